"""The lists of an editor's day: one table for the first page, the counts on it, and
the filter of the list of claims they lead to."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.admin import SimpleListFilter
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models.claims import ClaimQuerySet
from claims.workflow import policies, waiting


class Work(NamedTuple):
    """Claims that wait for one person. `concerns`: whose job it is."""

    name: str
    heading: Promise
    concerns: Callable[[User], bool]
    claims: Callable[[User], ClaimQuerySet]
    nothing: Promise


WORK = (
    Work(
        "returned",
        _("Returned to me"),
        policies.is_researcher,
        waiting.returned_to,
        _("Nothing was returned to you."),
    ),
    Work(
        "overdue",
        _("Overdue"),
        policies.works_on_claims,
        lambda user: waiting.overdue_for(user, timezone.localdate()),
        _("Nothing is overdue."),
    ),
    Work(
        "mine",
        _("Assigned to me"),
        policies.works_on_claims,
        waiting.assigned_to,
        _("Nothing is assigned to you."),
    ),
    Work(
        "review",
        _("Waiting for my review"),
        policies.is_reviewer,
        waiting.for_review_by,
        _("No verdict waits for you."),
    ),
    Work(
        "approved",
        _("Ready to be published"),
        policies.is_publisher,
        lambda user: waiting.ready_to_publish(),
        _("No claim waits to be published."),
    ),
    Work(
        "nobody",
        _("Candidates nobody works on"),
        policies.is_researcher,
        lambda user: waiting.of_nobody(),
        _("Every candidate is assigned."),
    ),
)
BY_NAME = {work.name: work for work in WORK}


class WorkFilter(SimpleListFilter):
    title = _("work")
    parameter_name = "work"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [
            (work.name, str(work.heading))
            for work in WORK
            if work.concerns(request.user)
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        work = BY_NAME.get(self.value() or "")
        if work is None:
            return queryset
        return queryset.filter(pk__in=work.claims(request.user).values("pk"))  # type: ignore[arg-type]
