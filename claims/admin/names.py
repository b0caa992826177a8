"""Lists whose entries are found by name, in their search boxes and in autocompletes."""

from typing import Any

from django.http import HttpRequest

from claims.search import names
from claims.search.steps import Steps


class FoundByName:
    """Mix into the admin of a list in `search.names.LISTS`."""

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        return names.matching(queryset, names.read(search_term)), False

    def walked(self, rows: Any, typed: str, steps: Steps) -> list[int] | None:
        query = names.read(typed)
        return names.walked(rows, query, steps) if query else None
