"""Telling people what concerns them.

Notices are written in the transaction of the operation that causes them and mailed
after it is committed. They are messages: the audit log has the events themselves.
"""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import Delivery, NoticeCode
from claims.exceptions import Incomplete
from claims.models import Claim, Notice, NoticePreference
from claims.workflow import policies

from .delivery import send_at_once


def tell(
    code: NoticeCode,
    claim: Claim,
    *,
    by: User,
    people: Iterable[User | None],
    note: str = "",
    mailed: bool = True,
) -> None:
    """Writes a notice to each of `people` but `by`. A part of other operations.

    `mailed=False` leaves the sending to the caller, who has more to tell.

    Whoever has no role any more is told nothing. A failing mail server is no reason
    to undo the operation: what could not be sent is sent later (`delivery`).
    """
    concerned = {person for person in people if person is not None} - {by}
    readers = sorted(
        filter(policies.may_read_everything, concerned), key=lambda user: user.pk
    )
    chosen = _deliveries(readers)
    notices = [
        Notice(
            recipient=person,
            code=code,
            claim=claim,
            by=by,
            note=note,
            delivery=chosen[person.pk],
            at=timezone.now(),
        )
        for person in readers
    ]
    keys = [row.pk for row in Notice.objects.bulk_create(notices)]
    if keys and mailed:
        transaction.on_commit(lambda: send_at_once(keys), robust=True)


@transaction.atomic
def tell_of_delays(*, on: dt.date) -> int:
    """Tells assignees what was due before the day `on`, once for each day due.

    Returns how many notices were written. Meant for a daily command, which sends
    them: nobody's action causes a delay.
    """
    late = Claim.objects.overdue(on).exclude(assignee=None).select_related("assignee")
    told = Notice.objects.filter(code=NoticeCode.OVERDUE, claim__in=late)
    known = set(told.values_list("recipient", "claim", "overdue_since"))
    new = [
        (claim, claim.assignee)
        for claim in late
        if claim.assignee and (claim.assignee.pk, claim.pk, claim.due_on) not in known
    ]
    chosen = _deliveries(person for _claim, person in new)
    notices = [
        Notice(
            recipient=person,
            code=NoticeCode.OVERDUE,
            claim=claim,
            overdue_since=claim.due_on,
            delivery=chosen[person.pk],
            at=timezone.now(),
        )
        for claim, person in new
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=500)
    return len(notices)


@transaction.atomic
def choose(*, by: User, delivery: str, language: str = "") -> NoticePreference:
    """When `by` gets notices by e-mail from now on, and in which language.

    What was written before goes out as it was to be.
    """
    if delivery not in Delivery.values:
        raise Incomplete(_("Choose when to get e-mail."), field="delivery")
    if language and language not in dict(settings.LANGUAGES):
        raise Incomplete(_("Choose one of the site's languages."), field="language")
    row, _is_new = NoticePreference.objects.update_or_create(
        person=by, defaults={"delivery": delivery, "language": language}
    )
    log.record("noticepreference.chosen", by=by, about=row, changed=[row])
    return row


def _deliveries(people: Iterable[User | None]) -> dict[int, str]:
    """What each has chosen; at once, if nothing."""
    keys = {person.pk: str(Delivery.IMMEDIATE) for person in people if person}
    rows = NoticePreference.objects.filter(person__in=keys)
    return keys | dict(rows.values_list("person_id", "delivery"))
