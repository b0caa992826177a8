"""Which claims say something word for word, for those who ask a hundred thousand times.

`similar` takes some milliseconds a question and finds paraphrases; this asks an index
of how statements begin and end about many at once. Words are compared as the index has
them: case, ё, word endings and punctuation do not count.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from claims.databases import connection, portions

from .documents import END_OF_STATEMENT, PART

_END: Final = 30  # characters of either end that are indexed
_AT_ONCE: Final = 200  # wordings in one question


class _Letters(NamedTuple):
    """The statement in the first and in the second language of a document, and how one
    knows that there is a second. In the letters of migration 0023: by them SQLite knows
    an index on an expression."""

    first: str
    second: str
    has_second: str
    ends: str  # of a text, joined


_REST: Final = "substr(stems, instr(stems, ' _ ') + 3)"
_LETTERS: Final = {
    "sqlite": _Letters(
        "substr(stems, 1, instr(stems, ' _') - 1)",
        f"substr({_REST}, 1, instr({_REST}, ' _') - 1)",
        "instr(stems, ' _ ') = instr(stems, ' _')",
        "substr({0}, 1, 30) || substr({0}, -30)",
    ),
    "postgresql": _Letters(
        "split_part(stems, ' _', 1)",
        "split_part(split_part(stems, ' _ ', 2), ' _', 1)",
        "split_part(stems, ' _ ', 1) = split_part(stems, ' _', 1)",
        "left({0}, 30) || right({0}, 30)",
    ),
}


def claims_saying(documents: Sequence[str]) -> list[int | None]:
    """Of each document's stems, the key of the first claim that says the same in one
    of its languages; None if there is none."""
    asked = [wordings(stems) for stems in documents]
    known = _first_claims({each for wordings in asked for each in wordings})
    return [next(filter(None, map(known.get, each)), None) for each in asked]


def wordings(stems: str) -> list[str]:
    """The statement in each language, out of a document; empty ones left out."""
    statement = f" {stems} ".partition(f" {END_OF_STATEMENT} ")[0]
    return [each.strip() for each in statement.split(f" {PART} ") if each.strip()]


def _first_claims(wordings: Iterable[str]) -> dict[str, int]:
    """By wording; what nobody says is left out."""
    found: dict[str, int] = {}
    for portion in portions(wordings, _AT_ONCE):
        found.update(_asked(portion))
    return found


def _asked(wordings: list[str]) -> Iterator[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_question(len(wordings)), [
            text for each in wordings
            for text in (each, each[:_END] + each[-_END:])
        ])  # fmt: skip
        for wording, *keys in cursor.fetchall():
            if there := [key for key in keys if key is not None]:
                yield wording, min(there)


def _question(number: int) -> str:
    """A question for each wording would be a journey each. Of letters of ours only."""
    letters = _LETTERS[connection.vendor]
    first = _one(letters, letters.first)
    second = _one(letters, letters.second, f"AND {letters.has_second}")
    marks = ", ".join(["(%s, %s)"] * number)
    asked = f"WITH asked (wording, ends) AS (VALUES {marks})"
    return f"{asked} SELECT wording, ({first}), ({second}) FROM asked"  # noqa: S608


def _one(letters: _Letters, said: str, also: str = "") -> str:
    found = f"{letters.ends.format(said)} = asked.ends AND {said} = asked.wording"
    documents = "SELECT claim_id FROM claims_searchdocument"
    return f"{documents} WHERE {found} {also} ORDER BY claim_id LIMIT 1"
