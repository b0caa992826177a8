"""What the site tells as a whole: home, corrections, methodology, statistics, about."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.canonical import plain_value
from claims.choices import ClaimState
from claims.filters import public_topics
from claims.models import Article, Claim, Correction, Methodology
from claims.models.site_sections import Section, SitePage
from claims.views import distributions, figures
from claims.views import statistics as statistics_now
from claims.views.corrections import listed_corrections, public_corrections
from claims.views.ourselves import told_sections
from claims.views.pages import known_of
from claims.views.paging import capped_count
from claims.views.public_claim import shown
from claims.views.site import LATEST, UNDER_REVIEW
from claims.workflow.tally import Figures

from . import cursors
from .claim_shapes import CLAIM, CORRECTION
from .claims import NEXT
from .endpoints import Asked, Endpoint, address_of
from .nouns import (
    ARTICLE_REF,
    COUNTED_AT,
    EXPLAINED_RATING,
    OUTLET,
    RATING,
    TOPIC_REF,
    pages,
)
from .parameters import AFTER, LIMIT
from .problems import missing
from .shapes import (
    ADDRESS,
    DAY,
    INTEGER,
    LANGUAGES,
    PAGES,
    TEXT,
    YES_NO,
    Field,
    Many,
    OrNull,
    Shape,
    one_of,
)

COUNT = Shape(
    "CappedCount",
    (
        Field("number", INTEGER),
        Field("is_capped", YES_NO, _("There are more than that.")),
    ),
)
HOME = Shape(
    "Home",
    (
        Field("claims", COUNT),
        Field("articles", COUNT),
        Field("in_research", COUNT),
        Field("with_a_second_person", COUNT),
        Field("latest", Many(CLAIM)),
        Field("topics", Many(TOPIC_REF)),
        Field("ratings", Many(EXPLAINED_RATING)),
        Field("description", ADDRESS, _("OpenAPI description of all addresses.")),
    ),
)
LISTED_CORRECTION = Shape(
    "ListedCorrection",
    (
        Field("claim", CLAIM),
        Field("is_withdrawn", YES_NO, read=lambda row: row.claim.is_withdrawn),
        Field("correction", CORRECTION, read=lambda row: row.note),
    ),
)
METHODOLOGY = Shape(
    "Methodology",
    (
        Field("number", INTEGER),
        Field("effective_on", DAY),
        Field("pages", PAGES, read=lambda m: pages(f"methodology/{m['number']}/")),
        Field("text", LANGUAGES),
        Field("ratings", Many(EXPLAINED_RATING), _("Those now in force.")),
        Field("versions", Many(INTEGER), _("The newest first.")),
    ),
)
SHARE = Shape("RatingShare", (Field("rating", RATING), Field("claims", INTEGER)))
BY_RATING = Shape(
    "ClaimsByRating",
    (Field("rating", RATING, read=lambda f: f.what), Field("claims", INTEGER)),
)
BY_TOPIC = Shape(
    "ClaimsByTopic",
    (
        Field("topic", TOPIC_REF, read=lambda stack: stack.what),
        Field("claims", INTEGER),
        Field("ratings", Many(SHARE), read=lambda stack: stack.parts),
    ),
)
BY_OUTLET = Shape(
    "ClaimsByOutlet",
    (
        Field("outlet", OUTLET, read=lambda stack: stack.what),
        Field("claims", INTEGER),
        Field("ratings", Many(SHARE), read=lambda stack: stack.parts),
    ),
)
BY_ARTICLE = Shape(
    "ClaimsByArticle",
    (Field("article", ARTICLE_REF, read=lambda f: f.what), Field("claims", INTEGER)),
)
LABELLED = Shape(
    "LabelledCount",
    (
        Field("label", TEXT, _("In the language asked for."), lambda f: str(f.what)),
        Field("claims", INTEGER),
    ),
)
BY_MONTH = Shape(
    "ClaimsByMonth", (Field("month", TEXT, _("As 2026-11.")), Field("claims", INTEGER))
)
STATISTICS = Shape(
    "Statistics",
    (
        COUNTED_AT,
        Field("claims", OrNull(INTEGER), _("Null: not counted yet.")),
        Field("ratings", Many(BY_RATING)),
        Field("topics", Many(BY_TOPIC)),
        Field("outlets", Many(BY_OUTLET)),
        Field("articles", Many(BY_ARTICLE)),
        Field("months", Many(BY_MONTH), _("By first publication, the newest first.")),
        Field("waits", Many(LABELLED), _("From taking a claim up to the verdict.")),
        Field("sources", Many(LABELLED), _("On how many sources a verdict rests.")),
    ),
)
TOLD = Shape(
    "SectionAboutUs",
    (
        Field("id", one_of(Section), read=lambda told: told.section),
        Field("title", TEXT, read=lambda told: str(told.section.label)),
        Field("is_missing", YES_NO, read=lambda told: told.written is None),
        Field(
            "is_withheld",
            YES_NO,
            _("Publishing it would endanger people."),
            lambda told: bool(told.written and told.written.is_withheld),
        ),
        Field(
            "text",
            OrNull(LANGUAGES),
            read=lambda told: (
                told.written.text
                if told.written and not told.written.is_withheld
                else None
            ),
        ),
    ),
)


def home(_asked: Asked) -> dict[str, Any]:
    claims = Claim.objects.published()
    return {
        "claims": capped_count(claims),
        "articles": capped_count(Article.objects.with_public_claims()),
        "in_research": capped_count(Claim.objects.in_state(ClaimState.RESEARCHING)),
        "with_a_second_person": capped_count(Claim.objects.in_state(*UNDER_REVIEW)),
        "latest": shown(claims.latest_first()[:LATEST]),
        "topics": public_topics()[:12],
        "ratings": figures.ratings_in_force(),
        "description": address_of("description"),
    }


def corrections(asked: Asked) -> dict[str, Any]:
    """The cursor names moment and claim; among corrections of one moment, which an
    index does not tell apart, the newer row comes first."""
    rows, cursor = public_corrections(), asked.values["after"]
    if cursor:
        last = _named_by(*cursors.read(cursor, 2))
        earlier = Q(opened_at__lt=last.opened_at) | Q(id__lt=last.pk)
        rows = rows.filter(earlier, opened_at__lte=last.opened_at)
    limit = asked.values["limit"]
    found = list(rows.order_by("-opened_at", "-id")[: limit + 1])
    shown = listed_corrections(found[:limit])
    after = ""
    if len(found) > limit:
        after = cursors.written(found[limit - 1].opened_at, shown[-1].claim.public_id)
    return {"corrections": shown, "next": asked.next_address(after)}


def _named_by(opened_at: str, claim: str) -> Correction:
    """Of the claim's corrections the one of that moment. Raises Refused."""
    for each in Correction.objects.filter(claim__public_id=claim).order_by("id"):
        if plain_value(each.opened_at) == opened_at:
            return each
    raise cursors.leads_nowhere()


