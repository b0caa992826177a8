"""The list of claims and the page of one claim."""

import re
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models import Appearance, Claim
from claims.models.claims import ClaimQuerySet
from claims.models.fields import SLUG_PATTERN
from claims.operations import claims
from claims.search.backend import count, matching, newest, read
from claims.search.steps import Steps
from claims.workflow.policies import can, check_can_export_evidence

from .badges import rating_badge, rating_of, state_badge
from .base import OperationAdmin, change_url, may_edit
from .bulk import BulkActions
from .claim_forms import ClaimForm, NewClaimForm
from .claim_inlines import (
    AppearanceInline,
    EvidenceInline,
    QuantityInline,
    RelationInline,
)
from .claim_panels import head, panels
from .dated import DatedChangeList
from .entries import as_key
from .exporting import ExportingAdmin
from .filters import (
    AssigneeFilter,
    NumberFilter,
    RatingFilter,
    TopicFilter,
    WithEntryFilters,
)
from .history import latest_events
from .packing import Packing
from .people import person
from .planning import PLANNED, Planned
from .talk_pages import Talking
from .talk_panels import talk_about
from .verb_pages import verb_page
from .verbs import buttons_for
from .work import WorkFilter

WHERE = (
    _("Where it stands"),
    {
        "fields": (
            "revision",
            "quote",
            "place",
            ("start", "end"),
            "claimant_role",
        )
    },
)
WHAT = (
    None,
    {
        "fields": (
            "statement",
            ("kind", "claimant", "topic"),
            ("about_date", "about_precision"),
            PLANNED,
        )
    },
)
WHY = (
    _("Selection and leads"),
    {
        "classes": ("collapse",),
        "fields": (
            ("checkworthiness", "required_approvals"),
            "selection_reason",
            "leads",
        ),
    },
)
# Long columns that no list shows.
NAMED = ("claimant", "topic", "assignee", "verdict")  # on the page of a claim
UNSHOWN = [
    f"{verdict}__{column}"
    for verdict in ("verdict", "published_verdict")
    for column in ("statement", "summary", "explanation", "basis")
]


class ClaimChangeList(DatedChangeList):
    """Joins what the columns show; the rows' number never changes the queries'."""

    by_date = ("-created_at", "-id")

    def dressed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        first = (
            Appearance.objects.filter(is_first=True)
            .select_related("revision__article")
            .defer("revision__text", "exact", "prefix", "suffix")
        )
        return (
            cast(ClaimQuerySet, rows)
            .select_related("assignee", "verdict__rating", "published_verdict__rating")
            .defer("selection_reason", "leads", *UNSHOWN)
            .prefetch_related(
                Prefetch("appearances", queryset=first, to_attr="first_places")
            )
            .with_evidence_count()
        )


