"""Whether the records of a demonstration agree: keys, names, positions."""

from collections.abc import Container, Iterator
from typing import Any

from django.utils.translation import gettext as _

from claims.text.normalise import digest

from .contents import Demonstration
from .formats import WITH_VERDICT
from .records import Record, Step


def disagreements(contents: Demonstration) -> Iterator[str]:
    """A sentence, with file and line, for each. The records have the right shape."""
    yield from _repeats(contents)
    yield from _unknown_names(contents)
    for key, records in {
        **contents.claims,
        **contents.references,
        **contents.citations,
    }.items():
        yield from _without_article(contents, key, records)
    for verdict in contents.verdicts:
        yield from _unfinished(verdict)
    yield from _texts(contents)
    yield from _passages(contents)
    for article in contents.articles:
        yield from _bibliography(contents, article)


def _repeats(contents: Demonstration) -> Iterator[str]:
    for records, name in (
        (contents.topics, "slug"),
        (contents.units, "slug"),
        (contents.outlets, "slug"),
        (contents.claimants, "slug"),
        (contents.sources, "slug"),
        (contents.articles, "key"),
        (contents.all_claims(), "key"),
        (contents.verdicts, "claim"),
        *((records, "number") for records in contents.references.values()),
    ):
        seen: dict[object, Record] = {}
        for record in records:
            first = seen.setdefault(record[name], record)
            if first is not record:
                yield record.complaint(
                    _("“%(value)s” is taken already: %(file)s, line %(line)d.")
                    % {
                        "value": record[name],
                        "file": first.file,
                        "line": first.line(name),
                    },
                    name,
                )


def _unknown_names(contents: Demonstration) -> Iterator[str]:
    topics, units, claimants, sources, outlets, claims = (
        {record[name] for record in records}
        for records, name in (
            (contents.topics, "slug"),
            (contents.units, "slug"),
            (contents.claimants, "slug"),
            (contents.sources, "slug"),
            (contents.outlets, "slug"),
            (contents.all_claims(), "key"),
        )
    )
    for article in contents.articles:
        yield from _missing(article, article["outlet"], outlets, "outlets", "outlet")
    for claim in contents.all_claims():
        yield from _missing(claim, claim["topic"], topics, "topics", "topic")
        yield from _missing(
            claim, claim["claimant"], claimants, "claimants", "claimant"
        )
        for number, quantity in enumerate(claim["quantities"]):
            yield from _missing(
                claim, quantity["unit"], units, "units", "quantities", number, "unit"
            )
    for references in contents.references.values():
        for entry in references:
            yield from _missing(entry, entry["source"], sources, "sources", "source")
    for verdict in contents.verdicts:
        yield from _missing(verdict, verdict["claim"], claims, "claims", "claim")
        for number, evidence in enumerate(verdict["evidence"]):
            path = ("evidence", number)
            yield from _missing(
                verdict, evidence["source"], sources, "sources", *path, "source"
            )
            if observed := evidence["observed"]:
                yield from _missing(
                    verdict, observed["unit"], units, "units", *path, "unit"
                )
    for relation in contents.relations:
        for name in ("from", "to"):
            yield from _missing(relation, relation[name], claims, "claims", name)


def _unfinished(verdict: Record) -> Iterator[str]:
    """A state says which of verdict, comment and reason there must be."""
    state = verdict["state"]
    if (verdict["verdict"] is None) is (state in WITH_VERDICT):
        yield verdict.complaint(
            _(
                "“returned”, “in_review”, “approved” and “published” need a verdict; "
                "the other states have none."
            ),
            "verdict",
        )
    if state == "returned" and verdict["review_comment"] is None:
        yield verdict.complaint(_("say why it was returned."), "review_comment")
    if (verdict["reason"] is None) is (state == "rejected"):
        yield verdict.complaint(
            _("“rejected” needs a reason; others have none."), "reason"
        )


def _missing(
    record: Record, name: object, known: Container[object], noun: str, *path: Step
) -> Iterator[str]:
    if name is not None and name not in known:
        yield record.complaint(
            _("there is no “%(name)s” among the %(noun)s.")
            % {"name": name, "noun": noun},
            *path,
        )


def _texts(contents: Demonstration) -> Iterator[str]:
    """A text at hand is the one the positions were counted in."""
    for article in contents.articles:
        text = contents.texts.get(article["key"])
        if text is None:
            continue
        if digest(text) != article["sha256"]:
            yield article.complaint(
                _("texts/ holds another text for this article: %(sha256)s.")
                % {"sha256": digest(text)},
                "sha256",
            )
        if len(text) != article["length"]:
            yield article.complaint(
                _("the text in texts/ has %(length)d characters.")
                % {"length": len(text)},
                "length",
            )


def _without_article(
    contents: Demonstration, key: str, records: list[Record]
) -> Iterator[str]:
    if records and key not in {article["key"] for article in contents.articles}:
        yield records[0].complaint(
            _("articles.json has no article “%(key)s”.") % {"key": key}
        )


def _bibliography(contents: Demonstration, article: Record) -> Iterator[str]:
    key, length = article["key"], article["length"]
    numbers = {entry["number"] for entry in contents.references.get(key, [])}
    for entry in contents.references.get(key, []):
        yield from _span(entry, entry.fields, length)
    for place in contents.citations.get(key, []):
        yield from _span(place, place.fields, length)
        yield from _missing(
            place, place["reference"], numbers, "references", "reference"
        )


def _passages(contents: Demonstration) -> Iterator[str]:
    """Claims stand inside the text, and no two of them on one passage."""
    lengths = {article["key"]: article["length"] for article in contents.articles}
    taken: dict[tuple[str, int, int], Record] = {}
    for claim, place in contents.places():
        if place.article not in lengths:
            yield from _missing(
                claim, place.article, lengths, "articles", *place.path, "article"
            )
            continue
        yield from _span(claim, place.span, lengths[place.article], *place.path)
        where = (place.article, place.span["start"], place.span["end"])
        first = taken.setdefault(where, claim)
        if first is not claim:
            yield claim.complaint(
                _("%(other)s has this very passage; no two claims share one.")
                % {"other": first["key"]},
                *place.path,
                "start",
            )


def _span(
    record: Record, span: dict[str, Any], length: int, *path: Step
) -> Iterator[str]:
    if span["end"] <= span["start"]:
        yield record.complaint(_("the passage must end after it starts."), *path, "end")
    elif span["end"] > length:
        yield record.complaint(
            _("the text has %(length)d characters; the passage ends at %(end)d.")
            % {"length": length, "end": span["end"]},
            *path,
            "end",
        )