def methodology(_asked: Asked, number: int | None = None) -> dict[str, Any]:
    versions = list(Methodology.objects.order_by("-number"))
    found = next((m for m in versions if number in (None, m.number)), None)
    if found is None:
        raise missing()
    return {
        "number": found.number,
        "effective_on": found.effective_on,
        "text": found.text,
        "ratings": figures.ratings_in_force(),
        "versions": [each.number for each in versions],
    }


def statistics(asked: Asked) -> dict[str, Any]:
    counted = statistics_now.counted(known_of(asked.request).stamp)
    if counted.figures is None:
        return {"counted_at": None, "claims": None, **dict.fromkeys(SPREAD, [])}
    return {
        "counted_at": counted.at,
        "claims": counted.figures["claims"],
        **{name: spread(counted.figures) for name, spread in SPREAD.items()},
    }


def _months(counted: Figures) -> list[dict[str, Any]]:
    return [{"month": month, "claims": claims} for month, claims in counted["months"]]


SPREAD: dict[str, Callable[[Figures], list[Any]]] = {
    "ratings": distributions.by_rating,
    "topics": distributions.ratings_by_topic,
    "outlets": distributions.ratings_by_outlet,
    "articles": distributions.by_article,
    "months": _months,
    "waits": distributions.by_time_to_verdict,
    "sources": distributions.by_sources,
}


def told(_asked: Asked, about: str) -> dict[str, Any]:
    return {"sections": told_sections(SitePage(about))}


_TOLD = Shape("AboutUs", (Field("sections", Many(TOLD)),))
ENDPOINTS = (
    Endpoint(
        "home",
        "",
        _("What there is: the latest verdicts, topics, ratings, and figures."),
        home,
        HOME,
        is_live=True,
    ),
    Endpoint(
        "correction-list",
        "corrections",
        _("What we put right, the latest first."),
        corrections,
        Shape("CorrectionPage", (Field("corrections", Many(LISTED_CORRECTION)), NEXT)),
        (AFTER, LIMIT),
    ),
    Endpoint(
        "methodology",
        "methodology",
        _("How we check: the version in force."),
        methodology,
        METHODOLOGY,
    ),
    Endpoint(
        "methodology-version",
        "methodology/<int:number>",
        _("How we checked: the version a verdict was made under."),
        methodology,
        METHODOLOGY,
    ),
    Endpoint(
        "statistics",
        "statistics",
        _("Counts of published claims, as of a moment that is told."),
        statistics,
        STATISTICS,
        is_live=True,
    ),
    *(
        Endpoint(
            page.value, page.value, page.label, told, _TOLD, extra={"about": page.value}
        )
        for page in SitePage
    ),
)
