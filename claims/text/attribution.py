"""Who says it? Names beside speech verbs and source phrases in one sentence.

Found are «заявил Имя», «Имя, выступая в …, заявил», «как отмечает Имя», «по словам
Имени», "X said", "said X", "according to X". A name stands as printed, in its case:
turning «Ивана Петрова» into a nominative is a guess an editor makes better.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.text.lexicon import Hit, Lexicon, Word, split_words
from claims.text.words import speech
from claims.text.words.citing import NAME_PARTICLES
from claims.text.words.opening import FUNCTION_WORDS, PREPOSITIONS


class AttributionKind(StrEnum):
    """In which way does the sentence tie words to a person?

    * ``said``: the person uttered it; whether they did can be checked.
    * ``thinks``: it is reported as opinion, estimate or expectation.
    * ``reports``: it comes from data, a document or an institution.
    """

    SAID = "said"
    THINKS = "thinks"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a sentence.

    ``start``/``end`` are code points of the sentence and cover name and verb;
    ``who`` is the name as printed with the role before it left off, the role itself
    where no name is given («эксперты»), None if only a pronoun stands there.
    ``verb`` is the verb or phrase as printed.
    """

    start: int
    end: int
    who: str | None
    verb: str
    kind: AttributionKind


_VERBS: Final = Lexicon({"said": speech.SAID, "thinks": speech.THINKS})
_PHRASES: Final = Lexicon(
    {
        "said": speech.SAID_PHRASES,
        "thinks": speech.THINKS_PHRASES,
        "reports": speech.REPORTS_PHRASES,
    }
)
_ROLE: Final = Lexicon({"role": speech.ROLES, "institution": speech.INSTITUTIONS})
_PRONOUNS: Final = frozenset(speech.PRONOUNS.split())
_BEFORE_VERB: Final = 14  # words a subject may stand before its verb
_AFTER_VERB: Final = 7  # words between "said" and the name after it
_AFTER_PHRASE: Final = 6
_QUOTE_END: Final = re.compile(r"[»”\"],?\s*[—–-]?\s*$|,\s*[—–-]\s*$|[»”\"]\s*,?\s*$")
_AS: Final = frozenset({"как", "as"})
_ACTIVE_REFLEXIVES: Final = ("жал", "призна", "сомнева", "похваст")
_OBLIQUE: Final = ("ов", "ев", "ей", "ам", "ами", "ах", "ям", "ями", "у", "ом", "ем")
_ADJECTIVE_GENITIVE: Final = ("ого", "его", "ому", "ему")
_NOT_A_NAME: Final = ("ая", "яя", "ое", "ее", "ые", "ие", "но", "ло")
_POSSESSIVE: Final = re.compile(r"[’']s?$")


def attributions(sentence: str) -> list[Attribution]:
    """Return who is said to have said what, in reading order.

    A sentence without speech verb or source phrase has none. Offsets are those of
    the sentence given.
    """
    words = split_words(sentence)
    return find_attributions(sentence, words)


def find_attributions(sentence: str, words: Sequence[Word]) -> list[Attribution]:
    """As `attributions`, for a sentence already split into words."""
    phrases = _longest(_PHRASES.find(words))
    found = [_by_phrase(words, hit, sentence) for hit in phrases]
    inside = {at for hit in phrases for at in range(hit.first, hit.last)}
    for hit in _longest(_VERBS.find(words)):
        if hit.first not in inside and _is_verb(words, hit):
            found.append(_by_verb(sentence, words, hit))
    unique = {one.start: one for one in sorted(filter(None, found), key=_length)}
    return sorted(unique.values(), key=lambda one: (one.start, one.end))


def _length(one: Attribution | None) -> int:
    return one.end - one.start if one else 0


