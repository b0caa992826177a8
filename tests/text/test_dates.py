"""Dates are found where they stand, with the precision the writer gave them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dates import dates, dates_and_spans, parse_edtf

HERE = Path(__file__).parent
CASES = [
    pytest.param(text, expected, id=f"{language}-{number:03d}")
    for language in ("ru", "en")
    for number, (text, expected) in enumerate(
        json.loads((HERE / f"date_cases_{language}.json").read_text("utf-8"))
    )
]
LEVEL_1 = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?|\d{3}X|\d{2}XX", re.ASCII)
CALENDAR_WORDS = """
с по до from to between and – - / . , 9 12 31 2024 2025 1999 03 мая июня May March
12.03.2024 2024-03-12 года г. лето summer II квартал Q2 90-е 1990s XX век century
first half полугодие 2023/24
"""
CALENDAR = st.lists(
    st.sampled_from(CALENDAR_WORDS.split()),
    max_size=12,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_is_read_as_the_table_says(text: str, expected: str) -> None:
    found = "; ".join(f"{date.edtf} {date.precision}" for date in dates(text))
    assert found == expected


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_tables_hold_enough_cases(language: str) -> None:
    cases = json.loads((HERE / f"date_cases_{language}.json").read_text("utf-8"))
    assert len({text for text, _ in cases}) == len(cases) >= 60


@given(st.one_of(CALENDAR, st.text(max_size=80)))
def test_any_text_gives_ordered_spans_and_level_1(text: str) -> None:
    end = 0
    for date in dates(text):
        assert end <= date.start < date.end <= len(text)
        assert LEVEL_1.fullmatch(date.edtf)
        end = date.end


@given(CALENDAR)
def test_every_end_of_every_date_is_in_the_calendar(text: str) -> None:
    for date in dates(text):
        for part in date.edtf.split("/"):
            assert "X" in part or parse_edtf(part)


@given(
    st.dates().filter(lambda day: 1000 <= day.year <= 2199),
    st.text(alphabet="абв 👪ё\n«", max_size=20),
)
def test_a_numeric_date_is_found_at_its_place(day: object, before: str) -> None:
    written = f"{day:%d.%m}.{day:%Y}"
    text = f"{before} {written} г."
    (date,) = dates(text)
    assert date.edtf == f"{day:%Y}-{day:%m-%d}"
    assert text[date.start :].startswith(written)


def test_a_day_without_a_year_is_no_mention_but_has_a_span() -> None:
    mentions, spans = dates_and_spans("Парад 9 мая отменили")
    assert mentions == []
    assert spans == [(6, 11)]


def test_the_span_leaves_the_preposition_out() -> None:
    text = "Шли с 2011 по 2020 год, потом встали"
    (date,) = dates(text)
    assert text[date.start : date.end] == "2011 по 2020 год"
