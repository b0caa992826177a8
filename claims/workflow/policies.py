"""Who may do what, and when. `check_can_x` raises a sentence; `can` asks it.

The same check guards the operation and draws the button, so they cannot disagree.
Roles are permissions; a superuser has every permission, but the rules about *other
people* (author, earlier reviewer, opener of a correction) look at persons and have
no exception.
"""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.choices import ClaimState, Decision, Stance
from claims.exceptions import DomainError, Incomplete, MoveRefused, NotAllowed
from claims.models import Claim

from .transitions import has_move

EDITABLE_STATES = (
    ClaimState.CANDIDATE,
    ClaimState.RESEARCHING,
    ClaimState.IN_REVIEW,
    ClaimState.APPROVED,
    ClaimState.UNDER_CORRECTION,
)


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


def check_can_research(by: User) -> None:
    """Create claims, articles, sources; edit what is not locked."""
    if not is_researcher(by):
        raise NotAllowed(_("Your account may read claims but not change them."))


def check_can_administer(by: User) -> None:
    if not is_administrator(by):
        raise NotAllowed(_("Only an administrator may change this."))


def check_can_export(by: User) -> None:
    if not (is_auditor(by) or is_administrator(by)):
        raise NotAllowed(_("Only an auditor may export unpublished claims."))


def check_can_change(by: User, claim: Claim) -> None:
    """Change the claim or anything its verdict rests on."""
    check_can_research(by)
    if claim.state in EDITABLE_STATES:
        return
    if claim.state == ClaimState.PUBLISHED:
        raise NotAllowed(
            _("The claim is published and locked. Open a correction to change it.")
        )
    raise NotAllowed(
        _("The claim is “%(state)s” and can no longer be changed.")
        % {"state": claim.get_state_display()}
    )


def check_can_start_research(by: User, claim: Claim) -> None:
    check_can_research(by)
    _check_move(claim, "start_research")


def check_can_assign(by: User, claim: Claim) -> None:
    check_can_research(by)


def check_can_reject(by: User, claim: Claim) -> None:
    check_can_research(by)
    _check_move(claim, "reject")
    if claim.published_verdict_id is not None:
        raise NotAllowed(
            _("The claim was published once; it can only be corrected or withdrawn.")
        )


def check_can_reopen(by: User, claim: Claim) -> None:
    check_can_research(by)
    _check_move(claim, "reopen")


def check_can_submit(by: User, claim: Claim) -> None:
    """Submit a verdict for review. What the verdict must hold is checked by
    `check_is_complete` when there is one."""
    check_can_research(by)
    _check_move(claim, "submit")
    if not claim.appearances.exists():
        raise Incomplete(_("Say where the claim stands: add an appearance first."))
    if not claim.evidence.exists():
        raise Incomplete(_("A verdict rests on evidence: add at least one source."))


def check_is_complete(
    claim: Claim, *, no_support_found: bool, no_refutation_found: bool
) -> None:
    """Evidence for and against, or "looked for, found none" said: each exactly."""
    stances = set(claim.evidence.values_list("stance", flat=True))
    for stance, none_found, field, missing, contradicted in (
        (
            Stance.SUPPORTS,
            no_support_found,
            "no_support_found",
            _("There is no evidence in favour. Add it, or say that none was found."),
            _("You say no evidence in favour was found, but the claim has some."),
        ),
        (
            Stance.REFUTES,
            no_refutation_found,
            "no_refutation_found",
            _("There is no evidence against. Add it, or say that none was found."),
            _("You say no evidence against was found, but the claim has some."),
        ),
    ):
        if stance not in stances and not none_found:
            raise Incomplete(missing, field=field)
        if stance in stances and none_found:
            raise Incomplete(contradicted, field=field)


def check_can_review(by: User, claim: Claim) -> None:
    """Cast a decision, either way, on the verdict now in review."""
    if not is_reviewer(by):
        raise NotAllowed(_("Only a reviewer may decide on a verdict."))
    _check_move(claim, "send_back")
    verdict = claim.verdict
    if verdict is None:
        raise MoveRefused(_("There is no verdict to review."))
    if verdict.author_id == by.pk:
        raise NotAllowed(_("You wrote this verdict; somebody else has to review it."))
    if verdict.reviews.filter(reviewer=by).exists():
        raise NotAllowed(_("You have already decided on this verdict."))


def check_can_publish(by: User, claim: Claim) -> None:
    if not is_publisher(by):
        raise NotAllowed(_("Only a publisher may publish."))
    _check_move(claim, "publish")
    verdict = claim.verdict
    if verdict is None:
        raise MoveRefused(_("There is no verdict to publish."))
    approvals = (
        verdict.reviews.filter(decision=Decision.APPROVE)
        .exclude(reviewer_id=verdict.author_id)
        .count()
    )
    if approvals < verdict.required_approvals:
        raise NotAllowed(
            _("The verdict has %(have)d of %(need)d approvals it needs.")
            % {"have": approvals, "need": verdict.required_approvals}
        )
    correction = claim.corrections.filter(closed_at__isnull=True).first()
    if correction is not None and correction.opened_by_id == by.pk:
        raise NotAllowed(
            _("You opened this correction; somebody else has to publish it.")
        )


def check_can_open_correction(by: User, claim: Claim) -> None:
    if not is_publisher(by):
        raise NotAllowed(_("Only a publisher may open a correction."))
    _check_move(claim, "open_correction")


def can(check: Callable[..., None], *args: object) -> bool:
    """Whether `check(*args)` would let it pass."""
    try:
        check(*args)
    except DomainError:
        return False
    return True


def why_not(check: Callable[..., None], *args: object) -> str:
    """The sentence `check(*args)` refuses with; "" if it would let it pass."""
    try:
        check(*args)
    except DomainError as refusal:
        return str(refusal)
    return ""


def _check_move(claim: Claim, verb: str) -> None:
    if not has_move(claim.state, verb):
        raise MoveRefused(
            _("Not possible while the claim is “%(state)s”.")
            % {"state": claim.get_state_display()}
        )
