"""What an operation can refuse with. Each message is a sentence for the person.

All of them are past facts. The edge (form, admin, command) catches `DomainError`
and shows `str(error)`; nothing else may be swallowed.
"""

from django.utils.functional import Promise

Sentence = str | Promise


class DomainError(Exception):
    """A rule of the newsroom said no. `field` names the form field to blame, if any."""

    def __init__(self, sentence: Sentence, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(DomainError):
    """This person may not do this to this object now."""


class MoveRefused(DomainError):
    """The transition table has no such move from this state."""


class StaleState(DomainError):
    """Somebody else changed the object after it was read."""


class Incomplete(DomainError):
    """Something required is missing or contradictory."""


class SpanRefused(DomainError):
    """A position does not fit the text it points into."""


class TextRefused(DomainError):
    """A text cannot be taken in: empty, undecodable, or not the one announced."""


class AlreadyThere(DomainError):
    """The same thing is already recorded."""


class LimitReached(DomainError):
    """More came in than is taken in this time."""


class FixtureBroken(DomainError):
    """A record of a fixture file cannot be used; the sentence names file and line."""
