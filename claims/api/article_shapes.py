"""Articles and what is checked in them. The text itself is its publisher's."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.choices import CitationProblem
from claims.models import Article, Revision
from claims.views.article_parts import CitationAudit, NumberedClaim

from .claim_shapes import CLAIM
from .nouns import OUTLET, SOURCE_REF, identity
from .shapes import (
    DAY,
    INTEGER,
    LANGUAGES,
    TEXT,
    YES_NO,
    Field,
    Many,
    OrNull,
    Shape,
    one_of,
)


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article with all its page shows."""

    article: Article
    revision: Revision | None
    claims: list[NumberedClaim]
    audit: CitationAudit

    def __getattr__(self, name: str) -> Any:
        return getattr(self.article, name)


ARTICLE = Shape(
    "Article",
    (
        *identity("articles", "key"),
        Field("title", LANGUAGES),
        Field("title_is_ours", YES_NO, _("The text came without a headline.")),
        Field("outlet", OrNull(OUTLET)),
        Field("author", TEXT),
        Field("url", OrNull(TEXT), _("Where it was published.")),
        Field("language", TEXT),
        Field("published_on", OrNull(DAY)),
        Field("note", LANGUAGES),
    ),
)
REVISION = Shape(
    "Revision",
    (
        Field("number", INTEGER),
        Field("sha256", TEXT, _("Of the normalised text in UTF-8.")),
        Field("length", INTEGER, _("In Unicode code points.")),
        Field("is_here", YES_NO, _("The page shows it."), lambda r: not r.is_detached),
    ),
)
PLACE = Shape(
    "PlaceInArticle",
    (
        Field("revision", TEXT, _("SHA-256."), lambda row: row.revision.sha256),
        Field("start", INTEGER),
        Field("end", INTEGER),
    ),
)
NUMBERED = Shape(
    "ClaimInArticle",
    (
        Field("number", INTEGER, _("In reading order, as on the page.")),
        Field("claim", CLAIM),
        Field("places", Many(PLACE)),
    ),
)
PROBLEM_OF_CITATION = Shape(
    "CitationProblem",
    (
        Field("code", one_of(CitationProblem), read=lambda row: row["code"]),
        Field("note", LANGUAGES, read=lambda row: row.get("note")),
    ),
)
REFERENCE = Shape(
    "BibliographyEntry",
    (
        Field("number", INTEGER, read=lambda entry: entry.reference.number),
        Field("source", OrNull(SOURCE_REF), read=lambda entry: entry.reference.source),
        Field("citations", INTEGER, _("How often the text cites it.")),
        Field(
            "problems",
            Many(PROBLEM_OF_CITATION),
            read=lambda entry: entry.reference.problems,
        ),
    ),
)
FLAWED = Shape(
    "FlawedCitation",
    (
        Field("start", INTEGER, read=lambda row: row.citation.start),
        Field("end", INTEGER, read=lambda row: row.citation.end),
        Field(
            "problems",
            Many(PROBLEM_OF_CITATION),
            read=lambda row: row.citation.problems,
        ),
    ),
)
AUDIT = Shape(
    "CitationAudit",
    (
        Field("citations", INTEGER),
        Field("entries", Many(REFERENCE)),
        Field("flawed", Many(FLAWED)),
    ),
)
ARTICLE_IN_FULL = Shape(
    "ArticleInFull",
    (
        *ARTICLE.fields,
        Field("revision", OrNull(REVISION), _("The text the page shows.")),
        Field("claims", Many(NUMBERED)),
        Field("citation_audit", AUDIT, read=lambda article: article.audit),
    ),
)
