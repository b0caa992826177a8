"""Corrections readers may see, each with its claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from claims.choices import ClaimState
from claims.models import Claim, Correction
from claims.models.claims import ClaimQuerySet

from .claim_parts import CorrectionNote
from .public_claim import PublicClaim, shown

MOST_CORRECTIONS = 200


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    note: CorrectionNote
    claim: PublicClaim


def latest_corrections() -> list[ListedCorrection]:
    newest = public_corrections().order_by("-opened_at", "-id")
    return listed_corrections(newest[:MOST_CORRECTIONS])


def public_corrections() -> QuerySet[Correction]:
    """Of every claim that has a page: withdrawn ones too. A merged claim's page is
    another claim's, so its corrections are not listed. Each is asked of its claim: a
    join would let a database begin with the claims, and sort."""
    of_claim = _with_own_page().filter(pk=OuterRef("claim"))
    return Correction.objects.filter(Exists(of_claim))


def listed_corrections(rows: Iterable[Correction]) -> list[ListedCorrection]:
    """Rows of `public_corrections`, each with its claim; not those whose claim has
    lost its page since they were read."""
    keys = [row.pk for row in rows]
    needed = Correction.objects.select_related(
        "claim", "from_verdict__rating__scale", "to_verdict__rating__scale"
    ).in_bulk(keys)
    corrections = [needed[key] for key in keys]
    of_these = _with_own_page().filter(pk__in={row.claim_id for row in corrections})
    public = {each.claim.pk: each for each in shown(of_these)}
    return [
        ListedCorrection(CorrectionNote(row), public[row.claim_id])
        for row in corrections
        if row.claim_id in public
    ]


def _with_own_page() -> ClaimQuerySet:
    return Claim.objects.with_public_page().exclude(state=ClaimState.MERGED)
