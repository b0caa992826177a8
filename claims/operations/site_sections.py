"""What the newsroom tells about itself."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import Incomplete
from claims.models import SiteSection
from claims.models.languages import in_languages, language_codes
from claims.workflow import policies

from . import validation
from .versions import take_version


@transaction.atomic
def write(*, by: User, **columns: Any) -> SiteSection:
    """A section that was missing: its text, or that it is withheld for safety."""
    policies.check_can_administer(by)
    row = SiteSection()
    _fill(row, columns)
    row.save(force_insert=True)
    log.record("sitesection.written", by=by, about=row, changed=[row])
    return row


@transaction.atomic
def edit(row: SiteSection, *, by: User, **columns: Any) -> SiteSection:
    """Raises StaleState if somebody else changed the section meanwhile."""
    policies.check_can_administer(by)
    was = log.before(SiteSection.objects.get(pk=row.pk))
    take_version(row)
    _fill(row, columns)
    row.save(force_update=True)
    log.record("sitesection.edited", by=by, about=row, changed=[row], was=[was])
    return row


def _fill(row: SiteSection, columns: dict[str, Any]) -> None:
    """Withheld without a word, or written in every language of the site."""
    validation.assign(row, columns)
    written = in_languages(row.text)
    if row.is_withheld and written:
        raise Incomplete(
            _("A section is either written or withheld; clear the text."), field="text"
        )
    if not row.is_withheld and set(language_codes()) - written.keys():
        raise Incomplete(
            _("Write it in every language of the site, or withhold it."), field="text"
        )
    validation.check(row)
