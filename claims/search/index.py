"""Going through the whole index, and telling when that is needed.

The pass goes claim by claim in batches, each a short transaction, and remembers
where it is: an interrupted one goes on from there. Readers and editors keep working;
what they search meanwhile is the index as it is being put right.
"""

from collections.abc import Callable

from django.db import connections, models, transaction
from django.utils import timezone

from claims.models import Claim, IndexRun, NameDocument, SearchDocument

from . import documents, frequencies, names
from .backend import engine

BATCH = 500
NEWEST = 50  # claims that a quick look compares


def unfinished() -> IndexRun | None:
    return IndexRun.objects.filter(finished_at__isnull=True).order_by("-id").first()


def begin(*, from_start: bool = False) -> IndexRun:
    """The pass to go on with: the one that was interrupted, or a new one."""
    if not from_start and (run := unfinished()):
        return run
    IndexRun.objects.all().delete()
    return IndexRun.objects.create(started_at=timezone.now())


def claims_left(run: IndexRun) -> int:
    return Claim.objects.filter(pk__gt=run.after_claim).count()


def rebuild(run: IndexRun, *, step: Callable[[int], None]) -> int:
    """Puts every document right from where `run` stands; returns how many were wrong.

    `step(n)` is called after each batch with the number of claims in it.
    """
    mended = 0
    while True:
        done, wrong = _batch(run)
        if not done:
            break
        mended += wrong
        step(done)
    mended += names.rebuild()
    engine().mend()
    frequencies.retake()
    run.finished_at, run.documents = timezone.now(), SearchDocument.objects.count()
    run.save()
    return mended


@transaction.atomic
def _batch(run: IndexRun) -> tuple[int, int]:
    """The next claims, locked meanwhile so that no operation slips in between."""
    rows = Claim.objects.filter(pk__gt=run.after_claim).order_by("pk")
    locked = documents.with_words(rows).select_for_update(of=("self",))
    claims = list(locked[:BATCH])
    if not claims:
        return 0, 0
    stored = SearchDocument.objects.in_bulk([claim.pk for claim in claims])
    wrong = [
        document
        for document in map(documents.document_of, claims)
        if not _agrees(document, stored.get(document.pk))
    ]
    documents.store(wrong)
    run.after_claim = claims[-1].pk
    run.save(update_fields=["after_claim"])
    return len(claims), len(wrong)


def _agrees(document: SearchDocument, stored: SearchDocument | None) -> bool:
    columns = ("stems", "draft_stems", "analysis", "place")
    return stored is not None and all(
        getattr(document, name) == getattr(stored, name) for name in columns
    )


def complaints(*, alias: str = "default", thorough: bool = True) -> list[str]:
    """What is wrong with the index, as clauses; empty if nothing is.

    Not `thorough`: a few indexed rows, for a probe that asks every few seconds. It
    sees documents made by other rules, and missing ones among the newest claims. A
    rebuild under way is no reason to send readers elsewhere.
    """
    claims = Claim.objects.using(alias).filter(search_document__isnull=True)
    if not thorough:
        newest = Claim.objects.using(alias).order_by("-pk").values("pk")[:NEWEST]
        claims = claims.filter(pk__in=[row["pk"] for row in newest])
    found = []
    if claims.exists():
        found.append("claims are missing from it")
    if _is_outdated(SearchDocument, alias) or _is_outdated(NameDocument, alias):
        found.append("words in it were analysed by other rules than today's")
    runs = IndexRun.objects.using(alias).filter(finished_at__isnull=True)
    if thorough and runs.exists():
        found.append("a rebuild of it is under way or was interrupted")
    if thorough and names.are_missing(alias):
        found.append("names of articles, sources or of the short lists are missing")
    if thorough and _is_out_of_step(alias):
        found.append("the full-text index does not fit its documents")
    return found


def _is_outdated(model: type[models.Model], alias: str) -> bool:
    made = model._default_manager.using(alias)
    return (
        made.filter(analysis__lt=documents.ANALYSIS).exists()
        or made.filter(analysis__gt=documents.ANALYSIS).exists()
    )


def _is_out_of_step(alias: str) -> bool:
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return False  # generated columns cannot be
    with connection.cursor() as cursor:
        if "claims_search_public" not in connection.introspection.table_names(cursor):
            return False  # `migrate` asks before the migration that makes it
        cursor.execute("SELECT count(*) FROM claims_search_index_docsize")
        (editors,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM claims_search_public_docsize")
        (readers,) = cursor.fetchone()
    documents = SearchDocument.objects.using(alias)
    public = documents.filter(place__isnull=False)
    return bool((editors, readers) != (documents.count(), public.count()))
