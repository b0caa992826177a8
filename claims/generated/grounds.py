"""What a verdict rests on, from plain rows: the same bytes as `workflow.basis`.

Tests hold the two against each other for every generated claim.
"""

from claims.canonical import canonical

from .catalogue import Catalogue
from .shapes import Row


def basis(
    catalogue: Catalogue,
    claim: Row,
    *,
    places: list[list[object]],
    quantity: Row | None,
    evidence: list[tuple[Row, Row]],
    assessment: Row,
) -> str:
    """`places` as the basis spells them; `evidence` with the sources it comes from."""
    claimant = claim["claimant"]
    return canonical(
        {
            "public_id": claim["public_id"],
            "statement": claim["statement"],
            "kind": claim["kind"],
            "claimant": catalogue.claimants[claimant - 1]["slug"] if claimant else None,
            "about": [claim["about_date"], claim["about_precision"]],
            "appearances": places,
            "quantities": [_quantity(catalogue, quantity)] if quantity else [],
            "evidence": [_evidence(catalogue, *each) for each in evidence],
            "assessment": assessment,
        }
    )


def _quantity(catalogue: Catalogue, row: Row) -> Row:
    return {
        "comparator": row["comparator"],
        "value": row["value"],
        "value_to": row["value_to"],
        "unit": catalogue.units[row["unit"] - 1]["slug"],
        "denominator": row["denominator"],
        "period": row["period"],
        "as_of": [row["as_of_date"], row["as_of_precision"]],
        "definition": row["definition"],
    }


def _evidence(catalogue: Catalogue, row: Row, source: Row) -> Row:
    unit = row["observed_unit"]
    return {
        "source": source["slug"],
        "title": source["title"],
        "url": source["url"],
        "stance": row["stance"],
        "pinpoint": row["pinpoint"],
        "finding": row["finding"],
        "observed": [
            row["observed_comparator"],
            row["observed_value"],
            catalogue.units[unit - 1]["slug"] if unit else None,
        ],
        "accessed_on": row["accessed_on"],
    }
