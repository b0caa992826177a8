"""The evidence pack of one claim: every round, guard by guard."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.choices import Stance
from claims.models import Claim

from . import about_verdicts as about
from .publications import Publication, of_claims
from .rounds import Round, rounds
from .sheets import Column, Linked, Pack, Section, Sheet


def pack_of_claim(claim: Claim, *, sees_open_rounds: bool) -> Pack:
    """In the language in force."""
    verdicts = claim.verdicts.order_by("number").values_list("pk", flat=True)
    held = list(rounds(verdicts, sees_open_rounds=sees_open_rounds))
    shown = of_claims([claim.pk])
    asked = list(claim.replies.select_related("claim", "recorded_by").order_by("id"))
    sections = [
        Section(_("What was checked"), [_claim(claim, held, shown)]),
        Section(
            _("Guards: who wrote, who approved, on what"),
            [_guards(held, shown), about.votes(held, title=_("Votes"))],
            _("IFCN: transparency of methodology. EFCSN: methodology."),
        ),
        Section(
            _("Waivers"),
            [about.waivers(held, [row for row in asked if row.is_waived])],
            _("EFCSN: methodology."),
        ),
        Section(
            _("Evidence, as reviewed"),
            [about.evidence(held, title=_("Evidence"))],
            _("IFCN: transparency of sources. EFCSN: methodology."),
        ),
        Section(
            _("Who was asked"),
            [about.replies(asked), _interests(claim)],
            _("IFCN: transparency of methodology, nonpartisanship. EFCSN: ethics."),
        ),
        Section(
            _("Corrections and readers' reports"),
            [_corrections(claim, shown), _reports(claim)],
            _("IFCN: open and honest corrections. EFCSN: transparency."),
        ),
    ]
    return Pack(
        _("Evidence pack of a claim"),
        claim.public_id,
        sections,
        {"claim": claim.public_id},
    )


def _claim(claim: Claim, held: list[Round], shown: list[Publication]) -> Sheet:
    rows: list[tuple[Any, Any]] = [
        (_("Id"), about.linked(claim)),
        (_("State"), claim.get_state_display()),
        (_("Statement"), claim.statement),
        (_("Why selected"), claim.selection_reason),
        (_("Taken up"), claim.created_at),
        (_("First published"), claim.published_at),
    ]
    if held:
        last = held[-1]
        rows += [
            (_("Claimant"), last.claimant.name if last.claimant else ""),
            *((_("Article"), Linked(each.title, each.url)) for each in last.articles),
        ]
    if shown:
        rows.append((_("Time to verdict"), shown[0].took))
    columns = (Column("what", _("What")), Column("value", _("On record")))
    return Sheet("claim", columns, rows, _("The claim"))


def _guards(held: list[Round], shown: list[Publication]) -> Sheet:
    columns = (
        about.VERDICT,
        Column("guard", _("Guard")),
        Column("held", _("Held")),
        Column("who", _("Who")),
        Column("when", _("When")),
        Column("detail", _("On record")),
    )
    last_shown = {each.verdict: each for each in shown}
    rows = [
        (each.verdict.number, *guard)
        for each in held
        for guard in _guards_of(each, last_shown.get(each.verdict.pk))
    ]
    note = _("A round that was returned or is not over has guards not held.")
    return Sheet("guards", columns, rows, _("Guards, verdict by verdict"), note)


def _guards_of(each: Round, to: Publication | None) -> list[tuple[Any, ...]]:
    verdict = each.verdict
    author = verdict.author.get_username()
    guards: list[tuple[Any, ...]] = [
        (
            _("Written against a methodology, everything it rests on sealed"),
            each.digest_holds,
            author,
            verdict.submitted_at,
            _("methodology %(number)d, SHA-256 %(digest)s")
            % {"number": verdict.methodology.number, "digest": verdict.digest},
        ),
        (
            _("Stands in a text, marked word for word"),
            each.places > 0,
            author,
            verdict.submitted_at,
            _("places: %(count)d") % {"count": each.places},
        ),
        _looked_both_ways(each),
        _four_eyes(each),
    ]
    if to is not None:
        guards.append(
            (
                _("Published, on record"),
                True,
                to.by,
                to.at,
                _("event %(number)d, SHA-256 %(digest)s")
                % {"number": to.sequence, "digest": to.hash},
            )
        )
    return guards


def _looked_both_ways(each: Round) -> tuple[Any, ...]:
    verdict = each.verdict
    ways = (
        (each.has(Stance.SUPPORTS), verdict.no_support_found),
        (each.has(Stance.REFUTES), verdict.no_refutation_found),
    )
    counted = {
        stance: sum(row.stance == stance for row in each.evidence) for stance in Stance
    }
    return (
        _("Evidence looked for both ways"),
        all(has != none_found for has, none_found in ways),
        verdict.author.get_username(),
        verdict.submitted_at,
        _("for: %(for)d, against: %(against)d, context: %(context)d")
        % {
            "for": counted[Stance.SUPPORTS],
            "against": counted[Stance.REFUTES],
            "context": counted[Stance.CONTEXT],
        },
    )


def _four_eyes(each: Round) -> tuple[Any, ...]:
    name = _("Approved by others than the author, nobody objecting")
    if each.hides_votes:
        return (
            name,
            "",
            "",
            "",
            _("The round is open: votes are blind until it ends."),
        )
    return (
        name,
        each.has_four_eyes,
        ", ".join(vote.reviewer.get_username() for vote in each.approvals),
        max((vote.decided_at for vote in each.approvals), default=""),
        _("approvals: %(have)d of %(need)d, returns: %(returns)d")
        % {
            "have": len(each.approvals),
            "need": each.verdict.required_approvals,
            "returns": len(each.returns),
        },
    )


def _interests(claim: Claim) -> Sheet:
    columns = (
        Column("person", _("Person")),
        Column("reason", _("Interest")),
        Column("declared_at", _("Declared")),
    )
    rows = [
        (row.person.get_username(), row.reason, row.declared_at)
        for row in claim.conflicts.select_related("person").order_by("id")
    ]
    title = _("Interests declared; these people did not approve")
    return Sheet("interests", columns, rows, title)


def _corrections(claim: Claim, shown: list[Publication]) -> Sheet:
    rows = claim.corrections.select_related(
        "claim", "from_verdict", "to_verdict", "opened_by", "closed_by"
    )
    since = {(each.claim, each.verdict): each.at for each in shown}
    return about.corrections(rows.order_by("id"), since)


def _reports(claim: Claim) -> Sheet:
    """Without what readers wrote: it is theirs."""
    columns = (
        Column("received_at", _("Received")),
        Column("outcome", pgettext_lazy("of a report", "Outcome")),
        Column("decided_by", _("Decided by")),
        Column("decided_at", _("Decided")),
        Column("seconds_to_decision", _("Took")),
    )
    rows = [
        (
            row.received_at,
            row.get_outcome_display(),
            row.decided_by.get_username() if row.decided_by else "",
            row.decided_at,
            row.decided_at - row.received_at if row.decided_at else "",
        )
        for row in claim.error_reports.select_related("decided_by").order_by("id")
    ]
    return Sheet("reports", columns, rows, _("Readers' reports"))
