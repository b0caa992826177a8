"""Answering "are these two claims one?", once."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import RelationKind
from claims.exceptions import AlreadyThere, Incomplete
from claims.models import Claim, PairAnswer, Relation
from claims.models.languages import lazy
from claims.workflow import policies

from . import validation


@transaction.atomic
def confirm(claim: Claim, other: Claim, *, by: User) -> PairAnswer:
    """They say the same: recorded, and related as such. Merging is another step,
    with rules of its own (`merging.merge`)."""
    answer = _answer(claim, other, is_same=True, by=by)
    relation = _related(answer)
    changed = [answer, relation] if relation else [answer]
    log.record("pair.confirmed", by=by, about=answer, claim=claim, changed=changed)
    return answer


@transaction.atomic
def reject(claim: Claim, other: Claim, *, by: User) -> PairAnswer:
    """They do not; nobody is asked about this pair again."""
    answer = _answer(claim, other, is_same=False, by=by)
    log.record("pair.rejected", by=by, about=answer, claim=claim, changed=[answer])
    return answer


@transaction.atomic
def relate(claim: Claim, other: Claim, *, by: User, kind: str) -> PairAnswer:
    """They are two claims, and `claim` stands to `other` as `kind` says: recorded,
    and joined so, unless that is known already."""
    if kind == RelationKind.SAME_FACT:
        return confirm(claim, other, by=by)
    answer = _answer(claim, other, is_same=False, by=by)
    changed: list[PairAnswer | Relation] = [answer]
    if not Relation.objects.filter(
        from_claim=claim, to_claim=other, kind=kind
    ).exists():
        changed.append(_joined(claim, other, kind))
    log.record("pair.related", by=by, about=answer, claim=claim, changed=changed)
    return answer


@transaction.atomic
def reopen(answer: PairAnswer, *, by: User) -> None:
    """Takes an answer back, so that the pair may be proposed again. A relation that
    was made stays until somebody removes it."""
    policies.check_can_research(by)
    gone = log.before(answer)
    claim = answer.first
    answer.delete()
    log.record("pair.reopened", by=by, about=claim, claim=claim, removed=[gone])


def _answer(claim: Claim, other: Claim, *, is_same: bool, by: User) -> PairAnswer:
    policies.check_can_research(by)
    if claim.pk == other.pk:
        raise Incomplete(_("Choose two different claims."))
    first, second = sorted((claim, other), key=lambda row: row.pk)
    if PairAnswer.objects.filter(first=first, second=second).exists():
        raise AlreadyThere(_("This pair has been answered."))
    answer = PairAnswer(
        first=first,
        second=second,
        is_same=is_same,
        answered_by=by,
        answered_at=timezone.now(),
    )
    validation.check(answer)
    answer.save(force_insert=True)
    return answer


def _related(answer: PairAnswer) -> Relation | None:
    """A new relation, unless they are related so already, either way round."""
    first, second = answer.first, answer.second
    either = Q(from_claim=first, to_claim=second) | Q(from_claim=second, to_claim=first)
    if Relation.objects.filter(either, kind=RelationKind.SAME_FACT).exists():
        return None
    return _joined(second, first, RelationKind.SAME_FACT)


def _joined(claim: Claim, other: Claim, kind: str) -> Relation:
    relation = Relation(from_claim=claim, to_claim=other, kind=kind, note=lazy({}))
    validation.check(relation)
    relation.save(force_insert=True)
    return relation
