"""The first page: what waits for the person who is signed in."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.choices import Priority
from claims.models import (
    AnchorQuestion,
    Claim,
    Comment,
    ErrorReport,
    ProposedPair,
    RightOfReply,
)
from claims.workflow import policies, waiting
from claims.workflow.newsroom import why_not_reviewed

from . import keyset
from .badges import due_badge, state_badge
from .base import change_url
from .keyset import capped, counted, in_order
from .talk import act_url
from .work import WORK, Work

SHOWN = 6


class Row(NamedTuple):
    """One line: a link, and what is worth knowing about it."""

    text: str
    url: str
    badges: list[SafeString | str]


class Pile(NamedTuple):
    """A heading, how many wait ("1,000+"), where all of them are, and the first."""

    heading: str | Promise
    size: str
    url: str
    rows: list[Row]
    nothing: str | Promise


def first_page(user: User) -> dict[str, Any]:
    if not policies.may_read_everything(user):
        return {"piles": []}
    return {
        "piles": [_of_claims(work, user) for work in WORK if work.concerns(user)]
        + [pile(user) for concerns, pile in OTHERS if concerns(user)],
        "why_not_reviewed": why_not_reviewed(),
    }


def _of_claims(work: Work, user: User) -> Pile:
    """One walk finds the first and counts them all."""
    claims = work.claims(user).by_urgency()
    keys = list(claims.values_list("pk", flat=True)[: keyset.MOST_COUNTED + 1])
    first = in_order(Claim.objects.all(), keys[:SHOWN])
    return Pile(
        work.heading,
        capped(len(keys)),
        f"{reverse('admin:claims_claim_changelist')}?work={work.name}",
        [
            Row(_short(row.statement), change_url(row), claim_badges(row))
            for row in first
        ],
        work.nothing,
    )


def claim_badges(claim: Claim) -> list[SafeString | str]:
    marks: list[SafeString | str] = [state_badge(claim.state)]
    if claim.priority > Priority.NORMAL:
        marks.insert(0, claim.get_priority_display())
    if claim.due_on is not None:
        marks.append(due_badge(claim))
    return marks


def _of_mentions(user: User) -> Pile:
    rows = waiting.mentions_of(user)
    first = rows.select_related("author").order_by("-id")[:SHOWN]
    return Pile(
        _("Comments that mention me"),
        capped(counted(rows)),
        f"{reverse('admin:claims_comment_changelist')}?resolved=no&mentions=me",
        [Row(_short(row.text), _talk_url(row), [str(row.author)]) for row in first],
        _("Nobody waits for your answer."),
    )


def _of_reports(user: User) -> Pile:
    rows = waiting.open_reports()
    first = rows.select_related("claim").order_by("id")[:SHOWN]
    return Pile(
        _("Readers' reports to decide"),
        capped(counted(rows)),
        f"{reverse('admin:claims_errorreport_changelist')}?outcome__exact=open",
        [
            Row(_short(row.text), act_url("decide", row), [_day(row.received_at)])
            for row in first
        ],
        _("No reader waits for a decision."),
    )


def _of_questions(user: User) -> Pile:
    rows = waiting.unanswered(timezone.localdate())
    first = rows.order_by("deadline_on")[:SHOWN]
    return Pile(
        _("Questions without an answer"),
        capped(counted(rows)),
        f"{reverse('admin:claims_rightofreply_changelist')}?answer=late",
        [
            Row(_short(row.addressee), _talk_url(row), [_day(row.deadline_on)])
            for row in first
        ],
        _("No deadline for an answer has passed."),
    )


def _of_passages(user: User) -> Pile:
    rows = AnchorQuestion.objects.open()
    first = rows.select_related("appearance__claim", "revision__article")[:SHOWN]
    return Pile(
        _("Passages to find again"),
        capped(counted(rows)),
        f"{reverse('admin:claims_anchorquestion_changelist')}?answer__exact=open",
        [
            Row(
                _short(row.appearance.claim.statement),
                reverse("admin:claims_revision_questions", args=[row.revision_id]),
                [_short(row.revision.article.title)],
            )
            for row in first.defer("revision__text")
        ],
        _("Every passage of a changed article is accounted for."),
    )


def _of_duplicates(user: User) -> Pile:
    rows = ProposedPair.objects.open().filter(is_same=True)
    url = reverse("admin:claims_proposedpair_changelist")
    keys = list(rows.likest_first().values_list("pk", flat=True)[:SHOWN])
    first = in_order(ProposedPair.objects.select_related("first"), keys)
    return Pile(
        _("Possible duplicates"),
        capped(counted(rows)),
        url,
        [
            Row(_short(row.first.statement), f"{url}#p{row.pk}", [_day(row.found_at)])
            for row in first
        ],
        _("No two claims seem to say the same."),
    )


OTHERS: tuple[tuple[Callable[[User], bool], Callable[[User], Pile]], ...] = (
    (policies.works_on_claims, _of_mentions),
    (policies.works_on_claims, _of_reports),
    (policies.works_on_claims, _of_questions),
    (policies.is_researcher, _of_passages),
    (policies.is_researcher, _of_duplicates),
)


def _talk_url(row: Comment | ErrorReport | RightOfReply) -> str:
    return reverse("admin:claims_claim_change", args=[row.claim_id]) + "#talk"


def _short(text: object) -> str:
    return Truncator(" ".join(str(text).split())).chars(110)


def _day(day: Any) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT")
