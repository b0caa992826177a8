"""schema.org ClaimReview, as sites write it, into the fields of `columns`.

https://schema.org/ClaimReview; https://developers.google.com/fact-check/tools/api.
Everything may be missing, null, a list of one, or a bare text instead of an object.
"""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

Thing = dict[str, Any]
_DEEPEST: Final = 6


def reviews_in(element: Any, depth: int = 0) -> Iterator[dict[str, str]]:
    """The cells of every ClaimReview in one element of a feed; none in an empty one."""
    if depth > _DEEPEST:
        return
    if isinstance(element, list):
        for each in element:
            yield from reviews_in(each, depth + 1)
    elif isinstance(element, dict):
        if "claimReview" in element:
            yield from _of_the_tools(element)
        elif _is_review(element):
            yield _cells(element)
        else:
            for name in ("item", "dataFeedElement", "itemListElement", "@graph"):
                yield from reviews_in(element.get(name), depth + 1)


def looks_like_one(thing: Any) -> bool:
    return next(reviews_in(thing), None) is not None


def _is_review(thing: Thing) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    if any(str(kind).rpartition("/")[2] == "ClaimReview" for kind in named):
        return True
    return "claimReviewed" in thing


def _cells(review: Thing) -> dict[str, str]:
    claim = _thing(review.get("itemReviewed"))
    rating = _thing(review.get("reviewRating"))
    organisation = _name(review.get("author")) or _name(review.get("publisher"))
    url = _text(review.get("url")) or _text(review.get("mainEntityOfPage"))
    return _filled(
        statement=_text(review.get("claimReviewed")) or _text(claim.get("name")),
        language=_name(review.get("inLanguage")),
        claimant=_name(claim.get("author")),
        about_date=_text(claim.get("datePublished")),
        appearance=_address(claim.get("firstAppearance"))
        or _address(claim.get("appearance")),
        organisation=organisation or _host(url),
        url=url,
        rating=_text(rating.get("alternateName")) or _text(rating.get("name")),
        rating_number=_text(rating.get("ratingValue")),
        rating_worst=_text(rating.get("worstRating")),
        rating_best=_text(rating.get("bestRating")),
        reviewed_on=_text(review.get("datePublished")),
    )


def _of_the_tools(claim: Thing) -> Iterator[dict[str, str]]:
    """One claim of Google's Fact Check Tools: one record for each of its reviews."""
    reviews = claim.get("claimReview")
    for each in reviews if isinstance(reviews, list) else [reviews]:
        review = _thing(each)
        publisher = _thing(review.get("publisher"))
        url = _text(review.get("url"))
        yield _filled(
            statement=_text(claim.get("text")),
            language=_text(review.get("languageCode")),
            claimant=_text(claim.get("claimant")),
            about_date=_text(claim.get("claimDate")),
            organisation=_text(publisher.get("name"))
            or _text(publisher.get("site"))
            or _host(url),
            url=url,
            rating=_text(review.get("textualRating")),
            reviewed_on=_text(review.get("reviewDate")),
        )


def _filled(**cells: str) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if cell}


def _thing(value: Any) -> Thing:
    """The first object in `value`, or an empty one."""
    if isinstance(value, list):
        return next((_thing(each) for each in value if isinstance(each, dict)), {})
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return next(filter(None, map(_text, value[:20])), "")
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("@id"))
    return "" if value is None or isinstance(value, bool) else str(value)


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next(filter(None, map(_name, value[:20])), "")
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("alternateName"))
    return _text(value)


def _address(value: Any) -> str:
    if isinstance(value, list):
        return next(filter(None, map(_address, value[:20])), "")
    if isinstance(value, dict):
        return _text(value.get("url") or value.get("@id"))
    return _text(value)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
