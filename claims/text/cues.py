"""What in a sentence speaks for checking it, and what against.

A cue is a kind of word, number, name or form, found by general marks of language:
no topic words. `Reason` names and explains the cues; `find_cues` counts them in one
sentence; `suggestions` weighs them.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.text.attribution import Attribution, find_attributions
from claims.text.citation_marks import citation_marks
from claims.text.dates import dates
from claims.text.lexicon import Lexicon, Word, split_words
from claims.text.quantities import QuantityMention, quantities
from claims.text.stemming import stem_of
from claims.text.words.cues_en import ENGLISH
from claims.text.words.cues_ru import RUSSIAN
from claims.text.words.lookalikes import IRREGULAR_PAST, NOT_PAST, NOT_PLACES
from claims.text.words.opening import FUNCTION_WORDS


class Reason(StrEnum):
    """Why is this sentence suggested, or what was held against it?

    For checking:

    * ``number``: it says how much or how many.
    * ``date``: it says when, to the year or closer.
    * ``time``: it places something in time without a date ("three days later").
    * ``comparison``: it compares amounts or says what share.
    * ``change``: it says that something grew, fell or was lost.
    * ``ranking``: it says first, largest, only, record.
    * ``membership``: it says who belongs to, owns, heads or joined what.
    * ``named_actor``: it names a person, place or institution.
    * ``origin``: it names a country or place by its adjective («польский»).
    * ``attribution``: it says who said or reported something.
    * ``quotation``: it repeats words in quotation marks.
    * ``legal_act``: it speaks of a law, treaty, ruling or vote.
    * ``event_verb``: it says that something happened.
    * ``past``: its verb stands in the past.
    * ``cause``: it says what led to what.
    * ``source``: it names a document, survey or source, or cites one.
    * ``measure``: it says how often or how many in words ("dozens", "every year").

    Against:

    * ``opinion``: it judges, praises or hedges.
    * ``forecast``: it says what will, may or could be.
    * ``normative``: it says what ought to be.
    * ``conditional``: it says what would be if.
    * ``rhetoric``: metaphor, irony, connecting phrases without content.
    * ``question``: it asks.
    * ``definition``: it explains a notion or says what something means.
    * ``first_person``: the author speaks of themselves.
    * ``comment``: it opens by pointing back ("This is …", «Такой подход …»).
    * ``contrast``: it corrects a view ("not X but Y", «не X, а Y», «X — это Y»).
    * ``scare_quotes``: a word or two in quotation marks that nobody said.
    * ``no_verb``: too short to assert anything.
    """

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    COMPARISON = "comparison"
    CHANGE = "change"
    RANKING = "ranking"
    MEMBERSHIP = "membership"
    NAMED_ACTOR = "named_actor"
    ORIGIN = "origin"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    LEGAL_ACT = "legal_act"
    EVENT_VERB = "event_verb"
    PAST = "past"
    CAUSE = "cause"
    SOURCE = "source"
    MEASURE = "measure"
    OPINION = "opinion"
    FORECAST = "forecast"
    NORMATIVE = "normative"
    CONDITIONAL = "conditional"
    RHETORIC = "rhetoric"
    QUESTION = "question"
    DEFINITION = "definition"
    FIRST_PERSON = "first_person"
    COMMENT = "comment"
    CONTRAST = "contrast"
    SCARE_QUOTES = "scare_quotes"
    NO_VERB = "no_verb"


AGAINST: Final = frozenset(list(Reason)[list(Reason).index(Reason.OPINION) :])
"""The reasons that speak against checking."""

_TABLE_CODES: Final = {"event": Reason.EVENT_VERB}
_WORDS: Final = Lexicon({code: f"{RUSSIAN[code]} {ENGLISH[code]}" for code in RUSSIAN})
_QUOTED: Final = re.compile(r"[«“„\"](?P<words>[^«»“”„\"]+)[»”“\"]")
_COMMENT: Final = re.compile(
    r"[«“\"—–\s]*(?:(?:и|но|а)\s)?(?:это|эта|эти|этот|так(?:ой|ая|ие|ое|ова|ово)|данн\w+"
    r"|именно|вот|that|this|these|those|such)\b(?!\s+(?:год|month|year|week|весн))",
    re.I,
)
_CONTRAST: Final = re.compile(
    r"\bне [^,.;:]{2,80},? а(?: \w+|\b)|не столько|не просто|[—–-] это\b"
    r"|\bnot [^,.;:]{2,60}, but\b|\b(?:is|are) not [^.;:]{2,60}(?:, it is|, they are)"
    r"|\brather than\b|\bnot (?:merely|simply|just)\b",
    re.I,
)
_LEAST_QUOTATION: Final = 4  # words
_LEAST_WORDS: Final = 4
_RUSSIAN_PAST: Final = re.compile(r"[а-я]{2,}[аяиеыуо]л(?:[аои]?|с[яь]|[аои]с[яь])$")
_RUSSIAN_PASSIVE: Final = re.compile(r"[а-я]{4,}(?:ан|ен|ят|ыт)[аоы]?$")
_RUSSIAN_ORIGIN: Final = re.compile(
    r"[а-я-]{3,}ск(?:ий|ая|ое|ие|их|ого|ому|им|ими|ую|ом)$"
)
_ENGLISH_PAST: Final = re.compile(r"[a-z]{2,}ed$|was$|were$|had$|did$|been$")
_PAST_FORMS: Final = (_RUSSIAN_PAST, _RUSSIAN_PASSIVE, _ENGLISH_PAST)
_SMALL: Final = 3
_MOST: Final = 3
"""A cue counts at most so often: the fifth name says no more than the third."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a sentence with how often each stands in it (at most three)."""

    counts: dict[Reason, int]
    words: int
    attributions: tuple[Attribution, ...]
    quantities: tuple[QuantityMention, ...]


