""" "Has this been checked already?": claims like a statement, and what differs.

Candidates come from the index: the claims that share the statement's rarest stems,
as many stems as a budget of postings allows, because a frequent word would drag half
the index in. The best of them are compared in full (`text.similarity`,
`text.contrasts`).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from claims.models import Claim
from claims.models.languages import in_languages
from claims.text.contrasts import Finding, agreements, contrasts
from claims.text.similarity import RELATED, SAME, Weights, likeness, rarity
from claims.text.statements import Statement

from .backend import engine
from .documents import END_OF_STATEMENT, PART
from .frequencies import corpus_size, frequencies
from .queries import Candidate
from .reasons import sentence
from .reranking import reranker
from .synonyms import canon, synonyms

BUDGET: Final = 20_000  # postings read for one statement
MOST_STEMS: Final = 40
CANDIDATES: Final = 200
COMPARED: Final = 40  # in full
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
    known = frequencies({*asked.raw, *asked.stems, *_other_spellings(asked)})
    chosen = _within_budget(known)
    if not chosen:
        return []
    rows = engine().candidates(chosen, limit=CANDIDATES, drafts=for_editors)
    keys = _most_shared(asked, rows, known)
    claims = _claims([key for key in keys if key not in set(but_not)], for_editors)
    wordings = {
        claim: [
            Statement(wording, spellings)
            for wording in statements_of(claim, reviewed=not for_editors)
        ]
        for claim in claims
    }
    weights = _weights(asked, [each for few in wordings.values() for each in few])
    alike = [
        _fitting(asked, claim, few, weights) for claim, few in wordings.items() if few
    ]
    if model := reranker():
        scores = model.scores(text, [each.other.text for each in alike])
        alike = [
            each._replace(score=score)
            for each, score in zip(alike, scores, strict=True)
        ]
    found = [each for each in alike if each.score >= least]
    best = sorted(found, key=lambda each: (-each.score, each.claim.pk))[:limit]
    return [_judged(asked, each) for each in best]


def _other_spellings(asked: Statement) -> set[str]:
    """Stems the index may have instead of the statement's own."""
    others = synonyms()
    spelled = (other for stem in asked.raw for other in others.get((stem,), ()))
    return {other[0] for other in spelled if len(other) == 1}


def _within_budget(known: dict[str, int]) -> dict[str, float]:
    """The rarest stems with their weights, at least one."""
    total, spent = corpus_size(), 0
    chosen: dict[str, float] = {}
    for stem in sorted(known, key=lambda stem: (known[stem], stem))[:MOST_STEMS]:
        spent += known[stem]
        if chosen and spent > BUDGET:
            break
        chosen[stem] = rarity(known[stem], total)
    return chosen


def _most_shared(
    asked: Statement, rows: list[Candidate], known: dict[str, int]
) -> list[int]:
    """Keys of the claims whose statements share most, as a look at the stems tells."""
    total = corpus_size()
    mine = {*asked.raw, *asked.stems}

    def shared(row: Candidate) -> float:
        return max(
            sum(rarity(known[stem], total) for stem in mine.intersection(wording))
            / math.sqrt(len(wording) + _SHORT)
            for text in (row.stems, row.draft_stems)
            for wording in _wordings(text)
        )

    return [
        row.claim_id for row in sorted(rows, key=lambda r: (-shared(r), r.claim_id))
    ]


def _wordings(document: str) -> list[list[str]]:
    """The stems of a document's statement in each language."""
    statement = f" {document} ".partition(f" {END_OF_STATEMENT} ")[0]
    return [wording.split() for wording in statement.split(f" {PART} ")]


def _weights(asked: Statement, others: list[Statement]) -> Weights:
    total = corpus_size()
    stems = {*asked.stems, *(stem for other in others for stem in other.stems)}
    table = {stem: rarity(n, total) for stem, n in frequencies(stems).items()}
    return lambda stem: table[stem]


def _claims(keys: list[int], for_editors: bool) -> list[Claim]:
    """The first few of the claims that may be shown."""
    claims = Claim.objects.all() if for_editors else Claim.objects.published()
    found = claims.select_related("published_verdict").in_bulk(keys)
    return [found[key] for key in keys if key in found][:COMPARED]


def statements_of(claim: Claim, *, reviewed: bool) -> list[str]:
    """Its statement in each language: as reviewed, or as it is now."""
    verdict = claim.published_verdict if reviewed else None
    stated = verdict.statement if verdict else claim.statement
    return list(in_languages(stated).values())


class Alike(NamedTuple):
    """A claim in the wording that fits best, before what differs is looked at."""

    claim: Claim
    other: Statement
    score: float


def _fitting(
    asked: Statement, claim: Claim, wordings: list[Statement], weights: Weights
) -> Alike:
    scored = [(likeness(asked, other, weights), -n) for n, other in enumerate(wordings)]
    score, place = max(scored)
    return Alike(claim, wordings[-place], score)


def _judged(asked: Statement, alike: Alike) -> Match:
    """Reading numbers and dates costs most, so only what is shown is judged."""
    claim, other, score = alike
    against = contrasts(asked, other)
    relation: Sameness = "same" if score >= SAME and not against else "related"
    findings = (*against, *agreements(asked, other))
    return Match(claim, other.text, score, relation, findings)
