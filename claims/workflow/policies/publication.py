"""Publishing, correcting, withdrawing, merging."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.choices import ClaimState, CorrectionKind, Decision
from claims.exceptions import Incomplete, MoveRefused, NotAllowed
from claims.models import Claim, Correction

from ..roles import is_publisher
from .asking import check_move
from .research import check_can_research


def check_can_publish(by: User, claim: Claim) -> None:
    if not is_publisher(by):
        raise NotAllowed(_("Only a publisher may publish."))
    check_move(claim, "publish")
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
    correction = open_correction(claim)
    if correction is not None and correction.opened_by_id == by.pk:
        raise NotAllowed(
            _("You opened this correction; somebody else has to publish it.")
        )


def open_correction(claim: Claim) -> Correction | None:
    """The correction or withdrawal now under way, if there is one."""
    return claim.corrections.filter(closed_at__isnull=True).first()


def check_can_open_correction(by: User, claim: Claim) -> None:
    """Correct, or ask to withdraw, what is published."""
    if not is_publisher(by):
        raise NotAllowed(_("Only a publisher may correct or withdraw a claim."))
    check_move(claim, "open_correction")


def check_can_keep(by: User, claim: Claim) -> None:
    """End a correction without a change: nothing may have been changed by then."""
    _check_closes_for_another(by, claim, "keep")


def check_can_withdraw(by: User, claim: Claim) -> None:
    """Confirm a withdrawal that somebody else asked for."""
    correction = _check_closes_for_another(by, claim, "withdraw")
    if correction.kind != CorrectionKind.WITHDRAWAL:
        raise MoveRefused(_("Nobody has asked to withdraw this claim."))


def _check_closes_for_another(by: User, claim: Claim, verb: str) -> Correction:
    if not is_publisher(by):
        raise NotAllowed(_("Only a publisher may correct or withdraw a claim."))
    check_move(claim, verb)
    correction = open_correction(claim)
    if correction is None:
        raise MoveRefused(_("No correction is open."))
    if correction.opened_by_id == by.pk:
        raise NotAllowed(_("You opened this; somebody else has to close it."))
    return correction


def check_can_merge(by: User, claim: Claim) -> None:
    """A published claim takes its readers along, so a publisher has to do it. What was
    imported a publisher may put in its place too: it shows at once."""
    if claim.state == ClaimState.PUBLISHED:
        if not is_publisher(by):
            raise NotAllowed(_("Only a publisher may merge a published claim."))
    elif not (is_publisher(by) and claim.foreign_reviews.exists()):
        check_can_research(by)
    check_move(claim, "merge")
    if claim.published_verdict_id and claim.state != ClaimState.PUBLISHED:
        raise MoveRefused(_("A correction is open; finish it before merging."))


def check_can_merge_into(claim: Claim, into: Claim) -> None:
    """The other claim must be able to carry on for this one."""
    if into.pk == claim.pk:
        raise Incomplete(_("A claim cannot be merged into itself."), field="into")
    if into.state in (ClaimState.MERGED, ClaimState.REJECTED, ClaimState.WITHDRAWN):
        raise Incomplete(
            _("The other claim is “%(state)s”; choose one that is alive.")
            % {"state": into.get_state_display()},
            field="into",
        )
    if claim.is_public and not into.is_public:
        raise Incomplete(
            _("Readers would be led to an unpublished claim; publish that one first."),
            field="into",
        )
    takes_nothing = into.state == ClaimState.PUBLISHED and not claim.is_public
    if takes_nothing and claim.evidence.exists():
        raise Incomplete(
            _(
                "The other claim is published and cannot take evidence. Open a "
                "correction there first, or remove the evidence here."
            ),
            field="into",
        )


def check_can_bring_reviews(by: User, claim: Claim, into: Claim) -> None:
    """What other organisations said would show on a public page at once."""
    if not into.is_public or is_publisher(by):
        return
    if claim.foreign_reviews.exists():
        raise NotAllowed(
            _(
                "Readers would see at once what another organisation said about this "
                "claim. Ask a publisher to merge it."
            )
        )