def _longest(hits: list[Hit]) -> list[Hit]:
    """Drop hits inside an earlier, longer one."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
    return kept


def _is_verb(words: Sequence[Word], hit: Hit) -> bool:
    """Not passive («отмечается»), not a noun ("the reports")."""
    word = words[hit.first].folded
    if word.endswith("ло"):  # nobody, or a thing: «это подчеркнуло глубину раскола»
        return False
    if word.endswith(("ся", "сь")) and not word.startswith(_ACTIVE_REFLEXIVES):
        return False
    if hit.last < len(words) and words[hit.last].folded in {"себя", "себе"}:
        return False
    if word not in {"reports", "notes", "claims", "states", "estimates", "fears"}:
        return True
    before = words[hit.first - 1] if hit.first else None
    after = words[hit.last].folded if hit.last < len(words) else ""
    is_subject = before is not None and (
        before.text[:1].isupper() or before.folded in _PRONOUNS or _is_role(before)
    )
    return is_subject or after in {"that", "the", "it", "he", "she"}


def _by_phrase(words: Sequence[Word], hit: Hit, sentence: str) -> Attribution | None:
    """The name after «по словам», "according to"."""
    span = _name_after(sentence, words, hit.last, _AFTER_PHRASE)
    if span is None:
        return None
    return _attribution(sentence, words, hit, span)


def _by_verb(sentence: str, words: Sequence[Word], hit: Hit) -> Attribution | None:
    """The subject of a speech verb: after it in inversion, else before it."""
    after = _name_after(sentence, words, hit.last, _AFTER_VERB)
    near = words[max(0, hit.first - 2) : hit.first]
    if any(word.folded in _PRONOUNS for word in near):
        return _attribution(sentence, words, hit, None)
    span = after if after and _is_inverted(sentence, words, hit, after) else None
    span = span or _name_before(sentence, words, hit.first)
    return _attribution(sentence, words, hit, span) if span else None


def _is_inverted(
    sentence: str, words: Sequence[Word], hit: Hit, after: tuple[int, int]
) -> bool:
    """«Как отмечает Имя», «…», — сказал Имя, «…, сообщает Имя», "…", said Name."""
    before = sentence[: words[hit.first].start]
    earlier = words[hit.first - 1].folded if hit.first else ""
    follows = before.rstrip().endswith(",") and after[0] - hit.last <= 1
    return earlier in _AS or follows or not hit.first or bool(_QUOTE_END.search(before))


def _attribution(
    sentence: str, words: Sequence[Word], hit: Hit, span: tuple[int, int] | None
) -> Attribution:
    start, end = words[hit.first].start, words[hit.last - 1].end
    who = None
    if span is not None:
        who_start, who_end = words[span[0]].start, words[span[1] - 1].end
        who = _POSSESSIVE.sub("", sentence[who_start:who_end])
        start, end = min(start, who_start), max(end, who_end)
    verb = sentence[words[hit.first].start : words[hit.last - 1].end]
    return Attribution(start, end, who, verb, AttributionKind(hit.code))


def _name_after(
    sentence: str, words: Sequence[Word], at: int, reach: int
) -> tuple[int, int] | None:
    """The first name, else role, within reach and before the next clause."""
    stop = min(len(words), at + reach)
    role: tuple[int, int] | None = None
    for index in range(at, stop):
        gap = sentence[words[index - 1].end : words[index].start] if index else ""
        if ":" in gap or (index > at and any(mark in gap for mark in ";«“")):
            break
        if "," in gap and role is None and index > at:
            break
        if _is_name(words, index):
            return _trimmed(words, _chain(sentence, words, index))
        if role is None and _is_role(words[index]):
            role = (index, index + 1)
    return role


def _name_before(
    sentence: str, words: Sequence[Word], at: int
) -> tuple[int, int] | None:
    """The subject before a verb: past participle clauses, not past a quotation."""
    role: tuple[int, int] | None = None
    chains: list[tuple[int, int]] = []
    for index in range(at - 1, max(-1, at - 1 - _BEFORE_VERB), -1):
        gap = sentence[words[index].end : words[index + 1].start]
        if any(mark in gap for mark in ";:»”") or gap.strip() == ".":
            break
        if chains and index >= chains[-1][0]:
            continue
        if _is_name(words, index):
            chain = _chain(sentence, words, index, backwards=True)
            chains.append(chain)
            if not _is_object(words, chain[0]) and _agrees(words, chain, words[at]):
                return role or _trimmed(words, chain)
        elif role is None and _is_role(words[index]):
            oblique = words[index].folded.endswith(_OBLIQUE)
            if not oblique and not _is_object(words, index):
                role = (index, index + 1)
    return role


def _agrees(words: Sequence[Word], chain: tuple[int, int], verb: Word) -> bool:
    """Say whether a Russian name can be the subject of the verb, by its ending.

    «Перспективы Норландии эксперты оценивают»: a genitive is no subject.
    """
    last = words[chain[1] - 1].folded
    if not re.search("[а-я]", last):
        return True
    if chain == (0, 1) and last.endswith(_NOT_A_NAME):
        return False
    if verb.folded.endswith(("л", "ли", "ют", "ут", "ят")):
        return not last.endswith(("а", "я", "ии", *_ADJECTIVE_GENITIVE))
    after_noun = chain[0] > 0 and words[chain[0] - 1].folded not in FUNCTION_WORDS
    genitive = last.endswith(("а", "я", "ии"))
    if genitive and after_noun and chain[1] - chain[0] == 1:
        return _is_role(words[chain[0] - 1])
    return not last.endswith(_ADJECTIVE_GENITIVE)


def _is_object(words: Sequence[Word], first: int) -> bool:
    """A name after a preposition is not the subject («в Баку заявил»)."""
    before = [word.folded for word in words[max(0, first - 2) : first]]
    return bool(before) and (
        before[-1] in PREPOSITIONS
        or (len(before) == 2 and before[0] in PREPOSITIONS and before[1] in {"the"})
    )


def _is_name(words: Sequence[Word], index: int) -> bool:
    """A capital that does not only open the sentence."""
    word = words[index]
    if not word.text[0].isupper() or word.folded in FUNCTION_WORDS:
        return False
    return not (
        word.folded in _PRONOUNS or (_is_role(word) and not word.text.isupper())
    )


def _chain(
    sentence: str, words: Sequence[Word], index: int, *, backwards: bool = False
) -> tuple[int, int]:
    """Grow a name over the words that belong to it, both ways."""
    first, last = index, index + 1
    while last < len(words) and not backwards and _joins(sentence, words, last):
        last += 1
    while first > 0 and _joins(sentence, words, first) and _may_open(words[first - 1]):
        first -= 1
    while last - first > 1 and words[first].folded in NAME_PARTICLES | FUNCTION_WORDS:
        first += 1
    return first, last


def _joins(sentence: str, words: Sequence[Word], at: int) -> bool:
    gap = sentence[words[at - 1].end : words[at].start]
    is_domain = gap == "." and words[at].text.islower()  # Example-News.org
    fits = (
        words[at].text[0].isupper() or words[at].folded in NAME_PARTICLES or is_domain
    )
    return fits and gap in {" ", "\u00a0", ". ", ".", ".\u00a0"}


def _may_open(word: Word) -> bool:
    is_capital = word.text[0].isupper() and word.folded not in FUNCTION_WORDS
    return is_capital or word.folded in NAME_PARTICLES


def _trimmed(words: Sequence[Word], chain: tuple[int, int]) -> tuple[int, int]:
    """Leave role and institution before a person's name off."""
    first, last = chain
    while last - first > 1 and (
        _is_role(words[first])
        or (_is_institution(words[first]) and last - first > 2)
        or (words[first].text.isupper() and len(words[first].text) > 1)
    ):
        first += 1
    return first, last


def _is_role(word: Word) -> bool:
    return any(hit.code == "role" for hit in _ROLE.find([word]))


def _is_institution(word: Word) -> bool:
    return any(hit.code == "institution" for hit in _ROLE.find([word]))
