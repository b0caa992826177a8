"""What waits for one person: the first page of the admin."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.choices import ClaimState
from claims.models import Claim, Review
from claims.workflow import policies

from .badges import state_badge

SHOWN = 8


class Worklist(NamedTuple):
    """A heading, the claims under it with their badges, where the whole list is."""

    heading: Promise
    claims: list[tuple[Claim, SafeString]]
    url: str


def waiting_for_review(user: User) -> QuerySet[Claim]:
    """Claims in review that `user` has not written and not decided on."""
    decided = Review.objects.filter(verdict=OuterRef("verdict"), reviewer=user)
    return (
        Claim.objects.in_state(ClaimState.IN_REVIEW)
        .exclude(verdict__author=user)
        .exclude(Exists(decided))
    )


def _mine(user: User) -> QuerySet[Claim]:
    return Claim.objects.assigned_to(user).in_state(
        ClaimState.CANDIDATE, ClaimState.RESEARCHING, ClaimState.UNDER_CORRECTION
    )


def _approved(user: User) -> QuerySet[Claim]:
    return Claim.objects.in_state(ClaimState.APPROVED)


def _nobodys(user: User) -> QuerySet[Claim]:
    return Claim.objects.in_state(ClaimState.CANDIDATE).filter(assignee=None)


class _Kind(NamedTuple):
    heading: Promise
    concerns: Callable[[User], bool]
    claims: Callable[[User], QuerySet[Claim]]
    query: str


KINDS = (
    _Kind(_("Assigned to me"), policies.is_researcher, _mine, "assignee=me"),
    _Kind(
        _("Waiting for my review"),
        policies.is_reviewer,
        waiting_for_review,
        "state__exact=in_review",
    ),
    _Kind(
        _("Ready to be published"),
        policies.is_publisher,
        _approved,
        "state__exact=approved",
    ),
    _Kind(
        _("Candidates nobody works on"),
        policies.is_researcher,
        _nobodys,
        "state__exact=candidate&assignee=nobody",
    ),
)


def worklists(user: Any) -> list[Worklist]:
    """The lists that concern `user`, newest claims first, a handful of each."""
    changelist = reverse("admin:claims_claim_changelist")
    return [
        Worklist(
            kind.heading,
            [
                (claim, state_badge(claim.state))
                for claim in kind.claims(user).order_by("-id")[:SHOWN]
            ],
            f"{changelist}?{kind.query}",
        )
        for kind in KINDS
        if kind.concerns(user)
    ]
