"""Would search engines show this ClaimReview? Pure: the JSON-LD in, sentences out.

Required and recommended properties, and their limits, as documented at
https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .claim_review import LONGEST_RATING, Thing

LONGEST_CLAIM = 75  # code points of claimReviewed that a phone shows without breaking


class Weight(Enum):
    """What comes of a problem?"""

    STOPS = "stops"  # readers of the markup would take it for another verdict
    HIDES = "hides"  # search engines leave the check out
    WEAKENS = "weakens"  # shown, and poorer than it could be

    @property
    def label(self) -> str | Promise:
        return LABELS[self]


LABELS = {
    Weight.STOPS: gettext_lazy("Must be mended before publishing"),
    Weight.HIDES: gettext_lazy("Search engines will not show the check"),
    Weight.WEAKENS: gettext_lazy("Shown, but poorer"),
}


class Problem(NamedTuple):
    """What is wrong with which property, and what to do about it."""

    weight: Weight
    property: str
    wrong: str
    cure: str


def problems(review: Thing | None, *, site: str) -> list[Problem]:
    """The gravest first. None (withdrawn: no markup at all) has no problems; `site`
    is the address the site is known by, SITE_URL."""
    if review is None:
        return []
    found = [
        *_of_address(review, site),
        *_of_statement(str(review.get("claimReviewed", ""))),
        *_of_rating(review.get("reviewRating")),
        *_of_reviewer(review.get("author") or {}),
        *_of_claim(review.get("itemReviewed") or {}, review),
    ]
    return sorted(found, key=lambda each: list(Weight).index(each.weight))


def _of_address(review: Thing, site: str) -> Iterator[Problem]:
    address, home = urlsplit(str(review.get("url", ""))), urlsplit(site)
    host, ours = address.hostname or "", home.hostname or ""
    if address.scheme not in ("http", "https") or not _is_within(host, ours):
        yield Problem(
            Weight.HIDES,
            "url",
            _("The address of the check is not on this site's own host (%(host)s).")
            % {"host": ours},
            _("An administrator sets SITE_URL to the address readers use."),
        )


def _is_within(host: str, ours: str) -> bool:
    return bool(ours) and (host == ours or host.endswith(f".{ours}"))


def _of_statement(statement: str) -> Iterator[Problem]:
    if not statement.strip():
        yield Problem(
            Weight.STOPS,
            "claimReviewed",
            _("There is no statement."),
            _("Write what is claimed, in one sentence."),
        )
    elif len(statement) > LONGEST_CLAIM:
        yield Problem(
            Weight.WEAKENS,
            "claimReviewed",
            _("The statement has %(length)d characters; phones show about %(most)d.")
            % {"length": len(statement), "most": LONGEST_CLAIM},
            _("Leave it if it cannot be said shorter without changing its meaning."),
        )


def _of_rating(rating: Thing | None) -> Iterator[Problem]:
    if rating is None:
        yield Problem(
            Weight.HIDES,
            "reviewRating",
            _("This rating gives no verdict, so the markup carries none."),
            _("Nothing to do: readers find the check, only without a card."),
        )
        return
    name = str(rating.get("alternateName", ""))
    if not name.strip():
        yield Problem(
            Weight.HIDES,
            "reviewRating.alternateName",
            _("The rating has no word; search engines show the word, not the number."),
            _("An administrator gives the rating a label in this language."),
        )
    elif len(name) >= LONGEST_RATING:
        yield Problem(
            Weight.WEAKENS,
            "reviewRating.alternateName",
            _("The rating's word is cut after %(most)d characters.")
            % {"most": LONGEST_RATING},
            _("An administrator gives the next scale shorter labels."),
        )
    if not _is_in_bounds(rating):
        yield Problem(
            Weight.STOPS,
            "reviewRating.ratingValue",
            _("The rating's number does not lie on a scale from at least 1 upwards."),
            _("An administrator mends the rating scale: 1 worst, 5 best."),
        )


def _is_in_bounds(rating: Thing) -> bool:
    numbers = [
        rating.get(name) for name in ("worstRating", "ratingValue", "bestRating")
    ]
    if not all(type(number) in (int, float) for number in numbers):
        return False
    worst, value, best = (float(number) for number in numbers if number is not None)
    return 1 <= worst < best and worst <= value <= best


def _of_reviewer(reviewer: Thing) -> Iterator[Problem]:
    if not reviewer.get("name") or not reviewer.get("url"):
        yield Problem(
            Weight.WEAKENS,
            "author",
            _("The markup does not say who checked, or where to find them."),
            _("An administrator fills in who we are."),
        )


def _of_claim(claim: Thing, review: Thing) -> Iterator[Problem]:
    if not (claim.get("author") or {}).get("name"):
        yield Problem(
            Weight.WEAKENS,
            "itemReviewed.author",
            _("Nobody is named who claims it."),
            _("Name the claimant, if there is one; it needs a new review."),
        )
    said, checked = claim.get("datePublished"), review.get("datePublished")
    if not said:
        yield Problem(
            Weight.WEAKENS,
            "itemReviewed.datePublished",
            _("The day on which it was claimed is not known."),
            _("Give the article its date of publication."),
        )
    elif checked and said > checked:
        yield Problem(
            Weight.WEAKENS,
            "itemReviewed.datePublished",
            _("The article seems to be newer than the check of it."),
            _("Compare the article's date of publication with the article itself."),
        )
    yield from _of_places(claim)


def _of_places(claim: Thing) -> Iterator[Problem]:
    works: list[Any] = claim.get("appearance") or []
    if not works:
        yield Problem(
            Weight.WEAKENS,
            "itemReviewed.appearance",
            _("The markup does not say where it was claimed."),
            _("Mark the place in the article."),
        )
    elif any(not work.get("url") for work in works):
        yield Problem(
            Weight.WEAKENS,
            "itemReviewed.appearance",
            _("An article it stands in has no web address."),
            _("Give the article its address, if it is on the web."),
        )
    if works and not claim.get("firstAppearance"):
        yield Problem(
            Weight.WEAKENS,
            "itemReviewed.firstAppearance",
            _("It is not said where it stood first."),
            _("Mark one of its places as the earliest known."),
        )
