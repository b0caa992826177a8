"""/sources, /claimants, /topics: the lists, and each with the claims of it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from claims.filters import public_claimants, public_topics
from claims.models import Claim, Claimant, Source
from claims.models.claims import ClaimQuerySet
from claims.views import statistics
from claims.views.distributions import by_topic
from claims.views.entries import public_sources
from claims.views.pages import known_of
from claims.views.source_parts import public_articles_citing, uses_of
from claims.workflow import reviewed

from . import cursors
from .claim_shapes import CLAIM, EVIDENCE
from .claims import NEXT, following, listed
from .endpoints import Asked, Endpoint
from .nouns import ARTICLE_REF, CLAIMANT_REF, COUNTED_AT, SOURCE_REF, TOPIC_REF
from .parameters import AFTER, LIMIT
from .problems import missing
from .shapes import INTEGER, LANGUAGES, Field, Many, OrNull, Shape

BY_SLUG = ("slug",)
PAGING = (AFTER, LIMIT)

STANCE = Shape(
    "WhatASourceSays",
    tuple(each for each in EVIDENCE.fields if each.name != "source"),
)
USE = Shape("UseOfASource", (Field("claim", CLAIM), Field("evidence", Many(STANCE))))
SOURCE_IN_FULL = Shape(
    "SourceInFull",
    (
        *SOURCE_REF.fields,
        Field("note", LANGUAGES),
        Field("uses", Many(USE), _("Claims that rest on it, and what it says.")),
        Field("cited_by", Many(ARTICLE_REF), _("Articles that cite it.")),
        NEXT,
    ),
)
CLAIMANT = Shape("Claimant", (*CLAIMANT_REF.fields, Field("description", LANGUAGES)))
CLAIMS_AND_NEXT = (Field("claims", Many(CLAIM), _("The newest first.")), NEXT)
CLAIMANT_IN_FULL = Shape("ClaimantInFull", (*CLAIMANT.fields, *CLAIMS_AND_NEXT))
TOPIC = Shape(
    "Topic",
    (
        *TOPIC_REF.fields,
        Field("claim_count", OrNull(INTEGER), _("Null: not counted yet.")),
    ),
)
TOPIC_IN_FULL = Shape("TopicInFull", (*TOPIC_REF.fields, *CLAIMS_AND_NEXT))


class Joined:
    """A row, and beside it what else its page shows."""

    def __init__(self, row: Any, **beside: Any) -> None:
        self.row = row
        self.__dict__.update(beside)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def source_list(asked: Asked) -> dict[str, Any]:
    page = _page(public_sources(), asked)
    return {"sources": page.rows, "next": asked.next_address(page.after)}


def source_detail(asked: Asked, slug: str) -> Joined:
    source = get_object_or_404(Source, slug=slug)
    claims = Claim.objects.published().filter(reviewed.resting_on(source).q)
    page = listed(claims, asked)
    citing = public_articles_citing(source)
    # Not `page.claims`: on a later page there may be none, and yet it is public.
    if not page.claims and not citing and not claims.exists():
        raise missing()
    return Joined(
        source,
        uses=uses_of(source, page.claims),
        cited_by=citing,
        next=following(page, asked),
    )


def claimant_list(asked: Asked) -> dict[str, Any]:
    page = _page(public_claimants(), asked)
    return {"claimants": page.rows, "next": asked.next_address(page.after)}


def claimant_detail(asked: Asked, slug: str) -> Joined:
    claimant = get_object_or_404(Claimant, slug=slug)
    claims = Claim.objects.published().filter(reviewed.made_by(claimant).q)
    found = _with_claims(claimant, claims, asked)
    if not found.claims and not claims.exists():
        raise missing()
    return found


def topic_list(asked: Asked) -> dict[str, Any]:
    counted = statistics.counted(known_of(asked.request).stamp)
    numbers = by_topic(counted.figures) if counted.figures else None
    page = _page(public_topics(), asked)
    return {
        "topics": [
            Joined(row, claim_count=numbers[row.pk] if numbers is not None else None)
            for row in page.rows
        ],
        "counted_at": counted.at,
        "next": asked.next_address(page.after),
    }


def topic_detail(asked: Asked, slug: str) -> Joined:
    topic = get_object_or_404(public_topics(), slug=slug)
    return _with_claims(topic, Claim.objects.published().filter(topic=topic), asked)


def _page(rows: Any, asked: Asked) -> cursors.Rows:
    after, limit = asked.values["after"], asked.values["limit"]
    return cursors.page_of(rows, BY_SLUG, after=after, limit=limit)


def _with_claims(row: Any, claims: ClaimQuerySet, asked: Asked) -> Joined:
    page = listed(claims, asked)
    return Joined(row, claims=page.claims, next=following(page, asked))


ENDPOINTS = (
    Endpoint(
        "source-list",
        "sources",
        _("Sources that published claims rest on, by id."),
        source_list,
        Shape("SourcePage", (Field("sources", Many(SOURCE_REF)), NEXT)),
        PAGING,
    ),
    Endpoint(
        "source-detail",
        "sources/<slug:slug>",
        _("One source, and what it says to which claims."),
        source_detail,
        SOURCE_IN_FULL,
        PAGING,
    ),
    Endpoint(
        "claimant-list",
        "claimants",
        _("Whose claims were checked, by id. Nobody is ranked."),
        claimant_list,
        Shape("ClaimantPage", (Field("claimants", Many(CLAIMANT)), NEXT)),
        PAGING,
    ),
    Endpoint(
        "claimant-detail",
        "claimants/<slug:slug>",
        _("One claimant and the claims that were checked."),
        claimant_detail,
        CLAIMANT_IN_FULL,
        PAGING,
    ),
    Endpoint(
        "topic-list",
        "topics",
        _("Topics that have published claims, by id."),
        topic_list,
        Shape("TopicPage", (Field("topics", Many(TOPIC)), COUNTED_AT, NEXT)),
        PAGING,
        is_live=True,
    ),
    Endpoint(
        "topic-detail",
        "topics/<slug:slug>",
        _("One topic and its published claims."),
        topic_detail,
        TOPIC_IN_FULL,
        PAGING,
    ),
)
