"""Walking through matches in the order they are listed, until there are enough.

Readers' lists begin with what was published last, editors' with the newest claim. The
order is a number: the document's place, the claim's key. A page begins after the last
one of the page before.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

_FIRST: Final = -(2**63)
_LAST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Steps:
    """`limit` matches after the number `start`, descending unless `is_ascending`;
    none beyond `end`."""

    limit: int
    start: int | None = None
    is_ascending: bool = False
    end: int | None = None

    @property
    def beyond(self) -> str:
        return ">" if self.is_ascending else "<"

    @property
    def within(self) -> str:
        return "<=" if self.is_ascending else ">="

    @property
    def direction(self) -> str:
        return "ASC" if self.is_ascending else "DESC"

    @property
    def after(self) -> int:
        if self.start is not None:
            return self.start
        return _FIRST if self.is_ascending else _LAST

    @property
    def last(self) -> int:
        if self.end is not None:
            return self.end
        return _LAST if self.is_ascending else _FIRST

    def up_to(self, end: int | None) -> "Steps":
        return replace(self, end=end)


def asked_of(rows: QuerySet[Any], key: str) -> tuple[str, tuple[Any, ...]]:
    """SQL of a subquery: whether the row whose key the expression `key` gives is one
    of `rows`; and its parameters."""
    one = rows.order_by().filter(pk=RawSQL(key, []))  # noqa: S611
    return one.values("pk").query.sql_with_params()
