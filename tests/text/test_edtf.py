"""A stored date says which days it covers; other forms are refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dates import EdtfDate, UnreadableDate, parse_edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-08-12", date(2025, 8, 12), date(2025, 8, 12), "day"),
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31), "season"),
        ("2025-22", date(2025, 6, 1), date(2025, 8, 31), "season"),
        ("2025-23", date(2025, 9, 1), date(2025, 11, 30), "season"),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "year"),
    ],
)
def test_a_date_covers_its_days(
    text: str, first: date, last: date, precision: str
) -> None:
    assert parse_edtf(text) == EdtfDate(first, last, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2023/2024", "an interval"),
        ("2023/..", "an interval"),
        ("[2023,2024]", "a set"),
        ("2025?", "uncertain or approximate"),
        ("2025-08~", "uncertain or approximate"),
        ("199X", "a decade"),
        ("19XX", "a century"),
        ("2025-XX", "unspecified digits"),
        ("2025-33", "a division of the year"),
        ("2025-08-12T10:00:00Z", "a date with a time"),
        ("Y17000", "more than four digits"),
        ("-0044", "before the common era"),
        ("2025-02-30", "not in the calendar"),
        ("2025-13", "not in the calendar"),
        ("2025-22-01", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("9999-24", "not in the calendar"),
        ("12.03.2024", "not a date in EDTF"),
        ("٢٠٢٥", "not a date in EDTF"),
        ("2025\n", "not a date in EDTF"),
        ("", "not a date in EDTF"),
    ],
)
def test_a_refusal_names_the_form(text: str, form: str) -> None:
    with pytest.raises(UnreadableDate, match=form):
        parse_edtf(text)


def test_the_refusal_is_a_value_error() -> None:
    assert issubclass(UnreadableDate, ValueError)


@given(st.dates())
def test_every_day_reads_back_as_itself(day: date) -> None:
    parsed = parse_edtf(day.isoformat())
    assert parsed.first == parsed.last == day


@given(st.text(alphabet="0123456789-X/?~TY[", max_size=12) | st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = parse_edtf(text)
    except UnreadableDate:
        return
    assert parsed.first <= parsed.last
