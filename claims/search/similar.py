""" "Has this been checked already?": claims like a statement, and what differs.

Candidates come from the index: the claims that share the statement's rarest stems,
as many stems as a budget of postings allows, because a frequent word would drag half
the index in; and frequent ones together, where there is little that is rarer. A look
at their stored stems leaves the best few; those are compared in full
(`text.similarity`), and what differs is read only in those that are shown
(`text.contrasts`).
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Final, Literal, NamedTuple

from claims.models import Claim
from claims.models.languages import in_languages
from claims.text.contrasts import Finding, agreements, contrasts
from claims.text.similarity import RELATED, SAME, Weights, likeness, rarity
from claims.text.statements import Statement

from .backend import engine
from .documents import END_OF_STATEMENT, PART
from .estimates import corpus_size
from .frequencies import frequencies, frequencies_for_readers
from .queries import Candidate, Together
from .reasons import sentence
from .reranking import reranker
from .synonyms import canon, synonyms

BUDGET: Final = 10_000  # postings read for one statement
MOST_STEMS: Final = 40
FEW: Final = 3  # stems; fewer leave thousands of claims equally likely
FREQUENT: Final = 4  # stems beyond the budget
TOGETHER: Final = 3  # of those in one claim; one of the four may be the asker's own
CANDIDATES: Final = 200
COMPARED: Final = 30  # in full
_SHORT: Final = 5  # stems that a very short statement is held to have besides

Sameness = Literal["same", "related"]


@dataclass(frozen=True, slots=True)
class Match:
    """A claim like the statement asked about; `score` from 0 to 1."""

    claim: Claim
    statement: str
    score: float
    relation: Sameness
    findings: tuple[Finding, ...]

    @property
    def why(self) -> list[str]:
        """What differs and what agrees, in the reader's language."""
        return [sentence(finding) for finding in self.findings]


def similar(
    text: str,
    *,
    limit: int = 5,
    for_editors: bool = True,
    but_not: Iterable[int] = (),
    least: float = RELATED,
) -> list[Match]:
    """Claims that say the same as `text` or something near it, the best first.

    Readers get published claims in their reviewed words; `for_editors` all claims in
    their present words. `but_not`: keys of claims to leave out. Empty if nothing
    scores `least`: then nothing similar is known.
    """
    spellings = canon()
    asked = Statement(text, spellings)
    counted = frequencies if for_editors else frequencies_for_readers
    known = counted({*asked.raw, *asked.stems, *_other_spellings(asked)})
    total = corpus_size(for_editors=for_editors)
    wanted = _asked_for(known, total)
    if not wanted:
        return []
    rows = engine().candidates(wanted, limit=CANDIDATES, drafts=for_editors)
    weights = {stem: rarity(documents, total) for stem, documents in known.items()}
    left_out = set(but_not)
    kept = [row for row in rows if row.claim_id not in left_out]
    keys = _most_shared(asked, kept, weights)
    wordings = {
        key: [Statement(wording, spellings) for wording in few]
        for key, few in _wordings_of(keys, for_editors)
    }
    _add_weights(weights, (each for few in wordings.values() for each in few), total)
    alike = [
        _fitting(asked, key, few, weights.__getitem__)
        for key, few in wordings.items()
        if few
    ]
    if model := reranker():
        scores = model.scores(text, [each.other.text for each in alike])
        alike = [
            each._replace(score=score)
            for each, score in zip(alike, scores, strict=True)
        ]
    found = [each for each in alike if each.score >= least]
    best = sorted(found, key=lambda each: (-each.score, each.key))[:limit]
    claims = Claim.objects.select_related("published_verdict").in_bulk(
        [each.key for each in best]
    )
    return [_judged(asked, each, claims[each.key]) for each in best]


def _other_spellings(asked: Statement) -> set[str]:
    """Stems the index may have instead of the statement's own."""
    others = synonyms()
    spelled = (other for stem in asked.raw for other in others.get((stem,), ()))
    return {other[0] for other in spelled if len(other) == 1}