def names_inside(sentence: str, words: Sequence[Word]) -> set[str]:
    """Folded words with a capital that neither open the sentence nor a quotation."""
    return {
        word.folded
        for word in words
        if word.text[0].isupper()
        and not _opens(sentence, word)
        and word.folded not in FUNCTION_WORDS
    }


def _opens(sentence: str, word: Word) -> bool:
    before = sentence[: word.start].rstrip(" \u00a0—–-")
    return not before or before[-1] in '«“„".!?:(…'


def find_cues(sentence: str, known_names: Collection[str] = frozenset()) -> Cues:
    """Count the cues of one sentence.

    ``known_names`` are stems of words seen with a capital inside other sentences of
    the text; such a word is a name even where it opens this one.
    """
    words = split_words(sentence)
    said = find_attributions(sentence, words)
    amounts = quantities(sentence)
    counts = Counter(
        _TABLE_CODES.get(hit.code) or Reason(hit.code) for hit in _WORDS.find(words)
    )
    telling = [amount for amount in amounts if _is_telling(sentence, amount)]
    counts[Reason.NUMBER] = len(telling)
    counts[Reason.MEASURE] += len(amounts) - len(telling)
    counts[Reason.DATE] = len(dates(sentence))
    counts[Reason.NAMED_ACTOR] = _names(sentence, words, known_names)
    counts[Reason.ORIGIN] = sum(map(_is_origin, words))
    counts[Reason.ATTRIBUTION] = sum(one.who is not None for one in said)
    counts[Reason.SOURCE] += len(citation_marks(sentence))
    counts[Reason.PAST] = sum(map(_is_past, words))
    counts[Reason.QUESTION] = int(sentence.rstrip(' »”")').endswith("?"))
    counts[Reason.COMMENT] = int(bool(_COMMENT.match(sentence)))
    counts[Reason.CONTRAST] = len(_CONTRAST.findall(sentence))
    counts[Reason.NO_VERB] = int(len(words) < _LEAST_WORDS)
    _count_quotations(sentence, words, counts)
    held = {reason: min(count, _MOST) for reason, count in counts.items() if count > 0}
    return Cues(held, len(words), tuple(said), tuple(amounts))


def _is_telling(sentence: str, amount: QuantityMention) -> bool:
    """Not "two countries": a small number in words is often only grammar."""
    printed = sentence[amount.start : amount.end]
    is_figure = any(char.isdigit() for char in printed)
    is_bound = amount.comparator != "=" or amount.of is not None
    return is_figure or is_bound or amount.value > _SMALL or amount.value < 1


def _names(sentence: str, words: Sequence[Word], known: Collection[str]) -> int:
    """Count names: runs of capitals inside, and known names at the start."""
    inside = names_inside(sentence, words)
    count = 0
    previous_end = -9
    for word in words:
        is_name = word.folded in inside or (
            word.text[0].isupper()
            and (stem_of(word.folded) in known or _is_acronym(word))
        )
        if is_name and word.start - previous_end > 2:
            count += 1
        if is_name:
            previous_end = word.end
    return count


def _is_acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper() and word.text.isalpha()


def _is_origin(word: Word) -> bool:
    """«российский», «приморский»; «политический» and its kind say no place."""
    folded = word.folded
    if "ческ" in folded or folded.startswith(NOT_PLACES):
        return False
    return bool(_RUSSIAN_ORIGIN.match(folded))


def _is_past(word: Word) -> bool:
    folded = word.folded
    if folded in NOT_PAST or word.text[0].isupper():
        return False
    if folded in IRREGULAR_PAST:
        return True
    return any(form.match(folded) for form in _PAST_FORMS)


def _count_quotations(
    sentence: str, words: Sequence[Word], counts: Counter[Reason]
) -> None:
    """Long quotations are somebody's words; short lower-case ones are distance."""
    for quoted in _QUOTED.finditer(sentence):
        length = len(quoted["words"].split())
        if length >= _LEAST_QUOTATION:
            counts[Reason.QUOTATION] += 1
        elif quoted["words"][0].islower():
            counts[Reason.SCARE_QUOTES] += 1
