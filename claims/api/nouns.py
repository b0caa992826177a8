"""How a thing is referred to, and the small shapes that several answers share."""

from django.utils.translation import gettext_lazy as _

from claims.choices import ClaimantKind, Comparator, Precision, SourceKind
from claims.models.languages import language_codes
from claims.views.pages import absolute

from .endpoints import address_of
from .shapes import (
    ADDRESS,
    DAY,
    INTEGER,
    KEY,
    LANGUAGES,
    MOMENT,
    NUMBER,
    PAGES,
    TEXT,
    YES_NO,
    Field,
    OrNull,
    Shape,
    one_of,
)

FINAL = _("What it is called in every language there is.")


def pages(path: str) -> dict[str, str]:
    """The page for people in each language; `path` comes after the language."""
    return {code: absolute(f"/{code}/{path}") for code in language_codes()}


def identity(folder: str, key: str = "slug") -> tuple[Field, ...]:
    """Id, address of the JSON, addresses of the pages: `folder` is claims, sources…"""
    name = f"{folder.removesuffix('s')}-detail"
    return (
        Field("id", KEY, read=lambda row: getattr(row, key)),
        Field("address", ADDRESS, read=lambda row: address_of(name, getattr(row, key))),
        Field("pages", PAGES, read=lambda row: pages(f"{folder}/{getattr(row, key)}/")),
    )


def named(shape: str, folder: str, *fields: Field) -> Shape:
    return Shape(shape, (*identity(folder), Field("name", LANGUAGES, FINAL), *fields))


CLAIMANT_REF = named(
    "ClaimantReference", "claimants", Field("kind", one_of(ClaimantKind))
)
TOPIC_REF = named("TopicReference", "topics")
OUTLET = Shape(
    "Outlet", (Field("id", KEY, read=lambda o: o.slug), Field("name", LANGUAGES))
)
ARTICLE_REF = Shape(
    "ArticleReference", (*identity("articles", "key"), Field("title", LANGUAGES))
)
SOURCE_REF = Shape(
    "SourceReference",
    (
        *identity("sources"),
        Field("title", TEXT),
        Field("author", TEXT),
        Field("publisher", TEXT),
        Field("year", TEXT, _("As printed.")),
        Field("url", OrNull(TEXT)),
        Field("archived_url", OrNull(TEXT)),
        Field("language", TEXT),
        Field("kind", one_of(SourceKind)),
        Field("is_primary", YES_NO),
        Field("interest", LANGUAGES, _("What the publisher may gain in this matter.")),
    ),
)
UNIT = Shape(
    "Unit", (Field("id", KEY, read=lambda u: u.slug), Field("label", LANGUAGES))
)
RATING = Shape(
    "Rating",
    (
        Field("id", KEY, read=lambda r: r.slug),
        Field("scale", INTEGER, read=lambda r: r.scale.number),
        Field("value", OrNull(INTEGER), _("From 1, worst, to 5, best; null: none.")),
        Field("label", LANGUAGES),
        Field("symbol", TEXT),
    ),
)
EXPLAINED_RATING = Shape(
    "ExplainedRating", (*RATING.fields, Field("explanation", LANGUAGES))
)
ABOUT = Shape(
    "AboutDate",
    (
        Field("date", OrNull(DAY), read=lambda c: c.about_date),
        Field("precision", OrNull(one_of(Precision)), read=lambda c: c.about_precision),
    ),
    _("What time the claim is about, and how exactly that is known."),
)
QUANTITY = Shape(
    "Quantity",
    (
        Field("comparator", one_of(Comparator)),
        Field("value", NUMBER),
        Field("value_to", OrNull(NUMBER), _("The upper end of a range.")),
        Field("unit", UNIT),
        Field("of", LANGUAGES, _("Of what."), read=lambda q: q.denominator),
        Field("period", LANGUAGES),
        Field("as_of", OrNull(DAY), read=lambda q: q.as_of_date),
        Field("definition", LANGUAGES),
    ),
)
OBSERVED = Shape(
    "ObservedNumber",
    (
        Field("comparator", one_of(Comparator), read=lambda e: e.observed_comparator),
        Field("value", NUMBER, read=lambda e: e.observed_value),
        Field("unit", UNIT, read=lambda e: e.observed_unit),
    ),
)
CORRECTION_TIMES = (
    Field("opened_at", MOMENT),
    Field("closed_at", OrNull(MOMENT), _("Null while it is open.")),
)
COUNTED_AT = Field(
    "counted_at",
    OrNull(MOMENT),
    _("When the figures were counted; null: as you ask."),
)
