"""What waits for whom: the questions of an editor's day. All of them chain."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from claims.choices import ClaimState, Decision
from claims.models import (
    Claim,
    Comment,
    Conflict,
    ErrorReport,
    Review,
    RightOfReply,
    Verdict,
)

from .roles import is_publisher

ON_THE_DESK = (
    ClaimState.CANDIDATE,
    ClaimState.RESEARCHING,
    ClaimState.UNDER_CORRECTION,
)


def assigned_to(user: User) -> QuerySet[Claim]:
    """What `user` is to work on; not what waits for others."""
    return Claim.objects.assigned_to(user).in_state(*ON_THE_DESK)


def for_review_by(user: User) -> QuerySet[Claim]:
    """In review, and `user` may approve: not the author, has not decided yet, has
    declared no interest."""
    decided = Review.objects.filter(verdict=OuterRef("verdict"), reviewer=user)
    interest = Conflict.objects.filter(claim=OuterRef("pk"), person=user)
    return (
        Claim.objects.in_state(ClaimState.IN_REVIEW)
        .exclude(verdict__author=user)
        .exclude(Exists(decided))
        .exclude(Exists(interest))
    )


def returned_to(user: User) -> QuerySet[Claim]:
    """Back in research after a return; `user` wrote the verdict or is assigned."""
    later = Verdict.objects.filter(
        claim=OuterRef("claim"), number__gt=OuterRef("number")
    )
    # Asked of each claim in research: all verdicts `user` ever wrote are many more.
    last = Verdict.objects.filter(claim=OuterRef("pk")).exclude(Exists(later))
    returned = last.filter(
        Exists(Review.objects.filter(verdict=OuterRef("pk"), decision=Decision.RETURN))
    )
    claims = Claim.objects.in_state(ClaimState.RESEARCHING)
    mine = Q(assignee=user) | Q(Exists(returned.filter(author=user)))
    return claims.filter(mine).filter(Exists(returned))


def overdue_for(user: User, on: dt.date) -> QuerySet[Claim]:
    """What `user` is late with; for a publisher, what anybody is late with."""
    late = Claim.objects.overdue(on)
    return late if is_publisher(user) else late.assigned_to(user)


def of_nobody() -> QuerySet[Claim]:
    return Claim.objects.in_state(ClaimState.CANDIDATE).filter(assignee=None)


def ready_to_publish() -> QuerySet[Claim]:
    return Claim.objects.in_state(ClaimState.APPROVED)


def mentions_of(user: User) -> QuerySet[Comment]:
    """Comments in which `user` is called and which nobody has resolved."""
    return Comment.objects.unresolved().mentioning(user).exclude(author=user)


def open_reports() -> QuerySet[ErrorReport]:
    return ErrorReport.objects.open()


def unanswered(on: dt.date) -> QuerySet[RightOfReply]:
    """Somebody was asked, and the deadline passed before the day `on`."""
    return RightOfReply.objects.past_deadline(on)


def by_urgency(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Most urgent first, then what is due first, then the newest."""
    return claims.order_by("-priority", F("due_on").asc(nulls_last=True), "-id")
