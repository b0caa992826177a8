"""What was reviewed of the claims that are under correction now.

Their columns may hold what nobody has reviewed yet; readers are answered by the basis
of the published verdict. A basis never changes, so what it says is read once by each
process and found again by its digest. Which claims they are may change with every
event that readers can see, and is asked again after one.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from claims.databases import PRIMARY, REPLICA, reading
from claims.models import AuditHead, Claim, Revision, Verdict
from claims.models.claims import IS_BEING_CORRECTED

BASIS = ("digest", "rating", "basis")
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


class Text(NamedTuple):
    """An article that has a text."""

    article: int
    outlet: int | None
    language: str


class UnderCorrection:
    """The public claims under correction, by key, and what was reviewed of each."""

    def __init__(self, said: Mapping[int, Said]) -> None:
        self.said = said

    @cached_property
    def texts(self) -> dict[str, list[Text]]:
        """The articles of the texts they stand in, by digest; read once."""
        found: dict[str, list[Text]] = {}
        for digests in batched({d for each in self.said.values() for d in each.texts}):
            known = Revision.objects.filter(sha256__in=digests).order_by()
            columns = ("article", "article__outlet", "article__language")
            for digest, *values in known.values_list("sha256", *columns):
                found.setdefault(digest, []).append(Text(*values))
        return found

    @cached_property
    def sources(self) -> frozenset[str]:
        """Slugs of what they rest on."""
        return frozenset().union(*(said.sources for said in self.said.values()))

    def articles_of(self, said: Said) -> set[Text]:
        return {text for digest in said.texts for text in self.texts.get(digest, ())}


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
