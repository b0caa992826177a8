"""Building the demonstration through the operations people use.

Lists first, then article by article (each whole or not at all), then the relations
between claims. What is there already is left exactly as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from claims.exceptions import DomainError, FixtureBroken
from claims.models import Claim, Claimant, Outlet, Rating, Revision, Source, Topic, Unit
from claims.operations import appearances, articles, catalogue, quantities
from claims.operations import citations as citation_operations
from claims.operations import claims as claim_operations
from claims.operations import relations as relation_operations

from . import columns, ledger
from .cast import Cast
from .contents import Demonstration, Place, places_of
from .judging import judge
from .records import Record

ENTRIES: tuple[tuple[type[Any], str], ...] = (
    (Topic, "topics"),
    (Unit, "units"),
    (Outlet, "outlets"),
    (Claimant, "claimants"),
    (Source, "sources"),
)


@contextmanager
def blaming(record: Record) -> Iterator[None]:
    """An operation's refusal becomes a complaint about the record's file and line."""
    try:
        yield
    except FixtureBroken:
        raise
    except DomainError as refusal:
        raise FixtureBroken(record.complaint(str(refusal))) from refusal


class Builder:
    """Builds what is missing."""

    def __init__(self, contents: Demonstration, cast: Cast) -> None:
        self.contents, self.cast = contents, cast
        self.entries: dict[type, dict[str, Any]] = {}
        self.articles = {record["key"]: record for record in contents.articles}
        self.verdicts = {record["claim"]: record for record in contents.verdicts}
        self.revisions = ledger.revisions_by_digest(
            record["sha256"] for record in contents.articles
        )
        self.claims = ledger.claims_by_key(
            record["key"] for record in contents.all_claims()
        )

        # A newer scale overrides an older one where both know the word.
        self.ratings = {
            rating.slug: rating for rating in Rating.objects.order_by("scale__number")
        }

    def missing(self) -> int:
        """How many claims are not there yet."""
        return len(self.contents.all_claims()) - len(self.claims)

    def build(self, *, step: Callable[[], None] = lambda: None) -> None:
        """Calls `step` after each claim.

        Raises FixtureBroken; then the article at fault has left nothing behind.
        """
        self.build_lists()
        # What comes last leads the site's first page; the article newcomers practise
        # on, the one whose text is ours, should not.
        for key in sorted(
            self.articles, key=lambda key: key not in self.contents.texts
        ):
            self.build_article(key, step)
        self.build_relations()

    @transaction.atomic
    def build_lists(self) -> None:
        for model, noun in ENTRIES:
            records = getattr(self.contents, noun)
            rows = ledger.rows_by_slug(model, (record["slug"] for record in records))
            for record in records:
                if record["slug"] not in rows:
                    with blaming(record):
                        rows[record["slug"]] = catalogue.add(
                            model,
                            by=self.cast.researcher(record["slug"]),
                            **columns.entry(record),
                        )
            self.entries[model] = rows

    @transaction.atomic
    def build_article(self, key: str, step: Callable[[], None]) -> None:
        """The article with its text or digest, its bibliography and its claims."""
        self.revision(key)
        for record in self.contents.claims.get(key, []):
            if record["key"] not in self.claims:
                with blaming(record):
                    self.claims[record["key"]] = self.build_claim(record, key)
                step()

    def revision(self, key: str) -> Revision:
        """The text an article's positions refer to. A digest is one text for ever,
        so one imported before the demonstration was loaded is as good."""
        record = self.articles[key]
        if record["sha256"] not in self.revisions:
            with blaming(record):
                self.revisions[record["sha256"]] = self.build_revision(record)
        return self.revisions[record["sha256"]]

    def build_revision(self, record: Record) -> Revision:
        key = record["key"]
        by = self.cast.researcher(key)
        article = articles.create(
            by=by, **columns.article(record, self.entries[Outlet])
        )
        if key in self.contents.texts:
            revision = articles.add_text(article, by=by, text=self.contents.texts[key])
        else:
            revision = articles.add_detached_text(
                article, by=by, sha256=record["sha256"], length=record["length"]
            )
        if key in self.contents.references:
            self.build_bibliography(revision, key)
        return revision

    def build_bibliography(self, revision: Revision, key: str) -> None:
        sources = self.entries[Source]
        citation_operations.record(
            revision,
            by=self.cast.researcher(key),
            references=[
                {
                    **columns.place(entry.fields),
                    "number": entry["number"],
                    "source": sources.get(entry["source"]),
                }
                for entry in self.contents.references[key]
            ],
            citations=[
                {**columns.place(place.fields), "reference": place["reference"]}
                for place in self.contents.citations[key]
            ],
        )

    def build_claim(self, record: Record, article: str) -> Claim:
        """The claim with its numbers and places, and as far as its verdict went."""
        by = self.cast.researcher(record["key"])
        first, *others = places_of(record, article)
        claim = claim_operations.create(
            by=by,
            **self.span(first),
            **columns.claim(record, self.entries[Claimant], self.entries[Topic]),
        )
        for fields in record["quantities"]:
            numbers = columns.quantity(fields, self.entries[Unit])
            quantities.add(by=by, claim=claim, **numbers)
        for place in others:
            role = record["role"] or ""
            appearances.add(claim, by=by, claimant_role=role, **self.span(place))
        if verdict := self.verdicts.get(record["key"]):
            with blaming(verdict):
                judge(
                    claim,
                    verdict,
                    cast=self.cast,
                    sources=self.entries[Source],
                    units=self.entries[Unit],
                    ratings=self.ratings,
                )
        return claim

    def span(self, place: Place) -> dict[str, Any]:
        return {
            "revision": self.revision(place.article),
            "start": place.span["start"],
            "end": place.span["end"],
            "quote_digest": place.span["digest"],
        }

    @transaction.atomic
    def build_relations(self) -> None:
        joins = {
            (
                self.claims[record["from"]].pk,
                self.claims[record["to"]].pk,
                record["kind"],
            ): record
            for record in self.contents.relations
        }
        there = ledger.joined_once(set(joins))
        for join, record in joins.items():
            if join not in there:
                self.build_relation(record)

    def build_relation(self, record: Record) -> None:
        with blaming(record):
            relation_operations.add(
                by=self.cast.researcher(record["from"]),
                from_claim=self.claims[record["from"]],
                to_claim=self.claims[record["to"]],
                kind=record["kind"],
                note=record["note"],
            )
