"""What a person's account is for. Roles are permissions, given by groups."""

from django.contrib.auth.models import User

from claims.choices import ClaimState
from claims.models import Claim


def is_researcher(user: User) -> bool:
    return user.is_active and user.has_perm("claims.research_claim")


def is_reviewer(user: User) -> bool:
    return user.is_active and user.has_perm("claims.review_claim")


def is_publisher(user: User) -> bool:
    return user.is_active and user.has_perm("claims.publish_claim")


def is_auditor(user: User) -> bool:
    return user.is_active and user.has_perm("claims.audit_claim")


def is_administrator(user: User) -> bool:
    return user.is_active and user.has_perm("claims.administer_newsroom")


def works_on_claims(user: User) -> bool:
    """Writes, reviews or publishes: takes part in the newsroom's conversation."""
    return is_researcher(user) or is_reviewer(user) or is_publisher(user)


def plans_work(user: User) -> bool:
    return is_researcher(user) or is_publisher(user)


def may_read_everything(user: User) -> bool:
    """Every role works on unpublished claims; an account without a role does not."""
    return any(
        asks(user)
        for asks in (
            is_researcher,
            is_reviewer,
            is_publisher,
            is_auditor,
            is_administrator,
        )
    )


def sees_votes(user: User, claim: Claim) -> bool:
    """Whether `user` may see how others voted on the verdict now in review.

    Votes are blind until the round is over: nobody sees them who could still vote,
    nor the author, who could press the rest. An auditor who reviews nothing may.
    """
    if claim.state != ClaimState.IN_REVIEW:
        return True
    return is_auditor(user) and not is_reviewer(user)
