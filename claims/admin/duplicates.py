"""Possible duplicates as a work list: pairs side by side, answered one by one.

What may be answered, and by whom, is the policies' to say; the rules of merging are
those of the merge page, to which this one only leads.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.choices import RelationKind
from claims.exceptions import DomainError, Incomplete
from claims.models import Appearance, Claim, DuplicateRun, PairAnswer, ProposedPair
from claims.operations import duplicates
from claims.search.duplicates import findings_between
from claims.search.reasons import agrees, in_short, sentence
from claims.workflow import policies

from .badges import rating_badge, rating_of, state_badge
from .base import NewsroomAdmin, change_url
from .entries import as_key
from .keyset import capped, counted, in_order
from .languages import in_both
from .people import person
from .verbs import BY_NAME, verb_url

SHOWN: Final = 20
ANSWERED: Final = 20

# How the first claim stands to the second, and the other way round.
RELATED: Final[dict[str, tuple[str, bool, Promise]]] = {
    "contradicts": (
        RelationKind.CONTRADICTS,
        False,
        gettext_lazy("the first contradicts the second"),
    ),
    "elaborates": (
        RelationKind.ELABORATES,
        False,
        gettext_lazy("the first elaborates the second"),
    ),
    "elaborated": (
        RelationKind.ELABORATES,
        True,
        gettext_lazy("the second elaborates the first"),
    ),
    "supersedes": (
        RelationKind.SUPERSEDES,
        False,
        gettext_lazy("the first supersedes the second"),
    ),
    "superseded": (
        RelationKind.SUPERSEDES,
        True,
        gettext_lazy("the second supersedes the first"),
    ),
}


class Side(NamedTuple):
    """One claim of a pair. `merge_url` is "" when `why_not` says why."""

    claim: Claim
    statement: SafeString
    url: str
    state: SafeString
    rating: SafeString | str
    articles: list[str]
    merge_url: str
    why_not: str


class Shown(NamedTuple):
    """A pair with what is the same in it and what is not."""

    pair: ProposedPair
    percent: int
    sides: list[Side]
    in_short: str
    differences: list[str]
    agreements: list[str]


@admin.register(ProposedPair)
class DuplicatesAdmin(NewsroomAdmin):
    """Its list is the work list; a row has no page of its own."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("answer/", view(answer), name="claims_proposedpair_answer"),
            path("reopen/", view(reopen), name="claims_proposedpair_reopen"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        if not self.has_view_permission(request):
            return super().changelist_view(request)  # refuses
        kind = "related" if request.GET.get("kind") == "related" else "same"
        found = ProposedPair.objects.open()
        of_kind = found.filter(is_same=kind == "same").likest_first()
        after = request.GET.get("after", "")
        pairs = _shown(person(request), of_kind.after(as_key(after)))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Possible duplicates"),
            "opts": self.opts,
            "kind": kind,
            "counts": {
                "same": capped(counted(found.filter(is_same=True))),
                "related": capped(counted(found.filter(is_same=False))),
            },
            "pairs": pairs[:SHOWN],
            "after": pairs[SHOWN - 1].pair.pk if len(pairs) > SHOWN else 0,
            "is_first": not after,
            "related": RELATED,
            "why_not": policies.why_not(policies.check_can_research, person(request)),
            "answered": _answered(),
            "last_run": DuplicateRun.objects.exclude(finished_at=None).first(),
        }
        return TemplateResponse(request, "admin/claims/duplicates.html", context)


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Records what somebody said about a pair; then the list, at the next one."""
    first, second = (
        get_object_or_404(Claim, pk=_key(request, name)) for name in ("first", "second")
    )
    said = request.POST.get("answer", "")
    try:
        policies.check_can_research(person(request))
        told = _record(said, request.POST.get("kind", ""), first, second, request)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return _back(request)


@require_POST
def reopen(request: HttpRequest) -> HttpResponse:
    """Takes an answer back; the next nightly comparison may propose the pair again."""
    row = get_object_or_404(PairAnswer, pk=_key(request, "row"))
    try:
        duplicates.reopen(row, by=person(request))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("The answer is taken back; the next comparison may ask again.")
        messages.success(request, told)
    return _back(request)


def _record(
    said: str, kind: str, first: Claim, second: Claim, request: HttpRequest
) -> str:
    by = person(request)
    if said == "same":
        duplicates.confirm(first, second, by=by)
        return _("Recorded as one fact. Merging is a step of its own, offered below.")
    if said == "related" and kind in RELATED:
        relation, is_backwards, _label = RELATED[kind]
        pair = (second, first) if is_backwards else (first, second)
        duplicates.relate(*pair, by=by, kind=relation)
        return _("Recorded as two claims, and how they stand to each other.")
    if said == "different":
        duplicates.reject(first, second, by=by)
        return _("Recorded as different. Nobody will be asked about this pair again.")
    raise Incomplete(_("Say how the two stand to each other."), field="answer")


def _key(request: HttpRequest, name: str) -> int:
    return as_key(request.POST.get(name, ""))


def _back(request: HttpRequest) -> HttpResponse:
    kind = "?kind=related" if request.POST.get("list") == "related" else ""
    url = reverse("admin:claims_proposedpair_changelist")
    return HttpResponseRedirect(f"{url}{kind}#pairs")


def _shown(user: User, rows: QuerySet[ProposedPair]) -> list[Shown]:
    """A page of them, and one more if others follow."""
    first_places = Appearance.objects.select_related("revision__article").defer(
        "revision__text", "exact", "prefix", "suffix"
    )
    with_all = ProposedPair.objects.select_related(
        *(
            f"{side}__{name}"
            for side in ("first", "second")
            for name in ("claimant", "verdict__rating", "published_verdict__rating")
        )
    ).prefetch_related(
        *(
            Prefetch(f"{side}__appearances", queryset=first_places)
            for side in ("first", "second")
        )
    )
    # Keys first: joined at once, SQLite would begin with the claims, and sort.
    keys = list(rows.values_list("pk", flat=True)[: SHOWN + 1])
    return [_pair(user, row) for row in in_order(with_all, keys)]


def _pair(user: User, row: ProposedPair) -> Shown:
    findings = findings_between(row.first, row.second, get_language() or "")
    return Shown(
        row,
        round(row.score / 10),
        [_side(user, row.first, row.second), _side(user, row.second, row.first)],
        in_short(findings),
        [sentence(each) for each in findings if not agrees(each)],
        [sentence(each) for each in findings if agrees(each)],
    )


def _side(user: User, claim: Claim, other: Claim) -> Side:
    refusal = policies.why_not(policies.check_can_merge, user, claim)
    refusal = refusal or policies.why_not(policies.check_can_merge_into, claim, other)
    refusal = refusal or policies.why_not(
        policies.check_can_bring_reviews, user, claim, other
    )
    merge = f"{verb_url(BY_NAME['merge'], claim)}?into={other.pk}"
    rating = rating_of(claim)
    return Side(
        claim,
        in_both(claim.statement),
        change_url(claim),
        state_badge(claim.state),
        rating_badge(rating) if rating else "",
        _titles(claim.appearances.all()),
        "" if refusal else merge,
        refusal,
    )


def _titles(places: Iterable[Appearance]) -> list[str]:
    return list(dict.fromkeys(str(place.revision.article.title) for place in places))


def _answered() -> list[PairAnswer]:
    rows = PairAnswer.objects.select_related("first", "second", "answered_by")
    keys = list(PairAnswer.objects.values_list("pk", flat=True)[:ANSWERED])
    return in_order(rows, keys)
