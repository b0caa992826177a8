"""What readers see of a claim: exactly what was reviewed.

Of a locked claim (`workflow.reviewed`) the rows themselves; during an open correction
rows built anew, unsaved, from the basis of the published verdict. Templates get the
same classes either way and need not know. Nothing here names a person of the
newsroom.
"""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from i18nfield.strings import LazyI18nString

from claims.choices import ClaimKind, ClaimState
from claims.models import (
    Claim,
    Claimant,
    Evidence,
    Quantity,
    Rating,
    Source,
    Topic,
    Unit,
    Verdict,
)
from claims.workflow.reviewed import is_locked

NEEDED = (
    "published_verdict__rating__scale",
    "published_verdict__methodology",
    "claimant",
    "topic",
)


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim with its published verdict. `basis` is None when columns are locked."""

    claim: Claim
    verdict: Verdict
    basis: dict[str, Any] | None
    kind: ClaimKind
    claimant: Claimant | None
    about_date: dt.date | None
    about_precision: str

    @property
    def public_id(self) -> str:
        return self.claim.public_id

    @property
    def statement(self) -> LazyI18nString:
        statement: LazyI18nString = self.verdict.statement
        return statement

    @property
    def rating(self) -> Rating:
        return self.verdict.rating

    @property
    def topic(self) -> Topic | None:
        return self.claim.topic

    @property
    def published_at(self) -> dt.datetime | None:
        return self.claim.published_at

    @property
    def is_withdrawn(self) -> bool:
        return self.claim.state == ClaimState.WITHDRAWN

    @property
    def is_being_corrected(self) -> bool:
        return self.basis is not None

    def get_absolute_url(self) -> str:
        return reverse("claims:claim-detail", args=[self.public_id])


def shown(claims: QuerySet[Claim]) -> list[PublicClaim]:
    """The rows of a query on public claims, as readers see them: three queries at
    most, however many rows; slice before."""
    if not claims.query.is_sliced:
        return of(_with_needed(claims))
    # Keys first: joined at once, SQLite would begin with the few ratings and sort.
    keys = list(claims.values_list("pk", flat=True))
    rows = _with_needed(Claim.objects.filter(pk__in=keys)).in_bulk()
    return of(rows[key] for key in keys if key in rows)


def _with_needed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.select_related(*NEEDED).defer("leads", "selection_reason")


def of(claims: Iterable[Claim]) -> list[PublicClaim]:
    """Claims loaded with `NEEDED`, as readers see them."""
    loaded = list(claims)
    bases = {claim.pk: _basis_to_read(claim) for claim in loaded}
    named = {basis["claimant"] for basis in bases.values() if basis}
    claimants = Claimant.objects.filter(slug__in=named - {None}).in_bulk(
        field_name="slug"
    )
    return [_public(claim, bases[claim.pk], claimants) for claim in loaded]


def quantities_of(public: PublicClaim) -> list[Quantity]:
    if public.basis is None:
        return list(public.claim.quantities.select_related("unit").order_by("id"))
    rows = public.basis["quantities"]
    units = Unit.objects.in_bulk({row["unit"] for row in rows}, field_name="slug")
    return [
        Quantity(
            claim=public.claim,
            comparator=row["comparator"],
            value=Decimal(row["value"]),
            value_to=_decimal(row["value_to"]),
            unit=units[row["unit"]],
            denominator=LazyI18nString(row["denominator"]),
            period=LazyI18nString(row["period"]),
            as_of_date=_day(row["as_of"][0]),
            as_of_precision=row["as_of"][1],
            definition=LazyI18nString(row["definition"]),
        )
        for row in rows
    ]


def evidence_of(public: PublicClaim) -> list[Evidence]:
    if public.basis is None:
        live = public.claim.evidence.select_related("source", "observed_unit")
        return list(live.order_by("id"))
    rows = public.basis["evidence"]
    sources = Source.objects.in_bulk({row["source"] for row in rows}, field_name="slug")
    counted = {row["observed"][2] for row in rows} - {None}
    units = Unit.objects.in_bulk(counted, field_name="slug")
    return [_evidence(public.claim, row, sources, units) for row in rows]


def stands_at(public: PublicClaim) -> set[tuple[str, int, int]]:
    """The reviewed places of a claim under correction: revision digest, start, end."""
    rows = public.basis["appearances"] if public.basis else []
    return {(sha256, start, end) for sha256, start, end, _digest in rows}


def _basis_to_read(claim: Claim) -> dict[str, Any] | None:
    if is_locked(claim) or claim.published_verdict is None:
        return None
    basis: dict[str, Any] = json.loads(claim.published_verdict.basis)
    return basis


def _public(
    claim: Claim, basis: dict[str, Any] | None, claimants: dict[str, Claimant]
) -> PublicClaim:
    verdict = claim.published_verdict
    if verdict is None:
        raise ValueError(f"claim {claim.pk} was never published")
    if basis is None:
        return PublicClaim(
            claim,
            verdict,
            None,
            ClaimKind(claim.kind),
            claim.claimant,
            claim.about_date,
            claim.about_precision,
        )
    day, precision = basis["about"]
    return PublicClaim(
        claim,
        verdict,
        basis,
        ClaimKind(basis["kind"]),
        claimants.get(basis["claimant"]),
        _day(day),
        precision,
    )


def _evidence(
    claim: Claim,
    row: dict[str, Any],
    sources: dict[str, Source],
    units: dict[str, Unit],
) -> Evidence:
    """The source's other columns are as they are now; title and address as reviewed."""
    source = sources.get(row["source"]) or Source(slug=row["source"])
    source.title, source.url = row["title"], row["url"]
    comparator, value, unit = row["observed"]
    return Evidence(
        claim=claim,
        source=source,
        stance=row["stance"],
        pinpoint=row["pinpoint"],
        finding=LazyI18nString(row["finding"]),
        observed_comparator=comparator,
        observed_value=_decimal(value),
        observed_unit=units.get(unit),
        accessed_on=_day(row["accessed_on"]),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None
