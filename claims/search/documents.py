"""What a claim's search document says, and keeping it true."""

import datetime as dt
import json
import zlib
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from claims.choices import ClaimState
from claims.models import Appearance, Claim, Claimant, SearchDocument
from claims.models.languages import in_languages
from claims.text.language import stems

PART = "_"  # between parts, so that no phrase reaches from one into the next
END_OF_STATEMENT = "__"  # in every document, so it also stands for "all of them"

# A place is a second and a number within it, in one integer of 64 bits.
FIRST_SECOND = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
PLACES_IN_A_SECOND = 2**21

# Texts that meet most rules of the analysis. Their stems tell one version of the
# rules, or of the stemmer's tables, from another: whoever changes a rule adds a word
# that it changes, and documents made by the old rules count as outdated.
SAMPLE = (
    "Ёлки в Азербайджане, саммитов; компаний 46 %, 300 тыс. 2,5 млн 09.05.2025 в мае "
    "Австралия Дания Грузия Нигерия Баку Мали Дели Осло Токио "
    "The companies’ agreements, 300,000 people, 46 per cent, May 9, O’Brien, Əliyev"
)
ANALYSIS = zlib.crc32(" ".join(stems(SAMPLE)).encode()) >> 1  # fits every engine


def with_words(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """`claims` with all that their documents are made of, without articles' texts."""
    places = Appearance.objects.select_related("revision__article").defer(
        "exact", "prefix", "suffix", "revision__text"
    )
    together = claims.select_related("claimant", "topic", "published_verdict")
    return together.defer(  # long, and looked into only during a correction
        "published_verdict__basis",
        "published_verdict__summary",
        "published_verdict__explanation",
    ).prefetch_related(Prefetch("appearances", queryset=places))


def document_of(claim: Claim) -> SearchDocument:
    """The document of a claim from `with_words`, as it should be; not saved.

    Once published, a claim is found by the words that were reviewed: readers search
    here too, and an open correction is not for them yet.
    """
    titles = list(claim.appearances.all())
    now = _words(claim, claim.statement, claim.claimant, titles)
    reviewed = now
    if claim.published_verdict is not None and claim.state != ClaimState.PUBLISHED:
        reviewed = _reviewed_words(claim, titles)
    return SearchDocument(
        claim=claim,
        stems=reviewed,
        draft_stems="" if now == reviewed else now,
        analysis=ANALYSIS,
        place=place_of(claim.pk, claim.published_at),
    )


def place_of(key: int, published_at: dt.datetime | None) -> int | None:
    """Where a claim stands in the order of first publication; None before.

    A function of the claim alone, so any pass over the index gives the same; claims
    published in one second stand by their key.
    """
    if published_at is None:
        return None
    second = (published_at - FIRST_SECOND) // dt.timedelta(seconds=1)
    return second * PLACES_IN_A_SECOND + key % PLACES_IN_A_SECOND


def refresh(claim: Claim) -> None:
    """Every operation that touches what a claim says calls this before it ends."""
    store([document_of(each) for each in with_words(Claim.objects.filter(pk=claim.pk))])


def store(documents: Iterable[SearchDocument]) -> None:
    """Writes documents over those that are there."""
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["stems", "draft_stems", "analysis", "place"],
    )


def _reviewed_words(claim: Claim, places: list[Appearance]) -> str:
    verdict = claim.published_verdict
    basis = json.loads(verdict.basis) if verdict else {}
    slug, claimant = basis.get("claimant"), claim.claimant
    if claimant is None or claimant.slug != slug:
        claimant = Claimant.objects.filter(slug=slug).first() if slug else None
    digests = {place[0] for place in basis.get("appearances", [])}
    there = [place for place in places if place.revision.sha256 in digests]
    statement = verdict.statement if verdict else None
    return _words(claim, statement, claimant, there)


def _words(
    claim: Claim, statement: object, claimant: Claimant | None, places: list[Appearance]
) -> str:
    """Statement, then identifier, claimant, topic and titles, in each language."""
    names = [part.name for part in (claimant, claim.topic) if part]
    titles = [place.revision.article.title for place in places]
    return words_of(claim.public_id, statement, [*names, *titles])


def words_of(
    public_id: str,
    statement: object,
    names: Iterable[object],
    *,
    analyse: Callable[[str], list[str]] = stems,
) -> str:
    """The document of a claim that says `statement` and is found by `names` too."""
    parts = [[public_id], *map(_texts, names)]
    others = (text for part in parts for text in part)
    return words(_texts(statement), others, analyse=analyse)


def words(
    statement: Iterable[str],
    others: Iterable[str],
    *,
    analyse: Callable[[str], list[str]] = stems,
) -> str:
    """A document's text: the statement in each language, then `others`, each once.

    `analyse` may remember the stems of names that many claims share.
    """
    return " ".join(
        [
            *_joined(statement, stems),
            END_OF_STATEMENT,
            *_joined(dict.fromkeys(others), analyse),
        ]
    )


def _texts(value: object) -> list[str]:
    return list(in_languages(value).values())


def _joined(texts: Iterable[str], analyse: Callable[[str], list[str]]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield PART
        yield from analyse(text)
