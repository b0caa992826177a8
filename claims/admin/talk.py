"""What is done beside the workflow, as a table: comments, replies, reports, requests.

Like `verbs`, but nothing here moves a claim, so nothing compares versions. An act is
about a claim, or about a `part` of it: a comment, a report.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models import Claim, Comment, ErrorReport, OutletRequest, RightOfReply
from claims.operations import comments, outlets, replies, reports
from claims.workflow import policies

from .talk_forms import (
    AnswerForm,
    AskForm,
    CommentForm,
    DecideForm,
    OutcomeForm,
    RequestForm,
    TalkForm,
    WaiveForm,
)

Part = Comment | ErrorReport | OutletRequest | RightOfReply


class Act(NamedTuple):
    """`check` and `do` get the claim or, if `part` is set, the part. `quoted` names
    the columns of the part that whoever acts has to read first."""

    name: str
    label: Promise
    done: Promise
    role: Callable[[User], bool]
    check: Callable[[User, Any], None]
    do: Callable[..., object]
    form: type[TalkForm] = TalkForm
    part: type[Part] | None = None
    quoted: tuple[str, ...] = ()


def _check_can_record_outcome(by: User, request: OutletRequest) -> None:
    policies.check_can_request_correction(by, request.claim)


ACTS = {
    act.name: act
    for act in (
        Act(
            "comment",
            pgettext_lazy("to do", "Comment"),
            _("Your comment stands on the claim."),
            policies.works_on_claims,
            policies.check_can_comment,
            comments.write,
            CommentForm,
        ),
        Act(
            "resolve",
            _("Resolve"),
            _("The comment is resolved."),
            policies.works_on_claims,
            policies.check_can_resolve,
            comments.resolve,
            part=Comment,
            quoted=("author", "text"),
        ),
        Act(
            "ask",
            _("Record a question"),
            _("The question is on record."),
            policies.works_on_claims,
            policies.check_can_record_reply,
            replies.ask,
            AskForm,
        ),
        Act(
            "waive",
            _("Say why somebody is not asked"),
            _("The reason is on record."),
            policies.works_on_claims,
            policies.check_can_record_reply,
            replies.waive,
            WaiveForm,
        ),
        Act(
            "answer",
            _("Record the answer"),
            _("The answer is on record."),
            policies.works_on_claims,
            policies.check_can_answer,
            replies.answer,
            AnswerForm,
            part=RightOfReply,
            quoted=("addressee", "question", "asked_on", "deadline_on"),
        ),
        Act(
            "request",
            _("Record a request to an outlet"),
            _("The request is on record."),
            policies.works_on_claims,
            policies.check_can_request_correction,
            outlets.request_correction,
            RequestForm,
        ),
        Act(
            "outcome",
            _("Record the outcome"),
            _("The outcome is on record."),
            policies.works_on_claims,
            _check_can_record_outcome,
            outlets.record_outcome,
            OutcomeForm,
            part=OutletRequest,
            quoted=("article", "sent_on", "text", "outcome", "note"),
        ),
        Act(
            "decide",
            _("Decide on the report"),
            _("The decision is on record."),
            policies.works_on_claims,
            policies.check_can_decide_report,
            reports.decide,
            DecideForm,
            part=ErrorReport,
            quoted=("text", "contact", "received_at"),
        ),
        Act(
            "forget-contact",
            _("Erase the reader's contact"),
            _("The contact is erased; the report stays."),
            policies.is_administrator,
            policies.check_can_forget_contact,
            reports.forget_contact,
            part=ErrorReport,
            quoted=("text", "contact"),
        ),
    )
}


class Link(NamedTuple):
    """An act this person may do now."""

    label: Promise
    url: str


def act_url(name: str, row: Claim | Part) -> str:
    if isinstance(row, Claim):
        return reverse("admin:claims_claim_act", args=[row.pk, name])
    return reverse("admin:claims_claim_part", args=[row.claim_id, name, row.pk])


def link(name: str, user: User, row: Claim | Part) -> Link | None:
    act = ACTS[name]
    if not policies.can(act.check, user, row):
        return None
    return Link(act.label, act_url(name, row))
