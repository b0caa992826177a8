"""Other people's claims by the ten thousand, beside `bulk_create` of the same rows.

Ours reads, checks and stems the records of a file and chains the events. Theirs is
handed the finished objects, and is spared the commit: it is undone.
"""

import csv
import io
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Max

from claims.models import AuditEvent, Claim, ForeignReview, SearchDocument
from tests.bench.figures import Figure
from tests.bench.timing import seconds

IMPORTED = 20_000
GOALS = {"postgresql": ">= 3", "sqlite": ">= 1"}
RATINGS = ("False", "True", "Mostly false", "Half true")


def measure(_size: int) -> Iterator[Figure]:
    before = Claim.objects.aggregate(last=Max("pk"))["last"] or 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "claims.csv")
        _write(file)
        taken = seconds(lambda: _import(file))
    new = list(Claim.objects.filter(pk__gt=before).order_by("pk"))
    if len(new) != IMPORTED:
        raise RuntimeError(f"{len(new)} claims came in")
    yield Figure(
        *("importing", "claims with all their rows", IMPORTED / taken, "claims/s"),
        *("bulk_create of the same rows", IMPORTED / _bulk_create(new)),
        goal=GOALS[connection.vendor],
    )


def _write(file: Path) -> None:
    """Statements that nobody has imported before."""
    run = time.time_ns()
    with file.open("w", newline="", encoding="utf-8") as output:
        rows = csv.writer(output)
        rows.writerow(
            ["statement", "claimant", "organisation", "url", "rating", "reviewed_on"]
        )
        for n in range(IMPORTED):
            said = (
                f"Миссия {run} на границе выросла на {n} человек за {n % 20} месяцев, "
                f"а расходы на неё — на {n % 97} процентов."
            )
            url = f"https://checks.example/{run}/{n}"
            day = f"20{n % 25:02}-{n % 12 + 1:02}-{n % 28 + 1:02}"
            rows.writerow(
                [said, f"Спикер № {n % 300}", "Проверка", url, RATINGS[n % 4], day]
            )


def _import(file: Path) -> None:
    call_command("import_claims", str(file), by="pavel", stdout=io.StringIO())


def _bulk_create(claims: list[Claim]) -> float:
    """Seconds for the rows of these claims, once more and under other keys; undone."""
    keys = [claim.pk for claim in claims]
    reviews = list(ForeignReview.objects.filter(claim__in=claims).order_by("claim"))
    documents = list(SearchDocument.objects.filter(pk__in=keys).order_by("pk"))
    events = list(AuditEvent.objects.filter(claim__in=keys).order_by("sequence"))
    last = AuditEvent.objects.aggregate(last=Max("sequence"))["last"]
    for number, claim in enumerate(claims, start=1):
        claim.pk, claim.public_id = keys[-1] + number, f"bench-{number}"
    for number, rows in enumerate(zip(claims, reviews, documents, events, strict=True)):
        claim, review, document, event = rows
        review.pk, review.source_key = None, f"{number:064}"
        review.claim_id = document.pk = event.claim_id = claim.pk
        event.sequence, event.hash = last + 1 + number, f"{number:064}"
    with transaction.atomic():
        taken = seconds(lambda: _create(claims, reviews, documents, events))
        transaction.set_rollback(True)
    return taken


def _create(
    claims: list[Claim],
    reviews: list[ForeignReview],
    documents: list[SearchDocument],
    events: list[AuditEvent],
) -> None:
    Claim.objects.bulk_create(claims)
    ForeignReview.objects.bulk_create(reviews)
    SearchDocument.objects.bulk_create(documents)
    AuditEvent.objects.bulk_create(events)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # which a commit would do
