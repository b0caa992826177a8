"""Before publishing: what search engines will read, and what they may not like."""

import copy
import json
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone, translation

from claims.choices import ClaimKind
from claims.models import Claim
from claims.models.languages import in_languages
from claims.views.claim_review import Thing, claim_review
from claims.views.claim_review_check import Problem, Weight, problems
from claims.views.public_claim import PublicClaim


class Reading(NamedTuple):
    """The markup of one language's page: `lines` are property and value."""

    language: str
    lines: list[tuple[str, str]]
    problems: list[Problem]
    json: str
    is_translated: bool


def readings(claim: Claim) -> list[Reading]:
    """Of a claim about to be published, one for each language of the site."""
    return [_reading(claim, code) for code, _name in settings.LANGUAGES]


def must_be_mended(claim: Claim) -> list[Problem]:
    """What would make the markup say something else than the verdict."""
    found = [each for reading in readings(claim) for each in reading.problems]
    return list(dict.fromkeys(each for each in found if each.weight is Weight.STOPS))


def _reading(claim: Claim, language: str) -> Reading:
    review = _as_published(claim, language)
    with translation.override(language):
        name = str(dict(settings.LANGUAGES)[language])
    return Reading(
        name,
        list(_lines(review)),
        problems(review, site=settings.SITE_URL),
        json.dumps(review, ensure_ascii=False, indent=2),
        language in in_languages(claim.statement),
    )


def _as_published(claim: Claim, language: str) -> Thing:
    """The markup as it will stand on the page in that language."""
    verdict = claim.verdict
    if verdict is None:
        raise ValueError(f"claim {claim.pk} has no verdict to publish")
    seen = copy.copy(claim)
    seen.published_at = claim.published_at or timezone.now()
    public = PublicClaim(
        seen,
        verdict,
        None,
        ClaimKind(claim.kind),
        claim.claimant,
        claim.about_date,
        claim.about_precision,
    )
    places = claim.appearances.select_related("revision__article")
    with translation.override(language):
        ordered = places.defer("revision__text").order_by(
            "-is_first", "revision", "start"
        )
        return claim_review(public, list(ordered), timezone.now())


def _lines(thing: Thing, prefix: str = "") -> list[tuple[str, str]]:
    """`reviewRating.ratingValue: 4`, one line a value, in the order of the markup."""
    lines: list[tuple[str, str]] = []
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        for number, each in enumerate(value if isinstance(value, list) else [value], 1):
            path = f"{prefix}{name}" + (f" {number}" if isinstance(value, list) else "")
            if isinstance(each, dict):
                lines += _lines(each, f"{path}.")
            else:
                lines.append((path, str(each)))
    return lines
