"""What is asked of a statement, or of a whole text, before anybody begins to work on
it: is there such a claim already?"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from claims.models import Claim, Revision
from claims.text.suggestions import Suggestion, suggestions

from .similar import Match, similar

FEWEST_LETTERS: Final = 12  # below, almost every claim is similar
LONGEST: Final = 1_000
SHOWN: Final = 3
MOST_SENTENCES: Final = 25  # the likeliest claims of a text; each costs a search
_ORDER: Final = ("same", "related")


class Known(NamedTuple):
    """A sentence worth checking, and the claim most like it."""

    sentence: Suggestion
    match: Match


def known_like(
    statement: str, *, but_not: Iterable[int] = (), limit: int = SHOWN
) -> list[Match]:
    """What is asked for a statement, wherever one is typed, pasted or imported."""
    looked_at = statement.replace("\x00", " ").strip()[:LONGEST]
    if len(looked_at) < FEWEST_LETTERS:
        return []
    return similar(looked_at, limit=limit, but_not=but_not)


def known_in(revision: Revision) -> list[Known]:
    """The sentences most worth checking that a claim says already, or nearly: the same
    first, then the most alike. Claims that stand in this article are left out."""
    here = Claim.objects.filter(appearances__revision__article=revision.article_id)
    but_not = list(here.values_list("pk", flat=True))
    found = [
        Known(sentence, match)
        for sentence in suggestions(revision.text or "")[:MOST_SENTENCES]
        for match in known_like(sentence.text, but_not=but_not, limit=1)
    ]
    return sorted(
        found, key=lambda one: (_ORDER.index(one.match.relation), -one.match.score)
    )
