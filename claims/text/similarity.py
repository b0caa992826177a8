"""How alike two statements are, from 0 to 1, by what they share.

Deterministic and without training at run time. Words count by how rare they are in
the claims (`Weights`). A word of one statement is held to be there in the other if
its stem is, if both are near words (`words.near_words`), or in part if they are
spelled alike. The score is a logistic sum of a dozen such shares; its weights were
fitted once, on public pairs of Russian headlines and of English posts with the claims
they repeat, and are the same for every text.

Whether two alike statements say *the same* is not a matter of degree; see `contrasts`.
"""

import math
from collections.abc import Callable, Collection, Container, Iterable, Set
from functools import lru_cache
from operator import mul
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from claims.text.names import sounds_like
from claims.text.statements import Statement
from claims.text.words.countries import NAMED
from claims.text.words.near_words import NEAR_GROUPS
from claims.text.words.noun_stems import KEPT_APART

Weights = Callable[[str], float]
"""A stem's weight: how much it tells that two statements share it (see `rarity`)."""

SHORTEST_NEAR: Final = 3  # letters
LEAST_NEAR: Final = 0.5
_NEAR_WORD: Final = 0.7
_SAME_COUNTRY: Final = 0.9
_NOTHING: Final = frozenset[int]()
_ALIKE: Final = 0.8  # spelled so, whatever the beginnings
_RAREST: Final = 8.7
_ROUNDED: Final = 0.93
_LEAST_ROUNDED: Final = 30
_USUAL_LENGTH: Final = 18  # stems of a statement; BM25's average length


def rarity(documents: int, corpus: int) -> float:
    """The weight of a stem that stands in `documents` of `corpus` documents.

    From near 0 for a word of every document to about 8.7 for one of a single
    document, however many documents there are: scores of a small newsroom and of a
    large one mean the same.
    """
    rarest = math.log(1 + (corpus + 0.5) / 1.5)
    return _RAREST * math.log(1 + (corpus + 0.5) / (documents + 0.5)) / rarest


class Shares(NamedTuple):
    """What two statements share, each from 0 to about 1; "asked" is the first."""

    rank: float  # BM25 / 30
    cosine: float
    of_other: float
    of_asked: float
    near: float
    near_of_other: float
    order: float
    names_of_other: float
    names_of_asked: float
    rarest_of_other: float
    figures: float
    figures_differ: float
    length: float
    together: float
    amount: float
    dice: float
    unshared: float


WEIGHTS: Final = Shares(
    rank=1.97,
    cosine=0.13,
    of_other=0.71,
    of_asked=-0.18,
    near=1.84,
    near_of_other=1.95,
    order=0.37,
    names_of_other=0.92,
    names_of_asked=0.41,
    rarest_of_other=1.31,
    figures=0.03,
    figures_differ=-0.68,
    length=-1.05,
    together=1.96,
    amount=3.79,
    dice=1.81,
    unshared=-2.98,
)
BASE: Final = -7.79

SAME: Final = 0.5
"""From here two statements may say the same. Of the Russian headline pairs that do
not, one in ten scores as much."""

RELATED: Final = 0.05
"""Below this a person who is typing should not be shown it."""

FAINT: Final = 0.004
"""Below this they have nothing to do with each other."""


def likeness(asked: Statement, other: Statement, weights: Weights) -> float:
    """How alike they are, 0 to 1; not symmetric, `asked` may say more besides."""
    shares = shared(asked, other, weights)
    if not shares.amount:
        return 0.0
    total = sum(map(mul, WEIGHTS, shares))
    return 1 / (1 + math.exp(-(total + BASE)))


def shared(asked: Statement, other: Statement, weights: Weights) -> Shares:
    common = [stem for stem in other.content if stem in asked.stems]
    mass = _sum(weights, common)
    whole_asked, whole_other = (
        _sum(weights, asked.content),
        _sum(weights, other.content),
    )
    pairs = near_pairs(asked, other, weights)
    near = sum(pairs.values())
    root = math.sqrt(whole_asked * whole_other) or 1.0
    lost_asked = 1 - (mass + near) / (whole_asked or 1.0)
    lost_other = 1 - (mass + near) / (whole_other or 1.0)
    rarest = sorted(other.content, key=lambda stem: -weights(stem))[:3]
    return Shares(
        rank=_bm25(asked, other, weights) / 30,
        cosine=mass / root,
        of_other=mass / (whole_other or 1.0),
        of_asked=mass / (whole_asked or 1.0),
        near=near / root,
        near_of_other=near / (whole_other or 1.0),
        order=_order(asked, other) * mass / (whole_other or 1.0),
        names_of_other=_part(weights, other.name_stems, asked.stems),
        names_of_asked=_part(weights, asked.name_stems, other.stems),
        rarest_of_other=_part(weights, rarest, asked.stems),
        figures=_part(lambda _stem: 1.0, other.figures, asked.figures),
        figures_differ=float(_figures_differ(asked.figures, other.figures)),
        length=abs(math.log(max(len(asked.content), 1) / max(len(other.content), 1))),
        together=(mass + near) / root,
        amount=min(mass + near, 60.0) / 60,
        dice=2 * (mass + near) / ((whole_asked + whole_other) or 1.0),
        unshared=max(min(lost_asked, lost_other), 0.0),
    )


