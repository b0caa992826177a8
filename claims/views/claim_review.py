"""A public claim as schema.org ClaimReview, for search engines and archives.

Fields and limits: https://developers.google.com/search/docs/appearance/structured-data/factcheck
and https://schema.org/ClaimReview. A rating without a value ("unverifiable") gives no
`reviewRating`; a withdrawn claim gives nothing at all.
"""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.choices import ClaimantKind
from claims.models import Appearance, Claimant, Rating
from claims.typography import in_best_language

from .pages import absolute
from .public_claim import PublicClaim

WORST, BEST = 1, 5
LONGEST_RATING = 50  # code points of alternateName that search engines show
# Nothing in a statement can end the script element or open a comment in it.
IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Thing = dict[str, Any]


def markup(
    claim: PublicClaim, places: Sequence[Appearance], modified_at: dt.datetime | None
) -> SafeString:
    """The ClaimReview as JSON that may stand inside `<script>`."""
    review = claim_review(claim, places, modified_at)
    written = json.dumps(review, ensure_ascii=False).translate(IN_SCRIPT)
    return mark_safe(written)  # noqa: S308


def claim_review(
    claim: PublicClaim, places: Sequence[Appearance], modified_at: dt.datetime | None
) -> Thing:
    """The review in the language in force."""
    address = absolute(claim.get_absolute_url())
    return _without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "@id": address,
            "url": address,
            "inLanguage": get_language(),
            "claimReviewed": _words(claim.statement),
            "datePublished": _day(claim.published_at),
            "dateModified": _day(modified_at),
            "author": {
                "@type": "Organization",
                "name": _("Claim tracker"),
                "url": absolute("/"),
            },
            "reviewBody": _words(claim.verdict.summary),
            "reviewRating": _rating(claim.rating),
            "itemReviewed": _claim(claim, places),
        }
    )


def _claim(claim: PublicClaim, places: Sequence[Appearance]) -> Thing:
    works: list[Thing] = []
    for place in places:
        work = _work(place)
        works += [work] if work not in works else []
    first = next((place for place in places if place.is_first), None)
    published = first.revision.article.published_on if first else None
    return _without_blanks(
        {
            "@type": "Claim",
            "author": _claimant(claim.claimant) if claim.claimant else None,
            "datePublished": published.isoformat() if published else None,
            "appearance": [
                work for n, work in enumerate(works) if work not in works[:n]
            ],
            "firstAppearance": _work(first) if first else None,
        }
    )


def _claimant(claimant: Claimant) -> Thing:
    is_person = claimant.kind == ClaimantKind.PERSON
    kind = "Person" if is_person else "Organization"
    return {"@type": kind, "name": _words(claimant.name)}


def _work(place: Appearance) -> Thing:
    article = place.revision.article
    return _without_blanks(
        {
            "@type": "CreativeWork",
            "headline": _words(article.title),
            "url": article.url,
            "inLanguage": article.language,
        }
    )


def _rating(rating: Rating) -> Thing | None:
    if rating.value is None:
        return None
    return {
        "@type": "Rating",
        "ratingValue": rating.value,
        "worstRating": WORST,
        "bestRating": BEST,
        "alternateName": _words(rating.label)[:LONGEST_RATING],
    }


def _words(value: Any) -> str:
    return in_best_language(value)[0]


def _day(moment: Any) -> str | None:
    return moment.date().isoformat() if moment else None


def _without_blanks(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
