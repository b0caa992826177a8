"""How likely it is that the names of a citation are the authors of an entry.

A likeness is a number from 0 to 1 and whether the two spellings differ so much that
an editor should see it. The steps below are an order of trust, not probabilities:
same words, confirmed alias, acronym, beginning of the name, other script, publisher,
near spelling.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from claims.text.bibliography import Entry
from claims.text.citation_marks import Mark
from claims.text.names import (
    acronyms,
    is_cyrillic,
    plain,
    skeletons,
    sounds_like,
    words,
)
from claims.text.words.citing import GENERIC_NOUNS, NAME_PARTICLES

PLAUSIBLE: Final = 0.6
"""Below this a name is another name."""

CLEAR: Final = 0.8
"""From here a name is enough to propose an entry although the year differs."""

_NEAR_SPELLING: Final = 0.72
_FEWEST_NEAR_LETTERS: Final = 5


class Likeness(NamedTuple):
    """``score`` 0–1; ``is_variant`` if the spelling itself needs an editor's look."""

    score: float
    is_variant: bool = False


_NONE: Final = Likeness(0.0)


@dataclass(frozen=True, slots=True)
class Aliases:
    """Names that mean one author: words of a name to the number of its group.

    ``known`` holds what everybody knows (AP is the Associated Press), ``confirmed``
    what an editor has said for this site; only the latter also settles that a
    spelling in another script needs no further look.
    """

    known: Mapping[tuple[str, ...], int]
    confirmed: Mapping[tuple[str, ...], int]

    @classmethod
    def of(
        cls,
        known: Mapping[str, Collection[str]],
        confirmed: Mapping[str, Collection[str]],
    ) -> "Aliases":
        """Read two tables of "name: other spellings"."""
        return cls(_grouped(known), _grouped(confirmed))


def _grouped(table: Mapping[str, Collection[str]]) -> dict[tuple[str, ...], int]:
    """Number the lines of a table; a spelling in two lines makes them one."""
    groups: dict[tuple[str, ...], int] = {}
    for number, (name, spellings) in enumerate(table.items()):
        keys = {words(spelling) for spelling in (name, *spellings)} - {()}
        met = {groups[key] for key in keys if key in groups}
        joined = {key for key, group in groups.items() if group in met}
        groups.update(dict.fromkeys(keys | joined, number))
    return groups


def _group(groups: Mapping[tuple[str, ...], int], name: tuple[str, ...]) -> int | None:
    """The group of a name or of its longest known beginning."""
    for length in range(len(name), 0, -1):
        if (group := groups.get(name[:length])) is not None:
            return group
    return None


def _share_group(
    groups: Mapping[tuple[str, ...], int],
    one: tuple[str, ...],
    other: tuple[str, ...],
) -> bool:
    group = _group(groups, one)
    return group is not None and group == _group(groups, other)


def author_likeness(mark: Mark, entry: Entry, aliases: Aliases) -> Likeness:
    """Compare all names of a citation with an entry's authors and publisher.

    Every cited name must find an author; the first author weighs most, and a
    name found only as publisher or in the URL is a variant.
    """
    if not entry.authors:
        return _by_publisher(mark.names[0], entry)
    found = [_best(name, entry.authors, aliases) for name in mark.names]
    lead = name_likeness(mark.names[0], entry.authors[0], aliases)
    if lead.score < PLAUSIBLE:
        swapped = found[0].score - 0.15 if len(mark.names) > 1 else found[0].score - 0.3
        lead = Likeness(max(swapped, 0.0), is_variant=True)
    found[0] = lead
    score = sum(likeness.score for likeness in found) / len(found)
    if min(likeness.score for likeness in found) < PLAUSIBLE:
        score = min(score, PLAUSIBLE - 0.05)
    if len(mark.names) == 1 and len(entry.authors) > 1 and not mark.has_others:
        score -= 0.03
    if len(mark.names) > len(entry.authors):
        score -= 0.2
    together = Likeness(score, any(likeness.is_variant for likeness in found))
    return max(together, _by_publisher(mark.names[0], entry))


def _best(name: str, authors: tuple[str, ...], aliases: Aliases) -> Likeness:
    return max(name_likeness(name, author, aliases) for author in authors)


def name_likeness(cited: str, printed: str, aliases: Aliases) -> Likeness:
    """Compare one cited name with one printed author."""
    sides = printed.split("/") if "/" in printed else []
    return max(_one_likeness(cited, side, aliases) for side in (printed, *sides))


