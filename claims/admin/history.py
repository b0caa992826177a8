"""History, from the audit log: what happened, who did it, when, what changed."""

from typing import Any, NamedTuple

from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from claims.audit.changes import Change, changes_of
from claims.audit.sentences import sentence
from claims.audit.snapshots import object_key
from claims.choices import ClaimState
from claims.models import AuditEvent, Claim
from claims.workflow import policies

LATEST = 15
MOST_SHOWN = 200


class Entry(NamedTuple):
    """An event as a person reads it."""

    event: AuditEvent
    sentence: str
    changes: list[Change]


def visible_events(user: User) -> QuerySet[AuditEvent]:
    """All events, but for others' votes on verdicts that are still in review."""
    events = AuditEvent.objects.select_related("actor", "claim")
    if policies.is_auditor(user) and not policies.is_reviewer(user):
        return events
    verdict = Cast("claim__verdict_id", CharField())
    votes = Q(
        code="verdict.approved",
        claim__state=ClaimState.IN_REVIEW,
        about=Concat(Value("verdict:"), verdict),
    )
    return events.exclude(votes & ~Q(actor=user))


def latest_events(user: User, row: models.Model) -> list[Entry]:
    return entries(_events_of(user, row)[:LATEST])


def entries(events: QuerySet[AuditEvent]) -> list[Entry]:
    found = list(events)
    changes = changes_of(found)
    return [
        Entry(event, sentence(event.code), changes.get(event.sequence, []))
        for event in found
    ]


def history_page(
    model_admin: Any, request: HttpRequest, object_id: str
) -> TemplateResponse:
    """The page behind “History”, in the place of Django's own log."""
    row = model_admin.get_object(request, unquote(object_id))
    if row is None:
        raise Http404
    if not model_admin.has_view_permission(request, row):
        raise PermissionDenied
    found = entries(_events_of(request.user, row)[: MOST_SHOWN + 1])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History: %(name)s") % {"name": row},
        "opts": model_admin.opts,
        "object": row,
        "entries": found[:MOST_SHOWN],
        "has_more": len(found) > MOST_SHOWN,
        "most": MOST_SHOWN,
    }
    return TemplateResponse(request, "admin/claims/history.html", context)


def _events_of(user: Any, row: models.Model) -> QuerySet[AuditEvent]:
    events = visible_events(user)
    if isinstance(row, Claim):
        events = events.filter(claim=row)
    else:
        events = events.filter(about=object_key(row))
    return events.order_by(F("sequence").desc())
