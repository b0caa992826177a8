"""What is said about a claim beside the workflow, prepared for its page."""

import datetime as dt
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from claims.audit.stays import stays
from claims.models import Claim, Comment, ErrorReport, OutletRequest, RightOfReply
from claims.workflow import policies

from .badges import due_badge, state_badge
from .talk import Link, act_url, link
from .talk_forms import CommentForm

MOST_SHOWN = 100


class Said(NamedTuple):
    """A row and what this person may do with it now."""

    row: Comment | ErrorReport | OutletRequest | RightOfReply
    links: list[Link]
    is_late: bool = False


class Spent(NamedTuple):
    """A state, from when, and for how long."""

    badge: SafeString
    since: dt.datetime
    length: str


def talk_about(user: User, claim: Claim) -> dict[str, Any]:
    """Comments, replies, reports, requests; time in each state. Newest comments last:
    they are read as a conversation."""
    today = timezone.localdate()
    newest = claim.comments.select_related("author", "resolved_by").order_by("-id")
    return {
        "comments": [
            Said(row, _links(user, row, "resolve"))
            for row in reversed(newest[:MOST_SHOWN])
        ],
        "comment_form": _comment_form(user, claim),
        "comment_url": act_url("comment", claim),
        "replies": [
            Said(row, _links(user, row, "answer"), row.is_late(today))
            for row in claim.replies.select_related("claim").order_by("id")
        ],
        "requests": [
            Said(row, _links(user, row, "outcome"))
            for row in claim.outlet_requests.select_related("article").order_by("id")
        ],
        "reports": [
            Said(row, _links(user, row, "decide", "forget-contact"))
            for row in claim.error_reports.select_related("decided_by").order_by("id")[
                :MOST_SHOWN
            ]
        ],
        "talk_links": _links(user, claim, "ask", "waive", "request"),
        "spent": time_spent(claim),
        "due_badge": due_badge(claim),
    }


def time_spent(claim: Claim) -> list[Spent]:
    now = timezone.now()
    return [
        Spent(
            state_badge(stay.state),
            stay.since,
            timesince(stay.since, stay.until or now),
        )
        for stay in stays(claim)
    ]


def _links(user: User, row: Any, *names: str) -> list[Link]:
    found = (link(name, user, row) for name in names)
    return [each for each in found if each is not None]


def _comment_form(user: User, claim: Claim) -> CommentForm | None:
    if not policies.can(policies.check_can_comment, user, claim):
        return None
    return CommentForm(claim=claim, auto_id="talk_%s")
