"""A claim's places as Web Annotations, for whoever draws them over the article.

https://www.w3.org/TR/annotation-model/: each place is an Annotation that assesses a
stretch of text. Its two selectors say the same in two ways: by position (code points
in our normalised text, whose SHA-256 names the state) and by quotation. Without the
text there is only the position.
"""

from collections.abc import Iterable
from typing import Any

from claims.canonical import plain_value
from claims.models import Appearance
from claims.models.languages import in_languages

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'

Thing = dict[str, Any]


def annotation_page(
    places: Iterable[Appearance],
    statement: object,
    *,
    address: str,
    claim_url: str,
    article_urls: dict[str, str],
) -> Thing:
    """All places of one claim. `address` is where this page is published, and
    `article_urls` has the address of our page of each article by its key."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "items": [
            {
                "id": f"{address}#{place.pk}",
                "type": "Annotation",
                "motivation": "assessing",
                "body": _bodies(statement, claim_url),
                "target": _target(place, article_urls[place.revision.article.key]),
            }
            for place in places
        ],
    }


def _bodies(statement: object, claim_url: str) -> list[Thing]:
    said: list[Thing] = [
        {
            "type": "TextualBody",
            "value": text,
            "language": language,
            "format": "text/plain",
        }
        for language, text in in_languages(statement).items()
    ]
    return [*said, {"id": claim_url, "type": "Text", "format": "text/html"}]


def _target(place: Appearance, our_url: str) -> Thing:
    revision = place.revision
    return {
        "type": "SpecificResource",
        "source": revision.article.url or our_url,
        "state": {
            "id": f"urn:sha256:{revision.sha256}",
            "type": "TimeState",
            "sourceDate": plain_value(revision.imported_at),
        },
        "selector": _selectors(place),
    }


def _selectors(place: Appearance) -> list[Thing]:
    position = {
        "type": "TextPositionSelector",
        "start": place.start,
        "end": place.end,
    }
    quote = {
        "type": "TextQuoteSelector",
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
    }
    return [position, quote] if place.exact else [position]
