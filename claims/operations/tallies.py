"""Keeping what was counted. No event: nothing is decided here."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from claims.models import Tally


@transaction.atomic
def keep(
    *, counted_at: dt.datetime, figures: Mapping[str, Any], parts: Mapping[str, Any]
) -> Tally:
    """In the place of the last one; `counted_at` is when counting began."""
    Tally.objects.all().delete()
    return Tally.objects.create(
        counted_at=counted_at, figures=dict(figures), parts=dict(parts)
    )
