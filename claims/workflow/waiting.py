"""What waits for whom: the questions of an editor's day. All of them chain."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

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
from claims.models.claims import ClaimQuerySet

from .roles import is_publisher

ON_THE_DESK = (
    ClaimState.CANDIDATE,
    ClaimState.RESEARCHING,
    ClaimState.UNDER_CORRECTION,
)


def assigned_to(user: User) -> ClaimQuerySet:
    """What `user` is to work on; not what waits for others."""
    return Claim.objects.assigned_to(user).at_work(*ON_THE_DESK)


def for_review_by(user: User) -> ClaimQuerySet:
    """In review, and `user` may approve: not the author, has not decided yet, has
    declared no interest."""
    decided = Review.objects.filter(verdict=OuterRef("verdict"), reviewer=user)
    interest = Conflict.objects.filter(claim=OuterRef("pk"), person=user)
    return (
        Claim.objects.at_work(ClaimState.IN_REVIEW)
        .exclude(verdict__author=user)
        .exclude(Exists(decided))
        .exclude(Exists(interest))
    )


def returned_to(user: User) -> ClaimQuerySet:
    """Back in research after a return; `user` wrote the verdict or is assigned."""
    later = Verdict.objects.filter(
        claim=OuterRef("claim"), number__gt=OuterRef("number")
    )
    # Asked of each claim in research: all verdicts `user` ever wrote are many more.
    last = Verdict.objects.filter(claim=OuterRef("pk")).exclude(Exists(later))
    returned = last.filter(
        Exists(Review.objects.filter(verdict=OuterRef("pk"), decision=Decision.RETURN))
    )
    claims = Claim.objects.at_work(ClaimState.RESEARCHING)
    mine = Q(assignee=user) | Q(Exists(returned.filter(author=user)))
    # First what an index of verdicts answers: few claims in research have had one.
    return claims.filter(Exists(returned)).filter(mine)


def overdue_for(user: User, on: dt.date) -> ClaimQuerySet:
    """What `user` is late with; for a publisher, what anybody is late with."""
    late = Claim.objects.overdue(on)
    # Wrapped, so that no engine begins with all that lies on the person's desk.
    theirs = Exact(Coalesce("assignee", "assignee"), user.pk)
    return late if is_publisher(user) else late.filter(theirs)


def of_nobody() -> ClaimQuerySet:
    return Claim.objects.at_work(ClaimState.CANDIDATE).filter(assignee=None)


def ready_to_publish() -> ClaimQuerySet:
    return Claim.objects.at_work(ClaimState.APPROVED)


def mentions_of(user: User) -> QuerySet[Comment]:
    """Comments in which `user` is called and which nobody has resolved."""
    return Comment.objects.unresolved().mentioning(user).exclude(author=user)


def open_reports() -> QuerySet[ErrorReport]:
    return ErrorReport.objects.open()


def unanswered(on: dt.date) -> QuerySet[RightOfReply]:
    """Somebody was asked, and the deadline passed before the day `on`."""
    return RightOfReply.objects.past_deadline(on)
