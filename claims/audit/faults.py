"""What a verification can find, and the sentence for the person who asked."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "gap": _("Event %(sequence)d is missing."),
    "prev_hash": _("Event %(sequence)d does not follow from the event before it."),
    "hash": _("Event %(sequence)d is not what was recorded: its hash differs."),
    "head": _(
        "The log ends at event %(sequence)d, but its head says otherwise: events "
        "were removed from the end, or added."
    ),
    "noted": _(
        "No event has the hash you noted: this is another log, or its history was made "
        "up anew."
    ),
    "body": _("Event %(sequence)d cannot be read."),
    "column": _(
        "Event %(sequence)d: the column “%(column)s” is not what the event says."
    ),
    "changed": _(
        "%(object)s: “%(column)s” was changed behind the application's back; event "
        "%(sequence)d recorded it differently."
    ),
    "gone": _(
        "%(object)s is gone, but its last event, %(sequence)d, did not remove it."
    ),
    "came_back": _(
        "%(object)s stands there again, though event %(sequence)d removed it."
    ),
    "stranger": _(
        "%(object)s came in behind the application's back: no event knows it."
    ),
    "installed": _(
        "Of the table “%(object)s”, rows that came with the installation are gone, and "
        "no event removed them."
    ),
    "four_eyes": _(
        "Claim %(object)s is published without enough approvals by people who did "
        "not write the verdict."
    ),
}


class Fault(NamedTuple):
    """One thing that is not as it should be. `code` is a key of SENTENCES."""

    code: str
    sequence: int = 0
    object: str = ""
    column: str = ""

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self._asdict()
