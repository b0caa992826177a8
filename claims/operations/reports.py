"""Readers report errors; editors decide on the reports.

The rule that bounds what comes in without an account: `MOST_FROM_ONE` reports an
hour from one address, `MOST_FROM_ALL` from all together, `LONGEST_REPORT` characters
each. Two that arrive at the very same moment may both pass as the last one. The
address itself is not kept: only a keyed digest of it that changes every day.

A report can contain personal data, and the audit log cannot forget; so its events
hold a digest of the text and the decision, never the text or the contact.
"""

import datetime as dt
import ipaddress

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from claims.audit import log
from claims.canonical import sha256
from claims.choices import ReportOutcome
from claims.exceptions import AlreadyThere, Incomplete, LimitReached, MoveRefused
from claims.models import Claim, ErrorReport
from claims.workflow import policies

from . import validation

MOST_FROM_ONE = 5
MOST_FROM_ALL = 100
WINDOW = dt.timedelta(hours=1)


@transaction.atomic
def receive(claim: Claim, *, address: str, text: str, contact: str = "") -> ErrorReport:
    """Takes in a reader's report on a claim that has a public page.

    Raises LimitReached when too many came, from the IP `address` or altogether.
    """
    if claim.published_verdict_id is None:
        raise MoveRefused(_("Only a published claim can be reported."))
    if not text.strip():
        raise Incomplete(_("Say what is wrong."), field="text")
    sender = _sender(address)
    _check_is_bearable(sender)
    row = ErrorReport(
        claim=claim,
        text=text.strip(),
        contact=contact.strip(),
        sender=sender,
        received_at=timezone.now(),
    )
    validation.check(row)
    row.save(force_insert=True)
    log.record(
        "errorreport.received",
        by=None,
        about=row,
        claim=claim,
        changed=[row],
        facts={"text_digest": sha256(row.text)},
    )
    return row


@transaction.atomic
def decide(report: ErrorReport, *, by: User, outcome: str, note: str) -> ErrorReport:
    """Accepts or declines, and says why. What follows from it is another step."""
    policies.check_can_decide_report(by, report)
    if outcome not in (ReportOutcome.ACCEPTED, ReportOutcome.DECLINED):
        raise Incomplete(_("Accept the report or decline it."), field="outcome")
    if not note.strip():
        raise Incomplete(_("Say why: the reason goes on record."), field="note")
    decision = {
        "outcome": outcome,
        "outcome_note": note.strip(),
        "decided_by": by,
        "decided_at": timezone.now(),
    }
    was = log.before(ErrorReport.objects.get(pk=report.pk))
    rows = ErrorReport.objects.open().filter(pk=report.pk)
    if rows.update(**decision) != 1:
        raise AlreadyThere(_("Somebody has already decided on this report."))
    for name, value in decision.items():
        setattr(report, name, value)
    log.record(
        "errorreport.decided",
        by=by,
        about=report,
        claim=report.claim,
        changed=[report],
        was=[was],
        reason=note.strip(),
    )
    return report


@transaction.atomic
def forget_contact(report: ErrorReport, *, by: User) -> ErrorReport:
    """Erases how the reader can be reached; the report itself stays."""
    policies.check_can_forget_contact(by, report)
    was = log.before(ErrorReport.objects.get(pk=report.pk))
    report.contact = ""
    report.save(update_fields=["contact"])
    log.record(
        "errorreport.contact_forgotten",
        by=by,
        about=report,
        claim=report.claim,
        changed=[report],
        was=[was],
    )
    return report


def _check_is_bearable(sender: str) -> None:
    recent = ErrorReport.objects.filter(received_at__gt=timezone.now() - WINDOW)
    if recent.filter(sender=sender).count() >= MOST_FROM_ONE:
        raise LimitReached(
            _("You have sent %(n)d reports within an hour. Please come back later.")
            % {"n": MOST_FROM_ONE}
        )
    if recent.count() >= MOST_FROM_ALL:
        raise LimitReached(
            _("So many reports came in that we take no more now. Please try later.")
        )


def _sender(address: str) -> str:
    """A keyed digest of the network an address belongs to, for today only.

    One household of IPv6 has a whole /64, so that counts as one address.
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        network = "unknown"
    else:
        prefix = 64 if number.version == 6 else 32
        network = str(ipaddress.ip_network((number, prefix), strict=False))
    day = timezone.localdate().isoformat()
    salt = f"claims.reports:{day}"
    return salted_hmac(salt, network, algorithm="sha256").hexdigest()
