""" "Check a claim": what we have published about a sentence somebody pasted.

A page for readers, so it knows published claims in their reviewed words and nothing
else. It says what was found, what differs, and when nothing is known.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.search.reasons import agrees, in_short, told_to_reader
from claims.search.similar import Match, similar

from .pages import page
from .public_claim import PublicClaim, shown

ASKED = "claim"  # the name in the address; `edge.rates` limits by it
LONGEST = 1_000  # characters; what is beyond is not looked at, and the page says so
MOST_ANSWERS = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """A published claim, and in words what it shares with what was asked."""

    claim: PublicClaim
    in_short: str
    differences: list[str]
    agreements: list[str]


@never_cache
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The box; below it our verdicts on the same claim, then on related ones.

    What somebody asks is their own business: no shared cache keeps it, and robots
    are told not to index it.
    """
    asked = request.GET.get(ASKED, "").replace("\x00", " ").strip()
    looked_at = asked[:LONGEST].strip()
    matches = similar(looked_at, limit=MOST_ANSWERS, for_editors=False)
    answers = _answers(matches)
    context = {
        "asked": looked_at,
        "longest": LONGEST,
        "was_cut": len(asked) > LONGEST,
        "has_words": any(letter.isalnum() for letter in looked_at),
        "same": answers["same"],
        "related": answers["related"],
    }
    return page(request, "check.html", context)


def _answers(matches: list[Match]) -> dict[str, list[Answer]]:
    """By relation, in the order they were found; only what is public right now."""
    keys = [match.claim.pk for match in matches]
    found = shown(Claim.objects.published().filter(pk__in=keys))
    claims = {public.claim.pk: public for public in found}
    answers: dict[str, list[Answer]] = {"same": [], "related": []}
    for match in matches:
        if match.claim.pk in claims:
            answers[match.relation].append(_answer(claims[match.claim.pk], match))
    return answers


def _answer(claim: PublicClaim, match: Match) -> Answer:
    return Answer(
        claim,
        in_short(match.findings),
        [told_to_reader(each) for each in match.findings if not agrees(each)],
        [told_to_reader(each) for each in match.findings if agrees(each)],
    )
