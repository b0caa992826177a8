"""Pages of the admin's lists, each as quick as the first.

A page begins after a row, or ends before one, that the address names (`p=after-17`),
so the database seeks it and counts nothing off. How many rows there are is counted up
to `MOST_COUNTED` and no further: what lies beyond is reached by filters and words.
"""

import re
from itertools import chain
from typing import Any, ClassVar, Final, NamedTuple, cast

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import formats

from claims.search.steps import Steps

MOST_COUNTED: Final = 1_000
_NAMED: Final = re.compile(r"(after|before)-(\d{1,18})")


class Edge(NamedTuple):
    """The row, by its key, that a page follows; or, going back, ends before."""

    key: int
    is_back: bool = False

    @classmethod
    def read(cls, typed: str) -> "Edge | None":
        """From an address; None, the first page, for anything else."""
        named = _NAMED.fullmatch(typed)
        return cls(int(named[2]), named[1] == "before") if named else None

    def __str__(self) -> str:
        return f"{'before' if self.is_back else 'after'}-{self.key}"


def capped(number: int) -> str:
    """A count that went at most one beyond `MOST_COUNTED`, as people read it."""
    shown = formats.number_format(min(number, MOST_COUNTED), force_grouping=True)
    return f"{shown}+" if number > MOST_COUNTED else shown


def counted(rows: QuerySet[Any]) -> int:
    """How many there are, at most one more than `MOST_COUNTED`."""
    return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()


def in_order(rows: QuerySet[Any], keys: list[int]) -> list[Any]:
    """Those of `rows` that have these keys, in their order."""
    place = {key: number for number, key in enumerate(keys)}
    return sorted(rows.filter(pk__in=keys).order_by(), key=lambda row: place[row.pk])


class KeysetChangeList(ChangeList):
    """Keys of a page first, by an index; then its rows with all their columns show.

    The order is the admin's own, never the address's (`o=`), and ends with a unique
    column. Rows found by words come in the order of their keys, newest first, if the
    admin walks the index (`NewsroomAdmin.walked`).
    """

    by_date: ClassVar[tuple[str, ...]] = ()  # the order while a date is chosen

    def get_filters(self, request: HttpRequest) -> Any:
        """Refuses what no column holds, and PostgreSQL takes for no text."""
        if any("\x00" in each for each in chain(*self.filter_params.values())):
            raise IncorrectLookupParameters
        return super().get_filters(request)

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: Any = None
    ) -> QuerySet[Any]:
        """What is listed, as a condition: for exports and actions. A page of it is
        found by `unsearched` and the words, which cost less apart."""
        words, self.query = self.query, ""
        rows = super().get_queryset(request, exclude_parameters)
        self.query, self.unsearched = words, rows
        found, _repeats = self.model_admin.get_search_results(request, rows, words)
        return cast("QuerySet[Any]", found)

    def get_ordering(self, request: HttpRequest, queryset: Any) -> list[str]:
        order = self.model_admin.get_ordering(request) or self._get_default_ordering()
        if self.by_date and self._is_dated():
            order = self.by_date
        return cast("list[str]", self._get_deterministic_ordering(order))

    def get_results(self, request: HttpRequest) -> None:
        edge = Edge.read(request.GET.get(PAGE_VAR, ""))
        length = self.list_per_page
        keys = self._keys(edge, length + 1)
        if edge and len(keys) <= (length if edge.is_back else 0):
            edge, keys = None, self._keys(None, length + 1)  # the beginning, filled
        has_more, keys = len(keys) > length, keys[:length]
        if edge and edge.is_back:
            keys.reverse()
        self.result_list = self._rows(keys)
        has_previous = edge is not None and (has_more or not edge.is_back)
        has_next = has_more if edge is None or not edge.is_back else True
        self.first_page = self.get_query_string() if edge else ""
        self.previous_page = (
            self._page_link(Edge(keys[0], True)) if has_previous else ""
        )
        self.next_page = self._page_link(Edge(keys[-1])) if has_next else ""
        self.multi_page = bool(self.previous_page or self.next_page)
        self.found = self._count() if self.multi_page else len(keys)
        self.result_count = min(self.found, MOST_COUNTED)
        self._tell_django()

    def _tell_django(self) -> None:
        """What its templates and actions ask for."""
        self.paginator = Paginator(self.result_list, self.list_per_page)
        self.show_full_result_count, self.full_result_count = False, None
        self.show_admin_actions, self.can_show_all = True, False

    @property
    def is_capped(self) -> bool:
        return self.found > MOST_COUNTED

    @property
    def shown_count(self) -> str:
        return capped(self.found)

    def dressed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """`rows` with all that the columns show."""
        if rows.query.select_related:
            return rows
        return cast("QuerySet[Any]", self.apply_select_related(rows))

    def _keys(self, edge: Edge | None, limit: int) -> list[int]:
        """Of the rows beyond the edge, the nearest first."""
        is_back = edge is not None and edge.is_back
        if self.query:
            steps = Steps(limit, edge.key if edge else None, is_ascending=is_back)
            keys = self.model_admin.walked(self.unsearched, self.query, steps)
            if keys is not None:
                return cast("list[int]", keys)
        rows: QuerySet[Any] = self.queryset
        if edge is not None:
            start = self._start(edge.key)
            rows = rows.filter(self._beyond(start, is_back)) if start else rows.none()
        rows = rows.reverse() if is_back else rows
        return list(rows.values_list("pk", flat=True)[:limit])

    def _start(self, key: int) -> tuple[Any, ...] | None:
        """What the row holds that the order goes by; None if it is gone."""
        columns = [each.lstrip("-") for each in self.queryset.query.order_by]
        if columns in (["pk"], [self.lookup_opts.pk.name]):
            return (key,)
        rows = self.root_queryset.filter(pk=key).order_by()
        return cast("tuple[Any, ...] | None", rows.values_list(*columns).first())

    def _beyond(self, start: tuple[Any, ...], is_back: bool) -> Q:
        found, same, bound = Q(), Q(), Q()
        for ordered, value in zip(self.queryset.query.order_by, start, strict=True):
            name = ordered.lstrip("-")
            sign = "gt" if ordered.startswith("-") == is_back else "lt"
            # Said beside the alternatives, so that an index is entered there.
            bound = bound or Q(**{f"{name}__{sign}e": value})
            found |= same & Q(**{f"{name}__{sign}": value})
            same &= Q(**{name: value})
        return bound & found

    def _rows(self, keys: list[int]) -> list[Any]:
        return in_order(self.dressed(self.root_queryset), keys)

    def _count(self) -> int:
        if self.query:
            found = self.model_admin.counted(
                self.unsearched, self.query, MOST_COUNTED + 1
            )
            if found is not None:
                return int(found)
        return counted(self.queryset)

    def _page_link(self, edge: Edge) -> str:
        return self.get_query_string({PAGE_VAR: str(edge)})

    def _is_dated(self) -> bool:
        return any(name.startswith(f"{self.date_hierarchy}__") for name in self.params)