def _one_likeness(cited: str, printed: str, aliases: Aliases) -> Likeness:
    short = _content_words(cited)
    full = _content_words(printed)
    if not short or not full:
        return _NONE
    if short == full or "".join(short) == "".join(full):
        return Likeness(1.0)
    surname = _surname(printed)
    crosses = is_cyrillic(short[-1]) != is_cyrillic((surname or full)[-1])
    if _share_group(aliases.confirmed, short, full):
        return Likeness(0.97)
    if _share_group(aliases.known, short, full):
        return Likeness(0.97, is_variant=crosses)
    if _is_acronym(short, printed) or _is_acronym(full, cited):
        return Likeness(0.95)
    same_words = _by_words(short, full, surname)
    if same_words.score or (cited.isupper() and not crosses):
        return same_words  # two acronyms one letter apart are two institutions
    return max(
        _by_sound(short, full, surname, crosses), _by_spelling(short, full, surname)
    )


@lru_cache(maxsize=4096)
def _content_words(name: str) -> tuple[str, ...]:
    return tuple(
        word for word in words(name) if word not in GENERIC_NOUNS and word != "the"
    )


def _surname(printed: str) -> tuple[str, ...]:
    """The words before the comma of "Surname, Name"; empty if there is no comma."""
    surname, comma, _ = printed.partition(",")
    return words(surname) if comma else ()


def _is_acronym(short: tuple[str, ...], name: str) -> bool:
    return len(short) == 1 and short[0] in acronyms(name)


def _by_words(
    short: tuple[str, ...], full: tuple[str, ...], surname: tuple[str, ...]
) -> Likeness:
    """Same words: surname, beginning, part of a short name, abbreviated words."""
    if surname and surname == short:
        return Likeness(0.98)
    if surname and set(surname) <= set(short):
        given = set(short) - set(surname) - NAME_PARTICLES
        agree = all(any(name[0] == word[0] for word in full) for name in given)
        return Likeness(0.96 if agree else 0.5)
    if full[: len(short)] == short and not surname:
        return Likeness(0.93)
    if len(full) <= 3 and not surname and set(short) <= set(full):
        return Likeness(0.9)
    if not surname and _abbreviates(short, full):
        return Likeness(0.85)
    return _NONE


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "President Az" for "President of the Republic of Azerbaijan"."""
    if len(short) < 2 or short[0] != full[0] or len(short[0]) < 4:
        return False
    rest = iter(full[1:])
    return all(any(word.startswith(start) for word in rest) for start in short[1:])


def _by_sound(
    short: tuple[str, ...],
    full: tuple[str, ...],
    surname: tuple[str, ...],
    crosses: bool,
) -> Likeness:
    """Other script or other romanisation; across scripts the surer of the two."""
    if not surname and len(full) > 3 and not sounds_like(short[0], full[0]):
        return _NONE
    family = [word for word in short if word not in NAME_PARTICLES]
    sounding = [any(sounds_like(word, name) for name in full) for word in family]
    if surname:
        named = any(sounds_like(word, name) for word in family for name in surname)
        if not named or (len(family) == 1 and not all(sounding)):
            return _NONE
    elif not family or not all(sounding):
        return _NONE
    return Likeness(0.92 if crosses else 0.8, is_variant=True)


def _by_spelling(
    short: tuple[str, ...], full: tuple[str, ...], surname: tuple[str, ...]
) -> Likeness:
    """A near spelling of the surname or of the whole name: a slip of the pen."""
    cited = " ".join(short)
    printed = " ".join(surname or full[: len(short)])
    if min(len(cited), len(printed)) < _FEWEST_NEAR_LETTERS or cited[0] != printed[0]:
        return _NONE
    nearness = float(Indel.normalized_similarity(cited, printed))
    if nearness >= _NEAR_SPELLING:
        return Likeness(0.6 + 0.2 * nearness, is_variant=True)
    return _NONE


def _by_publisher(name: str, entry: Entry) -> Likeness:
    """The cited institution is not the author but publishes the work."""
    cited = "".join(_content_words(name))
    if len(cited) < 4:
        return _NONE
    address = (entry.url or "").split("//")[-1].split("/")[0]
    published = "".join(words(entry.rest.replace(entry.title, " ")))
    if cited in address.replace(".", "").replace("-", "") or cited in published:
        return Likeness(0.65, is_variant=True)
    return _NONE


def shared_names(sentence: str, title: str) -> int:
    """Count the capitalised words of a title that sound in a sentence, any script."""
    said = {skeleton for word in _capitalised(sentence) for skeleton in skeletons(word)}
    return sum(
        1
        for word in _capitalised(title)
        if any(len(skeleton) > 2 and skeleton in said for skeleton in skeletons(word))
    )


def _capitalised(text: str) -> set[str]:
    return {
        plain(word.strip("«»“”\"'’(),.:;!?"))
        for word in text.split()
        if word[:1].isupper() or word[1:2].isupper()
    } - {""}
