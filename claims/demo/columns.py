"""From a record's fields to the columns of our tables. No database here."""

from datetime import date
from decimal import Decimal
from typing import Any

from claims.models.languages import language_codes
from claims.text.edtf import parse_edtf

from .records import Record

Columns = dict[str, Any]


def entry(record: Record) -> Columns:
    """A topic, unit, outlet, claimant or source: what is not known is empty."""
    return {
        name: "" if value is None else value for name, value in record.fields.items()
    }


def article(record: Record, outlets: dict[str, Any]) -> Columns:
    return {
        "key": record["key"],
        "title": record["title"],
        "title_is_ours": record["title_is_ours"],
        "outlet": outlets.get(record["outlet"]),
        "author": record["author"] or "",
        "url": record["url"] or "",
        "language": record["language"],
        "published_on": _day(record["published_on"]),
        "note": record["note"] or "",
    }


def claim(record: Record, claimants: dict[str, Any], topics: dict[str, Any]) -> Columns:
    about_date, about_precision = _date(record["about"])
    return {
        "public_id": record["key"],
        "statement": record["statement"],
        "kind": record["kind"],
        "claimant": claimants[record["claimant"]],
        "claimant_role": record["role"] or "",
        "about_date": about_date,
        "about_precision": about_precision,
        "topic": topics[record["topic"]],
        "checkworthiness": record["checkworthiness"],
        "selection_reason": record["selection_reason"],
        "leads": record["leads"] or "",
    }


def quantity(fields: Columns, units: dict[str, Any]) -> Columns:
    as_of_date, as_of_precision = _date(fields["as_of"])
    return {
        "comparator": fields["comparator"],
        "value": Decimal(fields["value"]),
        "value_to": None if fields["value_to"] is None else Decimal(fields["value_to"]),
        "unit": units[fields["unit"]],
        "denominator": fields["of"] or "",
        "period": _period(fields["period"]),
        "as_of_date": as_of_date,
        "as_of_precision": as_of_precision,
        "definition": fields["definition"] or "",
    }


def evidence(
    fields: Columns, sources: dict[str, Any], units: dict[str, Any]
) -> Columns:
    columns = {
        "source": sources[fields["source"]],
        "stance": fields["stance"],
        "pinpoint": fields["pinpoint"] or "",
        "finding": fields["finding"] or "",
        "accessed_on": _day(fields["accessed_on"]),
    }
    if observed := fields["observed"]:
        columns |= {
            "observed_comparator": observed["comparator"],
            "observed_value": Decimal(observed["value"]),
            "observed_unit": units[observed["unit"]],
        }
    return columns


def assessment(fields: Columns, ratings: dict[str, Any]) -> Columns:
    """What the author of a verdict says. Fields and columns have the same names."""
    return {**fields, "rating": ratings[fields["rating"]]}


def place(fields: Columns) -> Columns:
    """Where a reference or a citation stands."""
    return {
        "start": fields["start"],
        "end": fields["end"],
        "quote_digest": fields["digest"],
        "problems": fields["problems"],
    }


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _date(written: str | None) -> tuple[date | None, str]:
    if written is None:
        return None, ""
    known = parse_edtf(written)
    return known.first, known.precision


def _period(written: Any) -> Any:
    """Years are the same in every language; anything else comes in each."""
    if isinstance(written, str):
        return dict.fromkeys(language_codes(), written.replace("/", "–"))
    return written or ""
