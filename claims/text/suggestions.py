"""Which sentences of a text are worth an editor's look, and why.

Every sentence of the running text is scored by its cues (`cues`): what can be looked
up counts for it, judgement, forecast and figure of speech against it. The weights are
small hand-set numbers in the manner of a logistic regression; they are the same for
every text, and the reasons are the cues themselves, so that an editor can disagree
with them one by one.

How they were set: by hand, then moved towards logistic fits on our own labelled
sentences, on the five articles, and on a sample of the English debates of CLEF-2019
CheckThat! (training part). Words were added and removed after reading the misses in
the articles, so the figures on the articles are figures on seen text.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from claims.text.attribution import Attribution
from claims.text.cues import AGAINST, Cues, Reason, find_cues, names_inside
from claims.text.lexicon import split_words
from claims.text.quantities import QuantityMention
from claims.text.sentences import Sentence, sentences
from claims.text.stemming import stem_of

THRESHOLD: Final = 0.5
"""Sentences below this score are not suggested."""

_BIAS: Final = -0.7
_FIRST: Final[Mapping[Reason, float]] = MappingProxyType(
    {
        Reason.NUMBER: 1.2,
        Reason.DATE: 1.5,
        Reason.TIME: 0.3,
        Reason.COMPARISON: 0.8,
        Reason.CHANGE: 0.6,
        Reason.RANKING: 0.9,
        Reason.MEMBERSHIP: 0.9,
        Reason.NAMED_ACTOR: 0.7,
        Reason.ORIGIN: 0.5,
        Reason.ATTRIBUTION: 1.0,
        Reason.QUOTATION: 0.5,
        Reason.LEGAL_ACT: 0.9,
        Reason.EVENT_VERB: 0.9,
        Reason.PAST: 0.7,
        Reason.CAUSE: 0.4,
        Reason.SOURCE: 1.0,
        Reason.MEASURE: 0.3,
        Reason.OPINION: -0.7,
        Reason.FORECAST: -0.8,
        Reason.NORMATIVE: -0.9,
        Reason.CONDITIONAL: -0.6,
        Reason.RHETORIC: -0.8,
        Reason.QUESTION: -2.5,
        Reason.DEFINITION: -0.6,
        Reason.FIRST_PERSON: -0.5,
        Reason.COMMENT: -0.7,
        Reason.CONTRAST: -0.5,
        Reason.SCARE_QUOTES: -0.4,
        Reason.NO_VERB: -1.5,
    }
)
"""Weight of the first cue of a kind; each further one adds a third of it."""
_FURTHER: Final = 1 / 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence an editor should look at.

    ``start``/``end`` are code points of the text, ``score`` 0–1; ``reasons`` are the
    cues found, strongest first, those against it at the end; ``claimant`` is who is
    said to say it, as printed; ``quantities`` have offsets of the whole text.
    """

    start: int
    end: int
    text: str
    score: float
    reasons: tuple[Reason, ...]
    claimant: str | None
    quantities: tuple[QuantityMention, ...]


def suggestions(text: str) -> list[Suggestion]:
    """Return the sentences worth checking, best first; equal ones in text order.

    Headings, page furniture, bibliography and pull quotes are never suggested.
    """
    body = [one for one in sentences(text) if one.role in {"body", "block_quote"}]
    known = _known_names(body)
    scored = (_scored(sentence, find_cues(sentence.text, known)) for sentence in body)
    worthy = [one for one in scored if one.score >= THRESHOLD]
    return sorted(worthy, key=lambda one: (-one.score, one.start))


def _known_names(body: list[Sentence]) -> frozenset[str]:
    return frozenset(
        stem_of(name)
        for sentence in body
        for name in names_inside(sentence.text, split_words(sentence.text))
    )


def _scored(sentence: Sentence, cues: Cues) -> Suggestion:
    return Suggestion(
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        score=score(cues),
        reasons=_reasons(cues),
        claimant=_claimant(cues.attributions),
        quantities=tuple(_shifted(one, sentence.start) for one in cues.quantities),
    )


def score(cues: Cues) -> float:
    """How worthy of a check, 0–1, to three decimals: a logistic sum of the cues."""
    total = _BIAS + sum(_weight(reason, n) for reason, n in cues.counts.items())
    return round(1 / (1 + math.exp(-total)), 3)


def _weight(reason: Reason, count: int) -> float:
    return _FIRST[reason] * (1 + _FURTHER * (count - 1))


def _reasons(cues: Cues) -> tuple[Reason, ...]:
    ordered = sorted(
        cues.counts, key=lambda reason: (reason in AGAINST, -abs(_weight(reason, 1)))
    )
    return tuple(ordered)


def _claimant(said: tuple[Attribution, ...]) -> str | None:
    """The first who is named; a bare role («эксперты») if nobody is."""
    who = [one.who for one in said if one.who]
    named = [name for name in who if name[0].isupper()]
    return next(iter(named or who), None)


def _shifted(mention: QuantityMention, by: int) -> QuantityMention:
    return replace(mention, start=mention.start + by, end=mention.end + by)
