"""Sending notices by e-mail: after the change they tell of, never as part of it.

A notice is first taken (compare-and-set on `tried_at`), then sent, then marked. Two
senders at once therefore send it once; a sender that dies, or a mail server that
refuses, leaves it to the next run after `LEASE`.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.choices import Delivery
from claims.models import Notice

from .notice_letters import letter

LEASE = dt.timedelta(minutes=10)
OLDEST = dt.timedelta(days=14)  # what could not be sent by then is no news
MOST_IN_A_LETTER = 100

logger = logging.getLogger(__name__)


class Sent(NamedTuple):
    """How many notices went out, and how many the mail server would not take."""

    sent: int
    failed: int


def send_at_once(keys: Iterable[int]) -> Sent:
    """The notices with these primary keys, to those who want them at once."""
    return _send(_unsent(Delivery.IMMEDIATE).filter(pk__in=list(keys)))


def send_to(person: User) -> Sent:
    """All that waits to be sent to `person` at once, in one letter."""
    return _send(_unsent(Delivery.IMMEDIATE).filter(recipient=person))


def send_waiting() -> Sent:
    """The digests, and what could not be sent at once when it was written."""
    return _send(_unsent(Delivery.IMMEDIATE, Delivery.DIGEST))


def _unsent(*deliveries: str) -> QuerySet[Notice]:
    return Notice.objects.unsent(*deliveries, since=timezone.now() - OLDEST)


def _send(notices: QuerySet[Notice]) -> Sent:
    rows = notices.select_related("recipient", "claim", "by").order_by(
        "recipient", "id"
    )
    sent = failed = 0
    for person, theirs in groupby(rows, key=lambda notice: notice.recipient):
        while batch := list(islice(theirs, MOST_IN_A_LETTER)):
            taken = [notice for notice in batch if _take(notice)]
            if taken and _posted(person, taken):
                sent += len(taken)
            else:
                failed += len(taken)
    return Sent(sent, failed)


def _take(notice: Notice) -> bool:
    """Whether this sender may send it: nobody has, and nobody is trying."""
    now = timezone.now()
    free = Q(tried_at__isnull=True) | Q(tried_at__lt=now - LEASE)
    rows = Notice.objects.filter(free, pk=notice.pk, sent_at__isnull=True)
    return rows.update(tried_at=now) == 1


def _posted(person: User, notices: Sequence[Notice]) -> bool:
    """Whether the mail server took the letter. Says in the log why not."""
    try:
        letter(person, notices).send()
    except (OSError, ValueError) as error:  # SMTP's errors; an address that is none
        logger.warning("%d notices could not be sent: %s", len(notices), error)
        return False
    keys = [notice.pk for notice in notices]
    Notice.objects.filter(pk__in=keys).update(sent_at=timezone.now())
    return True
