"""New claims, the reviews beside them, their search documents and their events, many
at once: what `claims.create` does for one."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import loading
from claims.audit.batches import Entry, Shape, record_each
from claims.importing.records.faults import Fault
from claims.importing.records.record import Record
from claims.models import (
    Claim,
    Claimant,
    ForeignReview,
    Rating,
    RatingScale,
    SearchDocument,
    Topic,
)
from claims.models.languages import in_languages, lazy
from claims.search import documents
from claims.text.language import stems
from claims.text.normalise import fold

from .claims import ALPHABET

_CLAIM: Final = (
    *("id", "public_id", "statement", "kind", "claimant", "about_date"),
    *("about_precision", "topic", "leads", "selection_reason", "checkworthiness"),
    "required_approvals",
)
_REVIEW: Final = (
    *("id", "claim", "source_key", "organisation", "url", "statement", "language"),
    *("claimant", "rating_label", "rating", "reviewed_on"),
)
_DOCUMENT: Final = ("claim_id", "stems")

New = tuple[int, str]  # key of a new claim, stems of its document


class Lists:
    """Whom and what records may name, read once an import.

    A claimant is recognised by the full name in one of the languages. None is made
    up: forty spellings of one name would become forty people.
    """

    def __init__(self) -> None:
        self.stems = lru_cache(maxsize=4_096)(stems)  # of names many claims share

    @cached_property
    def ratings(self) -> dict[str, int]:
        """Of the scale in force, by its words."""
        scale = RatingScale.objects.first()
        return dict(Rating.objects.filter(scale=scale).values_list("slug", "pk"))

    @cached_property
    def claimants(self) -> dict[str, Claimant]:
        """By folded name, and by slug. A name two people have is nobody's."""
        named: dict[str, Claimant | None] = {}
        by_slug: dict[str, Claimant] = {}
        for row in Claimant.objects.all():
            by_slug[f"#{row.slug}"] = row
            for name in {fold(each) for each in in_languages(row.name).values()}:
                named[name] = None if name in named else row
        return {name: row for name, row in named.items() if row} | by_slug

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {row.slug: row for row in Topic.objects.all()}

    def fault_in(self, record: Record) -> Fault | None:
        """Whom or what our own export names by a key that is not here. Without it the
        claim would say less than it did, and nobody would know."""
        if record.claimant_slug and f"#{record.claimant_slug}" not in self.claimants:
            reason = _(
                "There is no claimant with the key “%(slug)s” here. Add the claimant "
                "with this key first, or empty the cell."
            )
            named, column = record.claimant_slug, "claimant_slug"
        elif record.topic_slug and record.topic_slug not in self.topics:
            reason = _(
                "There is no topic with the key “%(slug)s” here. Add the topic with "
                "this key first, or empty the cell."
            )
            named, column = record.topic_slug, "topic_slug"
        else:
            return None
        return Fault(record.line, column, reason % {"slug": named[:80]})

    def claimant_of(self, record: Record) -> Claimant | None:
        if record.claimant_slug:
            return self.claimants.get(f"#{record.claimant_slug}")
        return self.claimants.get(fold(record.claimant)) if record.claimant else None


def write(
    records: Sequence[Record], said: Sequence[str], lists: Lists, *, by: User | None
) -> list[New]:
    """All rows of `records`, none of which is known. Call it in a transaction.

    `said` are the stems of their statements (`stems_of`), which cost most of all.
    """
    now, kind = timezone.now(), Claim().kind
    public_ids = iter(_public_ids(len(records)))
    claim_keys = loading.new_keys(Claim, len(records))
    review_keys = loading.new_keys(ForeignReview, len(records))
    claims, reviews = _Table(_new_claim(now), _CLAIM), _Table(_review(now), _REVIEW)
    found: list[New] = []
    entries: list[Entry] = []
    rows = zip(records, said, claim_keys, review_keys, strict=True)
    for record, statement, key, review_key in rows:
        claimant = lists.claimant_of(record)
        topic = lists.topics.get(record.topic_slug)
        public_id = record.public_id or next(public_ids)
        after = {
            f"claim:{key}": claims.add(
                key,
                public_id,
                record.statement,
                record.kind or kind,
                claimant and claimant.pk,
                record.about_date,
                record.about_precision,
                topic and topic.pk,
                record.leads,
                record.selection_reason,
                record.checkworthiness,
                record.required_approvals,
            )
        }
        if not record.public_id:
            after[f"foreignreview:{review_key}"] = reviews.add(
                review_key,
                key,
                record.source_key,
                record.organisation,
                record.url,
                record.statement_given,
                record.language,
                record.claimant,
                record.rating_label,
                lists.ratings.get(record.rating or ""),
                record.reviewed_on,
            )
        names = [each.name for each in (claimant, topic) if each]
        rest = documents.words_of(public_id, {}, names, analyse=lists.stems)
        found.append((key, statement + rest))
        entries.append(Entry(f"claim:{key}", key, after))
    claims.store()
    reviews.store()
    analysed = SearchDocument(analysis=documents.ANALYSIS)
    loading.insert(SearchDocument, analysed, _DOCUMENT, found)
    record_each("claim.imported", entries, by=by)
    return found


class _Table:
    """Rows of one model, written down for the log and for the database at once."""

    def __init__(self, like: models.Model, varying: tuple[str, ...]) -> None:
        self._like, self._shape = like, Shape(like, varying)
        self._rows: list[tuple[Any, ...]] = []
        by_name = {each.name: each for each in like._meta.concrete_fields}
        fields = [by_name[name] for name in varying]
        self._names = [each.attname for each in fields]
        self._stored = [
            _by_language(each) if type(each).__name__.startswith("I18n") else None
            for each in fields
        ]

    def add(self, *values: Any) -> str:
        self._rows.append(
            tuple(
                stored(value) if stored else value
                for stored, value in zip(self._stored, values, strict=True)
            )
        )
        return self._shape.written(*values)

    def store(self) -> None:
        loading.insert(type(self._like), self._like, self._names, self._rows)


def _by_language(column: Any) -> Callable[[dict[str, str]], str]:
    """How texts are stored; nothing is the same every time."""
    nothing = column.get_prep_value(lazy({}))
    return lambda texts: column.get_prep_value(lazy(texts)) if texts else nothing


def stems_of(record: Record) -> str:
    """The beginning of its search document, as far as the statement reaches."""
    document = documents.words_of("", record.statement, [])
    return document.removesuffix(documents.END_OF_STATEMENT)


def _new_claim(now: datetime) -> Claim:
    return Claim(created_at=now, updated_at=now)


def _review(now: datetime) -> ForeignReview:
    return ForeignReview(imported_at=now)


def _public_ids(number: int) -> list[str]:
    """New ones. Among a million claims one of a hundred thousand draws is taken as
    often as every tenth import, so they are looked up."""
    drawn: set[str] = set()
    while len(drawn) < number:
        drawn |= {_drawn() for _each in range(number - len(drawn))}
        drawn -= set(
            Claim.objects.filter(public_id__in=drawn).values_list(
                "public_id", flat=True
            )
        )
    return list(drawn)


def _drawn() -> str:
    """As `claims.new_public_id`, from one draw: five bits a character."""
    bits = secrets.randbits(40)
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 40, 5))
