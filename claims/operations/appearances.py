"""Where a claim stands: add, move, remove, mark the first."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import Incomplete, SpanRefused
from claims.models import AnchorQuestion, Appearance, Claim, Revision
from claims.models.languages import lazy
from claims.text.normalise import digest
from claims.text.selectors import EmptySpan, SpanOutsideText, select
from claims.workflow import policies

from . import validation
from .rounds import settle, take


@transaction.atomic
def add(
    claim: Claim,
    *,
    by: User,
    revision: Revision,
    start: int,
    end: int,
    quote_digest: str = "",
    claimant_role: Any = "",
) -> Appearance:
    """The claim stands here too. Possible even when it is published."""
    policies.check_can_add_appearance(by, claim)
    row = place(
        claim,
        revision,
        start,
        end,
        quote_digest=quote_digest,
        claimant_role=claimant_role,
        is_first=not claim.appearances.exists(),
    )
    take(claim)
    voided = settle(claim)
    log.record(
        "appearance.added_round_voided" if voided else "appearance.added",
        by=by,
        about=row,
        claim=claim,
        changed=[claim, row],
    )
    return row


@transaction.atomic
def edit(
    row: Appearance, *, by: User, claim: Claim, start: int, end: int, claimant_role: Any
) -> Appearance:
    """Moves the span, or corrects the claimant's role."""
    policies.check_can_change(by, claim)
    was = log.before(Appearance.objects.get(pk=row.pk))
    _point(row, row.revision, start, end, quote_digest="")
    row.claimant_role = lazy(claimant_role)
    validation.check(row)
    take(claim)
    row.save(force_update=True)
    voided = settle(claim)
    log.record(
        "appearance.edited_round_voided" if voided else "appearance.edited",
        by=by,
        about=row,
        claim=claim,
        changed=[claim, row],
        was=[was],
    )
    return row


@transaction.atomic
def remove(row: Appearance, *, by: User, claim: Claim) -> None:
    """The claim does not stand there after all. The last place cannot go."""
    policies.check_can_change(by, claim)
    if claim.appearances.count() == 1:
        raise Incomplete(_("A claim stands somewhere: add another place first."))
    if AnchorQuestion.objects.filter(Q(appearance=row) | Q(found=row)).exists():
        raise Incomplete(
            _("The passage was followed into a newer text, so it stays; move it.")
        )
    gone = log.before(row)
    take(claim)
    was_first = row.is_first
    row.delete()
    changed = [claim, *_new_first(claim)] if was_first else [claim]
    voided = settle(claim)
    log.record(
        "appearance.removed_round_voided" if voided else "appearance.removed",
        by=by,
        about=claim,
        claim=claim,
        changed=changed,
        removed=[gone],
    )


def place(
    claim: Claim,
    revision: Revision,
    start: int,
    end: int,
    *,
    quote_digest: str,
    claimant_role: Any,
    is_first: bool,
) -> Appearance:
    """Saves an appearance. A part of other operations, not one itself."""
    row = Appearance(claim=claim, claimant_role=lazy(claimant_role), is_first=is_first)
    _point(row, revision, start, end, quote_digest=quote_digest)
    validation.check(row)
    row.save(force_insert=True)
    return row


def _point(
    row: Appearance, revision: Revision, start: int, end: int, *, quote_digest: str
) -> None:
    """Sets the span and its selectors; the text, if there is one, must agree."""
    moved = (row.start, row.end) != (start, end)
    row.revision, row.start, row.end = revision, start, end
    if revision.text is None:
        row.quote_digest = quote_digest or ("" if moved else row.quote_digest)
        if not row.quote_digest:
            raise SpanRefused(
                _("The text is not here, so the digest of the quote is needed."),
                field="start",
            )
        return
    try:
        quote = select(revision.text, start, end)
    except EmptySpan as error:
        raise SpanRefused(
            _("The passage must end after it starts."), field="end"
        ) from error
    except SpanOutsideText as error:
        raise SpanRefused(
            _(
                "The text has %(length)d characters; the passage %(start)d–%(end)d is "
                "outside."
            )
            % {"length": revision.length, "start": start, "end": end},
            field="end",
        ) from error
    if quote_digest and digest(quote.exact) != quote_digest:
        raise SpanRefused(
            _("Another passage stands at %(start)d–%(end)d: the digest differs.")
            % {"start": start, "end": end},
            field="start",
        )
    row.exact, row.prefix, row.suffix = quote.exact, quote.prefix, quote.suffix
    row.quote_digest = digest(quote.exact)


def _new_first(claim: Claim) -> list[Appearance]:
    first = claim.appearances.order_by("revision_id", "start").first()
    if first is None:
        return []
    first.is_first = True
    first.save(update_fields=["is_first"])
    return [first]