def _asked_for(known: Mapping[str, int], total: int) -> dict[Together, float]:
    """What the index is asked for, with weights: the rarest stems, as many as the
    budget allows; where those are few, some of the next three by three as well.
    («Парламент», «Баку» and «суд» stand in 40,000 claims each, together in a hundred.)
    """
    rarest = sorted(known, key=lambda stem: (known[stem], stem))[:MOST_STEMS]
    spent = list(accumulate(known[stem] for stem in rarest))
    alone = bisect_right(spent, BUDGET)
    asked: list[Together] = [(stem,) for stem in rarest[:alone]]
    frequent = rarest[alone : alone + FREQUENT]
    if frequent and sum(known[stem] > 1 for stem in rarest[:alone]) < FEW:
        for each in combinations(frequent, min(TOGETHER, len(frequent))):
            if total * math.prod(known[stem] / total for stem in each) <= BUDGET:
                asked.append(each)
    asked = asked or [(stem,) for stem in rarest[:1]]
    return {each: sum(rarity(known[stem], total) for stem in each) for each in asked}


def _most_shared(
    asked: Statement, rows: list[Candidate], weights: Mapping[str, float]
) -> list[int]:
    """Keys of the claims whose statements share most, as a look at the stems tells."""
    mine = frozenset((*asked.raw, *asked.stems))

    def shared(row: Candidate) -> float:
        return max(
            sum(map(weights.__getitem__, mine.intersection(wording)))
            / math.sqrt(len(wording) + _SHORT)
            for text in (row.stems, row.draft_stems)
            for wording in _wordings(text)
        )

    return [
        key for _shared, key in sorted((-shared(row), row.claim_id) for row in rows)
    ]


def _wordings(document: str) -> list[list[str]]:
    """The stems of a document's statement in each language."""
    statement = f" {document} ".partition(f" {END_OF_STATEMENT} ")[0]
    return [wording.split() for wording in statement.split(f" {PART} ")]


def _add_weights(
    weights: dict[str, float], statements: Iterable[Statement], total: int
) -> None:
    new = {stem for each in statements for stem in each.stems} - weights.keys()
    weights |= {stem: rarity(n, total) for stem, n in frequencies(new).items()}


def _wordings_of(keys: list[int], for_editors: bool) -> Iterator[tuple[int, list[str]]]:
    """The first few that may be shown, with their statements in each language."""
    claims = Claim.objects.all() if for_editors else Claim.objects.published()
    stated = "statement" if for_editors else "published_verdict__statement"
    left = COMPARED
    for begin in range(0, len(keys), COMPARED):
        some = keys[begin : begin + COMPARED]
        rows = dict(claims.filter(pk__in=some).values_list("pk", stated))
        for key in some:
            if key in rows and left:
                left -= 1
                yield key, list(in_languages(rows[key]).values())
        if not left:
            return


def statements_of(claim: Claim, *, reviewed: bool) -> list[str]:
    """Its statement in each language: as reviewed, or as it is now."""
    verdict = claim.published_verdict if reviewed else None
    stated = verdict.statement if verdict else claim.statement
    return list(in_languages(stated).values())


class Alike(NamedTuple):
    """A claim in the wording that fits best, before what differs is looked at."""

    key: int
    other: Statement
    score: float


def _fitting(
    asked: Statement, key: int, wordings: list[Statement], weights: Weights
) -> Alike:
    scored = [(likeness(asked, other, weights), -n) for n, other in enumerate(wordings)]
    score, place = max(scored)
    return Alike(key, wordings[-place], score)


def _judged(asked: Statement, alike: Alike, claim: Claim) -> Match:
    """Reading numbers and dates costs most, so only what is shown is judged."""
    _key, other, score = alike
    against = contrasts(asked, other)
    relation: Sameness = "same" if score >= SAME and not against else "related"
    findings = (*against, *agreements(asked, other))
    return Match(claim, other.text, score, relation, findings)
