"""The list of possible duplicates, kept up by a nightly pass over what is new.

New is what the audit log says: claims stated or restated since the last pass, and
claims with a word whose synonyms changed. Each claim's proposals are replaced in one
short transaction, so an interrupted pass loses nothing: the next one begins where the
last finished one ended.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from claims.databases import in_batches
from claims.models import AuditEvent, Claim, DuplicateRun, ProposedPair
from claims.models.duplicates import FINISHED

from .backend import matching
from .duplicates import Comparing, Pair

# After these a claim says something else, or is asked about again.
STATED = (
    *("claim.created", "claim.imported", "claim.edited", "claim.edited_round_voided"),
    *("claim.reopened", "pair.reopened", "relation.removed"),
)
SYNONYMS = ("synonym.added", "synonym.edited", "synonym.removed")


def last_event_compared() -> int:
    """0 if no pass was ever finished: then everything is new."""
    finished = DuplicateRun.objects.filter(finished_at__isnull=False)
    return finished.aggregate(last=Max("up_to_event"))["last"] or 0


def event_before(moment: dt.datetime) -> int:
    """The last event before `moment`; 0 if there is none."""
    earlier = AuditEvent.objects.filter(at__lt=moment).order_by("-at")
    return max(earlier.values_list("sequence", flat=True)[:1], default=0)


def claims_new_since(event: int) -> QuerySet[Claim]:
    """Claims to compare anew, in the order they were made."""
    claims = Claim.objects.exclude(state__in=FINISHED).order_by("pk")
    if event <= 0:
        return claims
    later = AuditEvent.objects.filter(sequence__gt=event)
    stated = later.filter(code__in=STATED, claim__isnull=False).values("claim")
    respelled = with_spellings(_spellings_changed(later)).values("pk")
    return claims.filter(Q(pk__in=stated) | Q(pk__in=respelled))


def with_spellings(spellings: Iterable[str]) -> QuerySet[Claim]:
    """Claims an editor's search finds by exactly one of these, in any form of it."""
    wanted = Q(pk__in=[])
    for spelling in spellings:
        words = spelling.replace('"', " ")
        found = matching(Claim.objects.order_by(), f'"{words}"', for_editors=True)
        wanted |= Q(pk__in=found.values("pk"))
    return Claim.objects.filter(wanted)


def renew(
    claims: QuerySet[Claim], *, up_to_event: int, step: Callable[[], None]
) -> list[Pair]:
    """Compares `claims` with all, stores what is alike, and returns it.

    `step()` is called after each claim; `up_to_event` is where the next pass begins.
    """
    run = DuplicateRun.objects.create(started_at=timezone.now())
    comparing, met = Comparing(), dict[tuple[int, int], Pair]()
    for claim in in_batches(claims, by="pk", size=500):
        for pair in _replace(claim, comparing):
            met.setdefault(_key(pair), pair)
        run.compared += 1
        step()
    run.up_to_event, run.finished_at = up_to_event, timezone.now()
    run.save()
    return list(met.values())


@transaction.atomic
def _replace(claim: Claim, comparing: Comparing) -> list[Pair]:
    stored = ProposedPair.objects.about(claim.pk)
    partners = Q(pk__in=stored.values("first")) | Q(pk__in=stored.values("second"))
    before = Claim.objects.filter(partners).exclude(pk=claim.pk)
    found = comparing.pairs_of(claim, *before)
    known = {(row.first_id, row.second_id): row.found_at for row in stored}
    stored.delete()
    ProposedPair.objects.bulk_create(_row(pair, known) for pair in found)
    return found


def _row(pair: Pair, known: dict[tuple[int, int], Any]) -> ProposedPair:
    first, second = _key(pair)
    return ProposedPair(
        first_id=first,
        second_id=second,
        is_same=pair.is_same,
        score=round(pair.match.score * 1000),
        found_at=known.get((first, second)) or timezone.now(),
    )


def _key(pair: Pair) -> tuple[int, int]:
    first, second = sorted((pair.claim.pk, pair.match.claim.pk))
    return first, second


def _spellings_changed(events: QuerySet[AuditEvent]) -> list[str]:
    """Every line of every group of synonyms that was added, changed or removed."""
    lines: dict[str, None] = {}
    for body in events.filter(code__in=SYNONYMS).values_list("body", flat=True):
        content = json.loads(body)
        for rows in (content["before"], content["after"]):
            for row in filter(None, rows.values()):
                lines.update(dict.fromkeys(row.get("spellings", "").splitlines()))
    return [line for line in lines if line.strip()]
