"""Finding claims and working on them."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.choices import ClaimState
from claims.exceptions import NotAllowed
from claims.models import Claim

from ..roles import (
    is_administrator,
    is_auditor,
    is_publisher,
    is_researcher,
    plans_work,
)
from .asking import check_move

EDITABLE_STATES = (
    ClaimState.CANDIDATE,
    ClaimState.RESEARCHING,
    ClaimState.IN_REVIEW,
    ClaimState.APPROVED,
    ClaimState.UNDER_CORRECTION,
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


def check_can_export_evidence(by: User) -> None:
    """Take out how claims were checked, names of colleagues included."""
    if not (is_auditor(by) or is_publisher(by) or is_administrator(by)):
        raise NotAllowed(_("Only an auditor or a publisher may export this."))


def check_can_import(by: User) -> None:
    """Take in files of claims and of other organisations' checks."""
    if not (is_publisher(by) or is_administrator(by)):
        raise NotAllowed(_("Only a publisher or an administrator may import files."))


def check_can_see_imports(by: User) -> None:
    """What was imported, and what of it was refused. Auditors read."""
    if not (is_publisher(by) or is_administrator(by) or is_auditor(by)):
        raise NotAllowed(_("Only publishers, administrators and auditors see imports."))


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


def check_can_add_appearance(by: User, claim: Claim) -> None:
    """Say that the claim stands in one more place. A published claim takes it too:
    who repeats it later changes nothing about what was reviewed."""
    if claim.state == ClaimState.PUBLISHED:
        check_can_research(by)
    else:
        check_can_change(by, claim)


def check_can_start_research(by: User, claim: Claim) -> None:
    check_can_research(by)
    check_move(claim, "start_research")


def check_can_assign(by: User, claim: Claim) -> None:
    check_can_research(by)


def check_can_plan(by: User, claim: Claim) -> None:
    """Say until when, and how soon. Only what is still worked on can be late."""
    if not plans_work(by):
        raise NotAllowed(_("Only a researcher or a publisher may plan the work."))
    if claim.state not in EDITABLE_STATES:
        raise NotAllowed(
            _("The claim is “%(state)s”: there is no work left to plan.")
            % {"state": claim.get_state_display()}
        )


def check_can_reject(by: User, claim: Claim) -> None:
    check_can_research(by)
    check_move(claim, "reject")
    if claim.published_verdict_id is not None:
        raise NotAllowed(
            _("The claim was published once; it can only be corrected or withdrawn.")
        )


def check_can_reopen(by: User, claim: Claim) -> None:
    check_can_research(by)
    check_move(claim, "reopen")