@admin.register(Claim)
class ClaimAdmin(
    BulkActions,
    Talking,
    Planned,
    ExportingAdmin,
    Packing,
    WithEntryFilters,
    OperationAdmin,
):
    list_display = (
        *("identifier", "in_words", "article", "kind", "state_shown"),
        *("rating_shown", "assignee", "due_shown", "evidence_shown"),
    )
    list_display_links = None
    list_filter = (
        *(WorkFilter, "state", "priority", "kind", RatingFilter, AssigneeFilter),
        *(TopicFilter, NumberFilter),
    )
    change_list_template = "admin/claims/dated_list.html"
    date_hierarchy = "created_at"
    ordering = ("-id",)
    search_fields = ("public_id",)
    search_help_text = _("Words of the claim, its article or claimant, in any form.")
    autocomplete_fields = ("claimant", "topic")
    change_form_template = "admin/claims/claim/page.html"

    # The list

    def get_changelist(self, request: HttpRequest, **_options: Any) -> Any:
        return ClaimChangeList

    @admin.display(description=_("id"))
    def identifier(self, claim: Claim) -> SafeString:
        return format_html("<code>{}</code>", claim.public_id)

    @admin.display(description=_("claim"))
    def in_words(self, claim: Claim) -> SafeString:
        words = Truncator(str(claim.statement)).chars(120)
        return format_html('<a href="{}">{}</a>', change_url(claim), words)

    @admin.display(description=_("article"))
    def article(self, claim: Any) -> str:
        titles = [place.revision.article.title for place in claim.first_places]
        return Truncator(str(titles[0])).chars(50) if titles else "–"

    @admin.display(description=_("state"))
    def state_shown(self, claim: Claim) -> SafeString:
        return state_badge(claim.state)

    @admin.display(description=_("rating"))
    def rating_shown(self, claim: Claim) -> str | SafeString:
        rating = rating_of(claim)
        return rating_badge(rating) if rating else "–"

    @admin.display(description=pgettext_lazy("plural", "evidence"))
    def evidence_shown(self, claim: Any) -> int:
        return int(claim.evidence_count)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        if key := _named_by(search_term):
            return queryset.filter(pk=key), False
        return matching(queryset, search_term, for_editors=True), False

    def walked(self, rows: Any, typed: str, steps: Steps) -> list[int] | None:
        if key := _named_by(typed):
            return list(rows.filter(pk=key).values_list("pk", flat=True))
        if not (words := read(typed)):
            return None
        after = None if steps.start is None else Claim(pk=steps.start)
        return newest(
            rows,
            words,
            limit=steps.limit,
            after=after,
            oldest_first=steps.is_ascending,
            for_editors=True,
        )

    def counted(self, rows: Any, typed: str, cap: int) -> int | None:
        if not (words := read(typed)):
            return None
        found, is_more = count(rows, words, cap - 1, for_editors=True)
        return found + is_more

    def choice_label(self, claim: Claim) -> str:
        return f"{Truncator(str(claim.statement)).chars(90)} · {claim.public_id}"

    # The page of one claim

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Claim | None:
        """Joined with what its page names."""
        rows = self.get_queryset(request).select_related(*NAMED)
        return rows.filter(pk=as_key(object_id)).first()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        kwargs["form"] = ClaimForm if change else NewClaimForm
        return super().get_form(request, obj, change, **kwargs)

    def sections(self, request: HttpRequest, obj: Any) -> Any:
        return [WHAT, WHY] if obj else [WHAT, WHERE, WHY]

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """For whoever may not edit, the page's panels show the same to read."""
        rests_on = [QuantityInline, EvidenceInline]
        if obj is None:
            return rests_on
        if not may_edit(request, obj):
            return []
        return [AppearanceInline, *rests_on, RelationInline]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_edit(request, obj)

    def create(self, by: User, columns: dict[str, Any], form: Any) -> Claim:
        given = form.cleaned_data
        return claims.create(
            by=by,
            revision=given["revision"],
            start=given["start"],
            end=given["end"],
            quote_digest=given.get("quote_digest", ""),
            claimant_role=given["claimant_role"],
            **columns,
        )

    def render_change_form(  # type: ignore[override]
        self, request: HttpRequest, context: dict[str, Any], **options: Any
    ) -> HttpResponse:
        claim = options.get("obj")
        if claim is not None:
            user = person(request)
            stored = claim if request.method == "GET" else _stored(claim.pk)
            only_read = not may_edit(request, stored)
            context |= (panels if only_read else head)(user, stored)
            context["may_pack"] = can(check_can_export_evidence, user)
            context["only_read"] = only_read
            context["buttons"] = buttons_for(user, stored)
            context |= talk_about(user, stored)
            context["events"] = latest_events(user, stored)
        return super().render_change_form(request, context, **options)

    # The workflow

    def get_urls(self) -> list[Any]:
        verb = path(
            "<int:pk>/do/<slug:name>/",
            self.admin_site.admin_view(self.verb_view),
            name="claims_claim_verb",
        )
        return [verb, *super().get_urls()]

    def verb_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        return verb_page(self, request, pk, name)


def _stored(key: int) -> Claim:
    """As it is in the database, whatever a form made of the one at hand."""
    return Claim.objects.select_related(*NAMED).get(pk=key)


def _named_by(typed: str) -> int | None:
    """The key of the claim whose identifier was typed."""
    identifier = typed.strip().lower()
    if not re.match(SLUG_PATTERN, identifier):
        return None
    named = Claim.objects.filter(public_id=identifier)
    return named.values_list("pk", flat=True).first()
