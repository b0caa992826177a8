"""The parts of an article's page, each read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from claims.choices import CitationProblem
from claims.models import Appearance, Article, Citation, Claim, Reference, Revision
from claims.workflow import corrected, reviewed

from .passages import Passage
from .places_seen import PlacesSeen
from .public_claim import PublicClaim, shown

MOST_CLAIMS = 500


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A public claim of the article, numbered in reading order, with its places."""

    number: int
    claim: PublicClaim
    places: list[Appearance]


@dataclass(frozen=True, slots=True)
class PassageWithClaims:
    passage: Passage
    claims: list[NumberedClaim]


@dataclass(frozen=True, slots=True)
class CountedArticle:
    article: Article
    claims: int


@dataclass(frozen=True, slots=True)
class Problem:
    label: str
    note: object


@dataclass(frozen=True, slots=True)
class Entry:
    """A bibliography entry, how often the text cites it, and what is wrong."""

    reference: Reference
    citations: int
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A citation that has problems of its own."""

    citation: Citation
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class CitationAudit:
    entries: list[Entry]
    citations: int
    flawed: list[Unmatched]

    @property
    def problem_count(self) -> int:
        rows: list[Entry | Unmatched] = [*self.entries, *self.flawed]
        return sum(len(row.problems) for row in rows)

    def __bool__(self) -> bool:
        return bool(self.entries or self.citations)


def with_claim_counts(articles: Iterable[Article]) -> list[CountedArticle]:
    """How many public claims stand in each article, as far as readers know; two
    queries for all."""
    loaded = list(articles)
    places = Appearance.objects.of_published().filter(revision__article__in=loaded)
    pairs = places.order_by().values_list("revision__article")
    counts = Counter(dict(pairs.annotate(Count("claim", distinct=True))))
    for homes in corrected.now().homes.values():
        counts.update({home.article for home in homes})
    return [CountedArticle(article, counts[article.pk]) for article in loaded]


def revision_to_read(article: Article) -> Revision | None:
    """The newest text that is here; without one, the newest revision."""
    newest_first = article.revisions.order_by("-number")
    return newest_first.filter(text__isnull=False).first() or newest_first.first()


def claims_of(
    article: Article, revision: Revision | None
) -> tuple[list[NumberedClaim], list[NumberedClaim]]:
    """Public claims in reading order: those in `revision`, and those that stand in
    other revisions only. Numbers run through both. Of very many the first that were
    found."""
    stand_here = reviewed.in_article(article).q | _corrected_in(article)
    claims = Claim.objects.published().filter(stand_here).order_by("pk")
    public = shown(claims[:MOST_CLAIMS])
    by_pk = {each.claim.pk: each for each in public}
    places: dict[int, list[Appearance]] = {}
    for place in _places(article, by_pk):
        places.setdefault(place.claim_id, []).append(place)
    current = revision.pk if revision else None
    order = sorted(places, key=lambda pk: _reading_order(places[pk], current))
    numbered = [
        NumberedClaim(number, by_pk[pk], _in_front(places[pk], current))
        for number, pk in enumerate(order, start=1)
    ]
    return (
        [each for each in numbered if each.places[0].revision_id == current],
        [each for each in numbered if each.places[0].revision_id != current],
    )


def beside(
    found: Iterable[Passage], claims: Iterable[NumberedClaim]
) -> list[PassageWithClaims]:
    """Each passage with the claims that begin in it; a claim that is made again
    further down stands beside its first place only."""
    waiting = {claim.number: claim for claim in claims}
    return [
        PassageWithClaims(
            passage,
            [waiting.pop(number) for number in passage.begins if number in waiting],
        )
        for passage in found
    ]


def citation_audit(article: Article) -> CitationAudit:
    """The bibliography of every revision that was read for it, with what is wrong."""
    of_article = Q(revision__article=article)
    references = Reference.objects.filter(of_article).select_related("source")
    citations = list(Citation.objects.filter(of_article).order_by("start"))
    cited = Counter(citation.reference_id for citation in citations)
    return CitationAudit(
        [
            Entry(row, cited[row.pk], problems_of(row.problems))
            for row in references.order_by("revision", "number")
        ],
        len(citations),
        [
            Unmatched(row, problems_of(row.problems))
            for row in citations
            if row.problems
        ],
    )


def problems_of(stored: list[dict[str, Any]]) -> list[Problem]:
    return [
        Problem(str(CitationProblem(each["code"]).label), each.get("note"))
        for each in stored
    ]


def _places(article: Article, claims: dict[int, PublicClaim]) -> list[Appearance]:
    rows = (
        Appearance.objects.filter(revision__article=article, claim__in=claims)
        .select_related("revision")
        .defer("revision__text")
        .order_by("start", "end")
    )
    seen = PlacesSeen(claims.values())
    return [row for row in rows if seen.holds(row)]


def _corrected_in(article: Article) -> Q:
    """Claims under correction with a place here, reviewed or not."""
    places = Appearance.objects.filter(revision__article=article)
    here = set(places.order_by().values_list("claim", flat=True))
    return Q(pk__in=here & corrected.now().said.keys())


def _reading_order(places: list[Appearance], current: int | None) -> tuple[bool, int]:
    first = _in_front(places, current)[0]
    return first.revision_id != current, first.start


def _in_front(places: list[Appearance], current: int | None) -> list[Appearance]:
    """The places in the revision shown; if there is none, all of them."""
    return [place for place in places if place.revision_id == current] or places
