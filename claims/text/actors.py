"""Who acts on whom, as far as two statements tell it differently."""

from typing import Final

from claims.text.statements import Name, Statement
from claims.text.words.countries import countries_of

_VERB_BETWEEN: Final = 3  # words from one name to the other: "has again attacked"


def swapped(asked: Statement, other: Statement) -> tuple[str, str] | None:
    """The words of both sides if each acts where the other is acted on, or "from" has
    become "to"."""
    mine, theirs = asked.actor, other.actor
    if mine and theirs and _have_swapped(asked, other, mine, theirs):
        return mine.shown, theirs.shown
    ways = other.ways
    for stem, way in asked.ways.items():
        if stem in ways and ways[stem].is_source != way.is_source:
            return way.shown, ways[stem].shown
    return None


def _have_swapped(asked: Statement, other: Statement, mine: Name, theirs: Name) -> bool:
    if mine.stem == theirs.stem:
        return False
    there, here = _acting_as(mine, other), _acting_as(theirs, asked)
    if there is None or here is None:
        return False
    if _are_joined(asked, mine, here) or _are_joined(other, theirs, there):
        return False
    if mine.written.isascii():
        return True
    # Russian order is free: the case tells, and it must have changed.
    if mine.written != there.written or theirs.written != here.written:
        return True
    # «Иран атаковал Израиль»: where case tells nothing, who comes first acts.
    return _acts_on(mine, here) and _acts_on(theirs, there)


def _acts_on(first: Name, second: Name) -> bool:
    """As far as order tells: both may be nominatives as well as accusatives, and hardly
    more than a verb stands between them."""
    return (
        0 < second.place - first.place <= _VERB_BETWEEN
        and not second.after
        and all(_shows_no_case(name) for name in (first, second))
    )


def _shows_no_case(name: Name) -> bool:
    """A masculine noun without an ending, or an abbreviation."""
    return name.shown.isupper() or name.written[-1] in "бвгджзйклмнпрстфхцчшщь"


def _acting_as(name: Name, there: Statement) -> Name | None:
    """The name itself, or what stands there for the same country."""
    if found := there.name_of(name.stem):
        return found
    country = countries_of(name.stem)
    kin = (
        each
        for each in (*there.opening, *there.names)
        if country & countries_of(each.stem)
    )
    return next(kin, None)


def _are_joined(statement: Statement, one: Name, two: Name) -> bool:
    """ "Iran and Iraq", "Баку – Тбилиси": neither acts on the other."""
    return _between(statement, one, two) <= {"и", "and"}


def _between(statement: Statement, one: Name, two: Name) -> set[str]:
    first, second = sorted((one.place, two.place))
    return set(statement.raw[first + 1 : second])