def near_pairs(
    asked: Statement, other: Statement, weights: Weights
) -> dict[tuple[str, str], float]:
    """Unlike words that stand for one another, and what each pair weighs."""
    mine = [stem for stem in asked.content if stem not in other.stems]
    theirs = [stem for stem in other.content if stem not in asked.stems]
    graded = sorted(
        (-near, a, b)
        for a in mine
        for b in theirs
        if _may_be_near(a, b) and (near := nearness(a, b))
    )
    pairs: dict[tuple[str, str], float] = {}
    taken: set[str] = set()
    for grade, a, b in graded:
        if a not in taken and b not in taken:
            taken |= {a, b}
            pairs[a, b] = -grade * min(weights(a), weights(b))
    return pairs


def _may_be_near(a: str, b: str) -> bool:
    """Quickly: False for nearly all pairs that `nearness` gives 0."""
    if a[:3] == b[:3] or (a in NEAR_GROUPS and b in NEAR_GROUPS):
        return True
    if a.isascii() != b.isascii():
        return len(a) > 3 and len(b) > 3
    return bool(Indel.normalized_similarity(a, b, score_cutoff=_ALIKE) > _ALIKE)


@lru_cache(maxsize=262_144)
def nearness(a: str, b: str) -> float:
    """0, or how far one stem may stand for another: near words, kindred spellings."""
    if a[0].isdecimal() or b[0].isdecimal():
        return 0.0
    one, other = NAMED.get(a, _NOTHING), NAMED.get(b, _NOTHING)
    if one & other:
        return _SAME_COUNTRY
    if NEAR_GROUPS.get(a, _NOTHING) & NEAR_GROUPS.get(b, _NOTHING):
        return _NEAR_WORD
    if (one and other) or not KEPT_APART.isdisjoint((a, b)):
        return 0.0  # Iran and Iraq, Georgia and a cargo: only spelled alike
    if min(len(a), len(b)) < SHORTEST_NEAR:
        return 0.0
    if a.isascii() != b.isascii():
        return _NEAR_WORD if len(a) > 3 and len(b) > 3 and sounds_like(a, b) else 0.0
    alike = float(Indel.normalized_similarity(a, b))
    beginning = _common_beginning(a, b)
    if beginning < 3:
        return alike if alike > _ALIKE else 0.0
    if beginning >= 4:
        alike = max(alike, beginning / max(len(a), len(b)))
    return alike if alike >= LEAST_NEAR else 0.0


def _common_beginning(a: str, b: str) -> int:
    length = 0
    for one, two in zip(a, b, strict=False):
        if one != two:
            break
        length += 1
    return length


def _bm25(asked: Statement, other: Statement, weights: Weights) -> float:
    """https://en.wikipedia.org/wiki/Okapi_BM25, k1 = 1.2, b = 0.75."""
    norm = 1.2 * (0.25 + 0.75 * len(other.order) / _USUAL_LENGTH)
    return sum(
        weights(stem) * 2.2 / (1 + norm) for stem in other.stems if stem in asked.stems
    )


def _order(asked: Statement, other: Statement) -> float:
    """The longest run of shared words in the same order, gaps allowed, 0 to 1."""
    mine = [stem for stem in asked.order if stem in other.stems][:60]
    theirs = [stem for stem in other.order if stem in asked.stems][:60]
    row = [0] * (len(theirs) + 1)
    for stem in mine:
        diagonal = 0
        for index, their in enumerate(theirs, 1):
            above = row[index]
            row[index] = diagonal + 1 if stem == their else max(above, row[index - 1])
            diagonal = above
    return row[-1] / (min(len(mine), len(theirs)) or 1)


def _figures_differ(mine: Set[str], theirs: Set[str]) -> bool:
    """Each has a figure the other lacks, and no two of these are about the same."""
    left, right = mine - theirs, theirs - mine
    return bool(left and right) and not any(
        _are_near(a, b) for a in left for b in right
    )


def _are_near(one: str, other: str) -> bool:
    """ "3218" and "3,2 thousand", but no two years: told in round numbers or not."""
    try:
        low, high = sorted(float(each.replace("d", ".")) for each in (one, other))
    except ValueError:
        return False  # a version, a number of a document
    return high >= _LEAST_ROUNDED and low >= _ROUNDED * high and not _may_be_years(low)


def _may_be_years(number: float) -> bool:
    return 1_800 <= number <= 2_100


def _sum(weights: Weights, stems: Iterable[str]) -> float:
    return sum(map(weights, stems))


def _part(weights: Weights, stems: Collection[str], found_in: Container[str]) -> float:
    """Which part of `stems`, by weight, is in `found_in`; a half if there are none."""
    whole = _sum(weights, stems)
    there = _sum(weights, (stem for stem in stems if stem in found_in))
    return there / whole if whole else 0.5
