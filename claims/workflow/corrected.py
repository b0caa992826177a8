"""What was reviewed of the claims that are under correction now.

Their columns may hold what nobody has reviewed yet; readers are answered by the basis
of the published verdict. A basis never changes, so what it says is read once by each
process and found again by its digest. Which claims they are may change with every
event that readers can see, and is asked again after one.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.databases import PRIMARY, REPLICA, reading
from claims.models import Appearance, AuditHead, Claim, Revision, Verdict
from claims.models.claim_indexes import IS_BEING_CORRECTED

BASIS = ("digest", "rating", "basis")
HOME = ("article", "article__outlet", "article__language")
BATCH = 5_000


class Said(NamedTuple):
    """What a basis says that lists are narrowed by. `about` is a day as 2025-08-01;
    `texts` are digests of the revisions in which the claim stands."""

    rating: int
    kind: str
    claimant: str | None
    about: str | None
    has_quantity: bool
    texts: frozenset[str]
    sources: frozenset[str]


class Home(NamedTuple):
    """An article in which a claim stands."""

    article: int
    outlet: int | None
    language: str


class UnderCorrection:
    """The public claims under correction, by key, and what was reviewed of each."""

    def __init__(self, said: Mapping[int, Said]) -> None:
        self.said = said

    @cached_property
    def homes(self) -> dict[int, set[Home]]:
        """Where each stands, as far as readers know; read once. Of a place that was
        taken out since, the basis knows the text: every article that has it."""
        found: dict[int, set[Home]] = defaultdict(set)
        gone = {(key, text) for key, said in self.said.items() for text in said.texts}
        for keys in batched(self.said):
            places = Appearance.objects.filter(claim__in=keys)
            known = places.known_while_corrected()
            columns = ("claim", "revision__sha256", *(f"revision__{c}" for c in HOME))
            for key, text, *home in known.order_by().values_list(*columns):
                found[key].add(Home(*home))
                gone.discard((key, text))
        having = _articles_with({text for _key, text in gone})
        for key, text in gone:
            found[key] |= having.get(text, set())
        return {key: found[key] for key in self.said}

    @cached_property
    def sources(self) -> frozenset[str]:
        """Slugs of what they rest on."""
        return frozenset().union(*(said.sources for said in self.said.values()))


def being_corrected() -> QuerySet[Claim]:
    """Public claims whose columns may hold what nobody has reviewed yet."""
    return Claim.objects.filter(IS_BEING_CORRECTED).order_by()  # by its own index


def now() -> UnderCorrection:
    """As the last event that readers can see left it; one query if that is known."""
    if reading() not in (PRIMARY, REPLICA):
        return _read_anew()  # the database of an earlier day, which has no such event
    head = AuditHead.objects.values_list("public_sequence", "public_at")
    return _as_of(reading(), *head.get(pk=1))


@lru_cache(maxsize=2)
def _as_of(_database: str, _sequence: int, _at: object) -> UnderCorrection:
    return _read_anew()


def _read_anew() -> UnderCorrection:
    columns = ("pk", "published_verdict", "published_verdict__digest")
    rows = list(being_corrected().values_list(*columns))
    known = _said_by({digest: verdict for _pk, verdict, digest in rows})
    return UnderCorrection({pk: known[digest] for pk, _verdict, digest in rows})


_read: dict[str, Said] = {}


def _said_by(verdicts: Mapping[str, int]) -> dict[str, Said]:
    """What the basis of each verdict says, by digest; those nobody has read yet are
    read, others forgotten. Of verdicts, which never change: by now the claim may have
    another."""
    global _read  # noqa: PLW0603 - one memory for each process, replaced as a whole
    known = dict(_read)
    unread = [verdict for digest, verdict in verdicts.items() if digest not in known]
    for keys in batched(unread):
        rows = Verdict.objects.filter(pk__in=keys).order_by()
        for digest, rating, basis in rows.values_list(*BASIS):
            known[digest] = _said(rating, basis)
    _read = said = {digest: known[digest] for digest in verdicts}
    return said


def _articles_with(texts: Collection[str]) -> dict[str, set[Home]]:
    """By digest of the text."""
    found: dict[str, set[Home]] = defaultdict(set)
    for digests in batched(texts):
        known = Revision.objects.filter(sha256__in=digests).order_by()
        for text, *home in known.values_list("sha256", *HOME):
            found[text].add(Home(*home))
    return found


def batched(values: Collection[Any]) -> Iterator[list[Any]]:
    """No more at once than any engine takes as parameters."""
    listed = list(values)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]


def _said(rating: int, text: str) -> Said:
    basis: dict[str, Any] = json.loads(text)
    return Said(
        rating=rating,
        kind=basis["kind"],
        claimant=basis["claimant"],
        about=basis["about"][0],
        has_quantity=bool(basis["quantities"]),
        texts=frozenset(place[0] for place in basis["appearances"]),
        sources=frozenset(row["source"] for row in basis["evidence"]),
    )
