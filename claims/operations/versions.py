"""Compare-and-set for rows that carry a version of their own."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from claims.databases import is_taken
from claims.exceptions import StaleState
from claims.models import Article, ImportMapping, RatingLabel, SiteSection, Source

Versioned = Article | ImportMapping | RatingLabel | SiteSection | Source


def take_version(row: Versioned) -> None:
    """Counts the row's version up, if it is still the one that was read.

    Raises StaleState otherwise. Locks the row until the transaction ends.
    """
    rows: models.QuerySet[Any] = type(row)._default_manager.filter(
        pk=row.pk, version=row.version
    )
    if rows.update(version=F("version") + 1) != 1:
        raise StaleState(
            _(
                "Somebody else changed this after you opened it. What you typed is "
                "still here: compare with what is stored now, then save again."
            )
        )
    row.version += 1


def save_once(row: models.Model) -> None:
    """Saves a row whose name nobody else had when one looked (`validation.check`).

    Raises StaleState if somebody has taken it since.
    """
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as fault:
        if not is_taken(fault):
            raise
        raise StaleState(
            _("Somebody else has just saved something under this name. Try again.")
        ) from fault
