"""Sheets that both packs have: verdicts, evidence, votes, corrections, replies."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.choices import Stance
from claims.models import Claim, Correction, RightOfReply, Topic

from .publications import Publication
from .rounds import Round
from .sheets import Column, Linked, Sheet

CLAIM = Column("claim_id", _("Claim"))
VERDICT = Column("verdict_number", _("Verdict"))


def address(claim: Claim) -> str:
    return f"{settings.SITE_URL}/{get_language()}/claims/{claim.public_id}/"


def linked(claim: Claim) -> Linked:
    """The claim's public id, leading to its page if it has one."""
    return Linked(claim.public_id, address(claim) if claim.is_public else "")


def verdicts(
    published: Iterable[tuple[Publication, Round]], topics: dict[int, Topic]
) -> Sheet:
    """One row for each time a verdict was put before readers."""
    columns = (
        CLAIM,
        Column("verdict_number"),
        Column("statement", _("Statement as assessed")),
        Column("rating", _("Rating")),
        Column("claimant", _("Claimant")),
        Column("topic"),
        Column("author", _("Author of the verdict")),
        Column("submitted_at"),
        Column("approved_by", _("Approved by")),
        Column("approvals_required"),
        Column("four_eyes", _("Four eyes")),
        Column("published_by"),
        Column("published_at", _("Published")),
        Column("first_time"),
        Column("seconds_from_discovery"),
        Column("sources", _("Sources")),
        Column("primary_sources", _("of these primary")),
        Column("none_found_for"),
        Column("none_found_against"),
        Column("methodology"),
        Column("digest"),
        Column("digest_holds"),
        Column("event"),
        Column("event_hash"),
    )
    rows = [
        (
            linked(each.claim),
            each.verdict.number,
            each.verdict.statement,
            each.verdict.rating.label,
            each.claimant.name if each.claimant else "",
            topics[to.topic].name if to.topic in topics else "",
            each.verdict.author.get_username(),
            each.verdict.submitted_at,
            ", ".join(vote.reviewer.get_username() for vote in each.approvals),
            each.verdict.required_approvals,
            each.has_four_eyes,
            to.by,
            to.at,
            to.is_first,
            to.took,
            len(each.sources),
            sum(each.sources.values()),
            each.verdict.no_support_found,
            each.verdict.no_refutation_found,
            each.verdict.methodology.number,
            each.verdict.digest,
            each.digest_holds,
            to.sequence,
            to.hash,
        )
        for to, each in published
    ]
    return Sheet("verdicts", columns, rows, _("Every verdict of the period"))


def evidence(rounds: Iterable[Round], *, title: Any = "") -> Sheet:
    columns = (
        Column("claim_id"),
        VERDICT,
        Column("stance", _("Stance")),
        Column("source", _("Source")),
        Column("publisher"),
        Column("url"),
        Column("archived_url"),
        Column("primary", _("Primary")),
        Column("interest", _("Interest")),
        Column("pinpoint", _("Where exactly")),
        Column("finding", _("What it says")),
        Column("observed", _("Number in the source")),
        Column("accessed_on"),
    )
    rows = [
        (
            each.claim.public_id,
            each.verdict.number,
            row.stance.label,
            Linked(row.title, row.url),
            row.source.publisher if row.source else "",
            row.url,
            row.source.archived_url if row.source else "",
            row.is_primary,
            row.source.interest if row.source else "",
            row.pinpoint,
            row.finding,
            row.observed,
            row.accessed_on,
        )
        for each in rounds
        for row in each.evidence
    ]
    return Sheet("evidence", columns, rows, title)


def votes(rounds: Iterable[Round], *, title: Any = "") -> Sheet:
    columns = (
        Column("claim_id"),
        VERDICT,
        Column("reviewer", _("Reviewer")),
        Column("decision", _("Decision")),
        Column("comment", _("Comment")),
        Column("decided_at", _("When")),
    )
    rows = [
        (
            each.claim.public_id,
            each.verdict.number,
            vote.reviewer.get_username(),
            vote.get_decision_display(),
            vote.comment,
            vote.decided_at,
        )
        for each in rounds
        for vote in each.reviews
    ]
    return Sheet("reviews", columns, rows, title)


def corrections(
    rows: Iterable[Correction], shown_since: dict[tuple[int, int], dt.datetime]
) -> Sheet:
    """`shown_since`: by claim and verdict, when it was last put before readers."""
    columns = (
        CLAIM,
        Column("kind", pgettext_lazy("of a correction", "Kind")),
        Column("what_changed", _("What changed")),
        Column("why", _("Why")),
        Column("from_verdict"),
        Column("to_verdict"),
        Column("opened_by"),
        Column("opened_at", _("Opened")),
        Column("seconds_stood", _("Stood before")),
        Column("closed_by"),
        Column("closed_at", _("Closed")),
        Column("seconds_open", _("Took")),
    )
    told = []
    for row in rows:
        since = shown_since.get((row.claim_id, row.from_verdict_id))
        told.append(
            (
                linked(row.claim),
                row.get_kind_display(),
                row.what_changed,
                row.why,
                row.from_verdict.number,
                row.to_verdict.number if row.to_verdict else "",
                row.opened_by.get_username(),
                row.opened_at,
                row.opened_at - since if since else "",
                row.closed_by.get_username() if row.closed_by else "",
                row.closed_at,
                row.closed_at - row.opened_at if row.closed_at else "",
            )
        )
    return Sheet("corrections", columns, told, _("Corrections, oldest first"))


def replies(rows: Iterable[RightOfReply]) -> Sheet:
    """Without the letters themselves: they may name third persons."""
    columns = (
        CLAIM,
        Column("addressee", _("Addressee")),
        Column("asked_on", _("Asked on")),
        Column("deadline_on"),
        Column("answered_on", _("Answered on")),
        Column("not_asked_because", _("Not asked, because")),
        Column("recorded_by"),
    )
    told = [
        (
            linked(row.claim),
            row.addressee,
            row.asked_on,
            row.deadline_on,
            row.answered_on,
            row.waiver_reason,
            row.recorded_by.get_username(),
        )
        for row in rows
    ]
    return Sheet("right_of_reply", columns, told, _("Right of reply"))


def waivers(rounds: Iterable[Round], not_asked: Iterable[RightOfReply]) -> Sheet:
    """Every rule that was not followed to the letter, who said so, and why."""
    columns = (
        CLAIM,
        VERDICT,
        Column("waived", _("Waived")),
        Column("reason", _("Reason")),
        Column("by", _("By")),
    )
    told: list[tuple[Any, ...]] = []
    for each in rounds:
        verdict, who = each.verdict, each.verdict.author.get_username()
        for is_waived, what in (
            (verdict.no_support_found, NONE_FOUND[Stance.SUPPORTS]),
            (verdict.no_refutation_found, NONE_FOUND[Stance.REFUTES]),
        ):
            if is_waived:
                about = (linked(each.claim), verdict.number)
                told.append((*about, what, verdict.explanation, who))
    for row in not_asked:
        who = row.recorded_by.get_username()
        what = _("%(name)s was not asked") % {"name": row.addressee}
        told.append((linked(row.claim), "", what, row.waiver_reason, who))
    return Sheet(
        "waivers",
        columns,
        told,
        _("Waivers, with their reasons"),
        _("For “none found” the reason is the verdict's own explanation."),
    )


NONE_FOUND = {
    Stance.SUPPORTS: _("Evidence in favour: looked for, none found"),
    Stance.REFUTES: _("Evidence against: looked for, none found"),
}
