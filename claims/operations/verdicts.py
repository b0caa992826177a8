"""Submitting a verdict for review."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.canonical import sha256
from claims.exceptions import Incomplete
from claims.models import Claim, Methodology, Rating, Verdict
from claims.models.languages import in_languages, lazy
from claims.workflow import basis, policies

from . import lengths, validation
from .rounds import move, take


@transaction.atomic
def submit(
    claim: Claim,
    *,
    by: User,
    rating: Rating,
    summary: Any,
    explanation: Any,
    no_support_found: bool = False,
    no_refutation_found: bool = False,
    response: str = "",
) -> Verdict:
    """Makes the next numbered verdict and puts the claim into review.

    The verdict keeps the methodology in force, the statement as assessed and the
    canonical JSON of all it rests on. After a return, `response` says how the
    objections were met. Raises Incomplete, NotAllowed, StaleState.
    """
    policies.check_can_submit(by, claim)
    policies.check_is_complete(
        claim,
        no_support_found=no_support_found,
        no_refutation_found=no_refutation_found,
    )
    last = claim.verdicts.order_by("-number").first()
    if policies.was_returned(last) and not response.strip():
        raise Incomplete(
            _("The last verdict was returned. Say how the objection was met."),
            field="response",
        )
    verdict = Verdict(
        claim=claim,
        number=last.number + 1 if last else 1,
        statement=lazy(claim.statement),
        rating=_in_force(rating),
        summary=_written(summary, "summary"),
        explanation=_written(explanation, "explanation"),
        no_support_found=no_support_found,
        no_refutation_found=no_refutation_found,
        response=response.strip(),
        methodology=Methodology.objects.order_by("-number")[:1].get(),
        required_approvals=claim.required_approvals,
        author=by,
        submitted_at=timezone.now(),
    )
    lengths.check(verdict)
    was = log.before(Claim.objects.get(pk=claim.pk))
    take(claim)  # from here on nobody else changes what the basis is read from
    verdict.basis = basis.basis(claim, basis.assessment_of(verdict))
    verdict.digest = sha256(verdict.basis)
    verdict.save(force_insert=True)
    move(claim, "submit", verdict=verdict)
    log.record(
        "verdict.submitted",
        by=by,
        about=verdict,
        claim=claim,
        changed=[claim, verdict],
        was=[was],
    )
    return verdict


def _written(value: Any, field: str) -> Any:
    if not in_languages(value):
        raise Incomplete(
            _("Write the %(field)s in at least one language.")
            % {"field": validation.label_of(Verdict, field)},
            field=field,
        )
    return lazy(value)


def _in_force(rating: Rating) -> Rating:
    newest = Rating.objects.order_by("-scale__number")[:1].get()
    if rating.scale_id != newest.scale_id:
        raise Incomplete(
            _("This rating belongs to an older scale; choose one in force."),
            field="rating",
        )
    return rating
