"""The list of spellings that find each other. Nothing is reindexed: the next query
reads the list as it is then."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import Incomplete
from claims.models import Synonym
from claims.text.language import stems
from claims.workflow import policies

from . import validation


@transaction.atomic
def add(*, by: User, spellings: str) -> Synonym:
    """A new group; one spelling a line, at least two that search tells apart."""
    policies.check_can_research(by)
    row = Synonym(spellings=_checked(spellings))
    validation.check(row)
    row.save(force_insert=True)
    log.record("synonym.added", by=by, about=row, changed=[row])
    return row


@transaction.atomic
def edit(row: Synonym, *, by: User, spellings: str) -> Synonym:
    policies.check_can_research(by)
    was = log.before(Synonym.objects.get(pk=row.pk))
    row.spellings = _checked(spellings)
    validation.check(row)
    row.save(force_update=True)
    log.record("synonym.edited", by=by, about=row, changed=[row], was=[was])
    return row


@transaction.atomic
def remove(row: Synonym, *, by: User) -> None:
    policies.check_can_research(by)
    gone = log.before(row)
    about = Synonym(pk=row.pk)
    row.delete()
    log.record("synonym.removed", by=by, about=about, removed=[gone])


def _checked(spellings: str) -> str:
    lines = list(dict.fromkeys(filter(None, map(str.strip, spellings.splitlines()))))
    if len({tuple(stems(line)) for line in lines} - {()}) < 2:
        raise Incomplete(
            _(
                "Write at least two spellings, one a line. Endings, capitals and "
                "accents need none of their own: search knows them."
            ),
            field="spellings",
        )
    return "\n".join(lines)
