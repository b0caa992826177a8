"""What the demonstration now holds, as a table for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from claims.choices import ClaimKind, ClaimState
from claims.models import Claim, Rating

from .cast import ROLES, password_of

Cell = tuple[str, str, str]  # heading, value, article key ("" for all articles)


def counts(keys: Iterable[str]) -> str:
    """A table: articles across, kinds, states and ratings down.

    `keys` are the claims'. A claim that stands in two articles is counted in both,
    and once in the last column.
    """
    cells = Counter(_cells(keys))
    articles = sorted({article for _heading, _value, article in cells} - {""})
    rows = [["", *articles, _("all")]]
    for heading, labels in _sections().items():
        rows.append([heading])
        for value, label in labels.items():
            numbers = [cells[heading, value, article] for article in (*articles, "")]
            if any(numbers):
                rows.append([f"  {label}", *(str(number or "·") for number in numbers)])
    return _aligned(rows)


def accounts() -> str:
    """Who can log in, and where."""
    addresses = _("Readers: %(site)s/    Editors: %(site)s/admin/") % {
        "site": settings.SITE_URL
    }
    people = [[name, password_of(name), role] for name, role in ROLES.items()]
    heading = [_("account"), _("password"), _("role")]
    return f"{addresses}\n\n{_aligned([heading, *people], left=3)}"


def _sections() -> dict[str, dict[str, str]]:
    ratings = {rating.slug: str(rating) for rating in Rating.objects.all()}
    return {
        _("kind"): {value: str(label) for value, label in ClaimKind.choices},
        _("state"): {value: str(label) for value, label in ClaimState.choices},
        _("rating"): {**ratings, "": _("not yet rated")},
    }


def _cells(keys: Iterable[str]) -> Iterator[Cell]:
    kind, state, rating = _sections()
    rows = Claim.objects.filter(public_id__in=keys).values_list(
        "pk",
        "kind",
        "state",
        "verdict__rating__slug",
        "appearances__revision__article__key",
    )
    for row in {*rows, *((*values[:4], "") for values in rows)}:
        yield kind, row[1], row[4]
        yield state, row[2], row[4]
        yield rating, row[3] or "", row[4]


def _aligned(rows: list[list[str]], *, left: int = 1) -> str:
    """Columns as wide as their longest cell; the first `left` begin, others end."""
    widths = [
        max(len(row[column]) for row in rows if column < len(row))
        for column in range(len(rows[0]))
    ]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in rows
    )
