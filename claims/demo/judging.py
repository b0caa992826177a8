"""Taking a claim through the workflow, as far as its record in verdicts.json says."""

from typing import Any

from django.utils.translation import gettext as _

from claims.exceptions import Incomplete
from claims.models import Claim
from claims.operations import claims, evidence, publication, reviews, verdicts

from . import columns
from .cast import Cast
from .records import Record

Rows = dict[str, Any]


def judge(
    claim: Claim,
    record: Record,
    *,
    cast: Cast,
    sources: Rows,
    units: Rows,
    ratings: Rows,
) -> None:
    """Each step is taken by somebody who may take it in the newsroom.

    A claim nobody argued over ("researching") stops once its evidence is gathered.
    """
    by = cast.researcher(record["claim"])
    if record["state"] == "rejected":
        claims.reject(claim, by=by, reason=record["reason"])
        return
    claims.start_research(claim, by=by)
    for fields in record["evidence"]:
        observed = columns.evidence(fields, sources, units)
        evidence.add(by=by, claim=claim, **observed)
    if record["verdict"] is not None:
        if record["verdict"]["rating"] not in ratings:
            raise Incomplete(
                _("There is no rating “%(slug)s”; there are: %(known)s.")
                % {"slug": record["verdict"]["rating"], "known": ", ".join(ratings)}
            )
        verdicts.submit(claim, by=by, **columns.assessment(record["verdict"], ratings))
        _review(claim, record, cast)


def _review(claim: Claim, record: Record, cast: Cast) -> None:
    reviewers = cast.reviewers(record["claim"], claim.required_approvals)
    if record["state"] == "returned":
        reviews.send_back(claim, by=reviewers[0], comment=record["review_comment"])
    if record["state"] in ("approved", "published"):
        for reviewer in reviewers:
            comment = record["review_comment"] or ""
            reviews.approve(claim, by=reviewer, comment=comment)
    if record["state"] == "published":
        publication.publish(claim, by=cast.publisher(record["claim"]))
