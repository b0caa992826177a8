"""The buttons of a claim, as a table: verb → who → check → operation → form.

A new verb is a new row; the page, the button, its reason when it is disabled and the
handling of a refusal come with it.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim
from claims.operations import (
    appearances,
    claims,
    conflicts,
    corrections,
    merging,
    publication,
    reviews,
    verdicts,
)
from claims.workflow import policies
from claims.workflow.transitions import has_move

from .claim_forms import AddPlaceForm
from .planning import PlanForm
from .verb_forms import (
    ApproveForm,
    AssignForm,
    CorrectionForm,
    MergeForm,
    PublishForm,
    ReasonForm,
    ReturnForm,
    SubmitForm,
    VerbForm,
)


class Verb(NamedTuple):
    """`role` says whose job it is at all, `check` whether it may be done now, `act`
    does it. `move` is its name in the transition table, "" for what moves nothing.
    `at_once`: the button acts, because nothing is asked and little can go wrong."""

    name: str
    label: Promise
    done: Promise
    role: Callable[[User], bool]
    check: Callable[[User, Claim], None]
    act: Callable[..., object]
    form: type[VerbForm] = VerbForm
    move: str = ""
    at_once: bool = False
    tone: str = ""


def _assign(claim: Claim, *, by: User, assignee: User | None) -> Claim:
    return claims.assign(claim, by=by, to=assignee)


def _merges(user: User) -> bool:
    return policies.is_researcher(user) or policies.is_publisher(user)


VERBS = (
    Verb(
        "start-research",
        _("Start research"),
        _("You are researching this claim."),
        policies.is_researcher,
        policies.check_can_start_research,
        claims.start_research,
        move="start_research",
        at_once=True,
        tone="forward",
    ),
    Verb(
        "submit",
        _("Submit a verdict"),
        _("The verdict is submitted for review."),
        policies.is_researcher,
        policies.check_can_submit,
        verdicts.submit,
        SubmitForm,
        move="submit",
        tone="forward",
    ),
    Verb(
        "approve",
        _("Approve"),
        _("Your approval is recorded."),
        policies.is_reviewer,
        policies.check_can_approve,
        reviews.approve,
        ApproveForm,
        move="reach_quorum",
        tone="forward",
    ),
    Verb(
        "return",
        _("Return"),
        _("The claim is returned to its researcher."),
        policies.is_reviewer,
        policies.check_can_send_back,
        reviews.send_back,
        ReturnForm,
        move="send_back",
    ),
    Verb(
        "publish",
        _("Publish"),
        _("The claim is published."),
        policies.is_publisher,
        policies.check_can_publish,
        publication.publish,
        PublishForm,
        move="publish",
        tone="forward",
    ),
    Verb(
        "assign",
        _("Assign"),
        _("The claim is assigned."),
        policies.is_researcher,
        policies.check_can_assign,
        _assign,
        AssignForm,
    ),
    Verb(
        "plan",
        _("Plan"),
        _("Due date and priority are kept."),
        policies.plans_work,
        policies.check_can_plan,
        claims.plan,
        PlanForm,
    ),
    Verb(
        "add-place",
        _("Add a place"),
        _("The claim stands there too."),
        policies.is_researcher,
        policies.check_can_add_appearance,
        appearances.add,
        AddPlaceForm,
    ),
    Verb(
        "reject",
        _("Reject"),
        _("The claim is rejected."),
        policies.is_researcher,
        policies.check_can_reject,
        claims.reject,
        ReasonForm,
        move="reject",
    ),
    Verb(
        "reopen",
        _("Reopen"),
        _("The claim is a candidate again."),
        policies.is_researcher,
        policies.check_can_reopen,
        claims.reopen,
        ReasonForm,
        move="reopen",
    ),
    Verb(
        "merge",
        _("Merge"),
        _("The claim is merged; the other one carries on."),
        _merges,
        policies.check_can_merge,
        merging.merge,
        MergeForm,
        move="merge",
    ),
    Verb(
        "correct",
        _("Correct or withdraw"),
        _("The correction is open; readers see the note from now on."),
        policies.is_publisher,
        policies.check_can_open_correction,
        corrections.open_correction,
        CorrectionForm,
        move="open_correction",
    ),
    Verb(
        "keep",
        _("Keep unchanged"),
        _("The correction is closed; nothing was changed."),
        policies.is_publisher,
        policies.check_can_keep,
        corrections.keep,
        ReasonForm,
        move="keep",
    ),
    Verb(
        "withdraw",
        _("Confirm the withdrawal"),
        _("The claim is withdrawn; its page stays and says so."),
        policies.is_publisher,
        policies.check_can_withdraw,
        corrections.withdraw,
        move="withdraw",
    ),
    Verb(
        "declare-conflict",
        _("Declare an interest"),
        _("Your interest is on record; you cannot approve this claim."),
        policies.is_reviewer,
        policies.check_can_declare_conflict,
        conflicts.declare,
        ReasonForm,
    ),
)
BY_NAME = {verb.name: verb for verb in VERBS}


class Button(NamedTuple):
    """`reason` says why the button is disabled; "" if it is not."""

    verb: Verb
    url: str
    reason: str


class Buttons(NamedTuple):
    """`shown`: possible, or forbidden by a rule worth knowing. `elsewhere`: this
    person's job, but not in the state the claim is in."""

    shown: list[Button]
    elsewhere: list[Button]


def buttons_for(user: User, claim: Claim) -> Buttons:
    buttons = Buttons([], [])
    for verb in VERBS:
        if not verb.role(user):
            continue
        reason = policies.why_not(verb.check, user, claim)
        fits = not verb.move or has_move(claim.state, verb.move)
        here = buttons.shown if fits or not reason else buttons.elsewhere
        here.append(Button(verb, verb_url(verb, claim), reason))
    return buttons


def verb_url(verb: Verb, claim: Claim) -> str:
    return reverse("admin:claims_claim_verb", args=[claim.pk, verb.name])


def next_button(user: User, claim: Claim) -> Button | None:
    """What this person would do with the claim now, if there is something."""
    for button in buttons_for(user, claim).shown:
        if button.verb.tone == "forward" and not button.reason:
            return button
    return None
