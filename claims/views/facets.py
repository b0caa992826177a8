"""How many claims each choice of a filter would leave.

Counted with every other condition in force. Up to a cap, so that the cost does not
grow with the data; beyond it the choices stand without numbers.
"""

from collections import Counter

from django.http import QueryDict

from claims.filters import ClaimFilter
from claims.models import Claim
from claims.typography import number

COUNTED_UP_TO = 5_000
COLUMNS = {"rating": "published_verdict__rating__slug", "topic": "topic__slug"}


def count_options(asked: ClaimFilter, query: QueryDict) -> None:
    """Writes the numbers behind the labels of ratings and topics."""
    for name, column in COLUMNS.items():
        counts = _counts(query, name, column)
        if counts is None:
            continue
        field = asked.form.fields[name]
        field.choices = [
            (value, f"{label} ({number(counts[str(value)])})" if value else label)
            for value, label in field.choices
        ]


def _counts(query: QueryDict, name: str, column: str) -> Counter[str] | None:
    others = query.copy()
    others.pop(name, None)
    narrowed = ClaimFilter(others, queryset=Claim.objects.published()).qs
    values = narrowed.order_by().values_list(column, flat=True)[: COUNTED_UP_TO + 1]
    counted = Counter(values)
    return counted if counted.total() <= COUNTED_UP_TO else None
