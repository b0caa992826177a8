"""What a column and a table of an export are. The tables themselves are in `tables/`.

A column says where its value comes from in SQL that both engines understand; what
they write differently (JSON, moments, numbers) is asked of the dialect.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """How a column's cells are written, and whether they need to be made inert."""

    TEXT = "text"  # quoted always, made inert if it could be a formula
    INTEGER = "integer"
    NUMBER = "number"  # decimal point, no exponent, no trailing zeros
    DATE = "date"  # 2025-08-01
    MOMENT = "moment"  # 2025-08-01T09:30:00.000000Z
    YES_NO = "yes/no"  # true or false


class Dialect(Protocol):
    """What the engines write differently. Arguments and results are SQL."""

    def json_text(self, document: str, key: str) -> str:
        """The string under `key` of a JSON object, NULL if there is none."""

    def json_item(self, document: str, *path: str | int) -> str:
        """The string at a path of keys and indices, NULL if there is none."""

    def json_length(self, document: str, key: str) -> str:
        """How many members the list under `key` has."""

    def in_language(self, column: str, language: str, *, is_first: bool) -> str:
        """One language of a bilingual column; NULL if it is not written in it."""

    def date(self, cell: str) -> str:
        """A day as 2025-08-01."""

    def text(self, cell: str) -> str:
        """A text made inert (see `inert`)."""

    def number(self, cell: str) -> str: ...

    def moment(self, cell: str) -> str: ...

    def yes_no(self, cell: str) -> str: ...


Expression = str | Callable[[Dialect], str]


@dataclass(frozen=True)
class Column:
    """One column of an export: its name is stable, its meaning documented."""

    name: str
    kind: Kind
    source: Expression
    ru: str
    en: str
    language: str = ""


@dataclass(frozen=True)
class Table:
    """One export. `source` is the FROM part, `key` the alias.column rows are ordered
    by, `claim` the column that holds the claim's primary key (for filters), `repeated`
    the aliases of tables whose rows are met again and again, like topics."""

    name: str
    ru: str
    en: str
    source: Expression
    key: str
    columns: tuple[Column, ...]
    claim: str = ""
    primary_key: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]


def in_both(
    name: str, source: Expression, *, ru: str, en: str
) -> tuple[Column, Column]:
    """A bilingual column as two: `name_ru` and `name_en`."""
    return (
        Column(f"{name}_ru", Kind.TEXT, source, f"{ru}, по-русски", f"{en}, in Russian",
               "ru"),
        Column(f"{name}_en", Kind.TEXT, source, f"{ru}, по-английски",
               f"{en}, in English", "en"),
    )  # fmt: skip


def text(name: str, source: Expression, *, ru: str, en: str) -> Column:
    return Column(name, Kind.TEXT, source, ru, en)


def integer(name: str, source: Expression, *, ru: str, en: str) -> Column:
    return Column(name, Kind.INTEGER, source, ru, en)


def number(name: str, source: Expression, *, ru: str, en: str) -> Column:
    return Column(name, Kind.NUMBER, source, ru, en)


def date(name: str, source: Expression, *, ru: str, en: str) -> Column:
    return Column(name, Kind.DATE, source, ru, en)


def moment(name: str, source: Expression, *, ru: str, en: str) -> Column:
    return Column(name, Kind.MOMENT, source, ru, en)


def yes_no(name: str, source: Expression, *, ru: str, en: str) -> Column:
    return Column(name, Kind.YES_NO, source, ru, en)
