"""What a verdict rests on, as canonical JSON, and its digest.

Changing anything in here after submission voids the round; changing anything else
(topic, assignee, leads, selection reason, role, priority) does not.
"""

from typing import Any

from claims.canonical import Json, canonical, plain_value, sha256
from claims.models import Claim, Verdict
from claims.models.languages import in_languages


def basis(claim: Claim, assessment: dict[str, Any]) -> str:
    """Canonical JSON of the claim as it stands now, with this assessment.

    `assessment` is `assessment_of(verdict)` or the same keys from a form. Quotes
    count by position and digest, so attaching a text changes nothing.
    """
    return canonical(
        {
            "public_id": claim.public_id,
            "statement": in_languages(claim.statement),
            "kind": claim.kind,
            "claimant": claim.claimant.slug if claim.claimant else None,
            "about": [plain_value(claim.about_date), claim.about_precision],
            "appearances": _appearances(claim),
            "quantities": _quantities(claim),
            "evidence": _evidence(claim),
            "assessment": assessment,
        }
    )


def assessment_of(verdict: Verdict) -> dict[str, Any]:
    """The part of the basis that the verdict's author wrote."""
    return {
        "rating": f"{verdict.rating.scale_id}/{verdict.rating.slug}",
        "summary": in_languages(verdict.summary),
        "explanation": in_languages(verdict.explanation),
        "no_support_found": verdict.no_support_found,
        "no_refutation_found": verdict.no_refutation_found,
        "methodology": verdict.methodology.number,
    }


def still_stands(claim: Claim, verdict: Verdict) -> bool:
    """Whether the claim is still what the verdict assessed."""
    digest: str = verdict.digest
    return sha256(basis(claim, assessment_of(verdict))) == digest


def _appearances(claim: Claim) -> list[Json]:
    rows = claim.appearances.select_related("revision").order_by(
        "revision_id", "start", "end"
    )
    return [[row.revision.sha256, row.start, row.end, row.quote_digest] for row in rows]


def _quantities(claim: Claim) -> list[Json]:
    return [
        {
            "comparator": row.comparator,
            "value": plain_value(row.value),
            "value_to": plain_value(row.value_to),
            "unit": row.unit.slug,
            "denominator": in_languages(row.denominator),
            "period": in_languages(row.period),
            "as_of": [plain_value(row.as_of_date), row.as_of_precision],
            "definition": in_languages(row.definition),
        }
        for row in claim.quantities.select_related("unit").order_by("id")
    ]


def _evidence(claim: Claim) -> list[Json]:
    rows = claim.evidence.select_related("source", "observed_unit").order_by("id")
    return [
        {
            "source": row.source.slug,
            "title": row.source.title,
            "url": row.source.url,
            "stance": row.stance,
            "pinpoint": row.pinpoint,
            "finding": in_languages(row.finding),
            "observed": [
                row.observed_comparator,
                plain_value(row.observed_value),
                row.observed_unit.slug if row.observed_unit else None,
            ],
            "accessed_on": plain_value(row.accessed_on),
        }
        for row in rows
    ]
