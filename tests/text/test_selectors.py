import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.selectors import (
    CONTEXT,
    EmptySpan,
    Selector,
    SpanOutsideText,
    code_points_to_utf16,
    select,
    utf16_to_code_points,
)

CASES = json.loads(Path(__file__).with_name("offset_cases.json").read_text("utf-8"))[
    "cases"
]
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def cases_with(*, code_points: bool, utf16: bool):
    return pytest.mark.parametrize(
        "case",
        [
            case
            for case in CASES
            if (case["code_points"] is not None) is code_points
            and (case["utf16"] is not None) is utf16
        ],
        ids=lambda case: case["name"],
    )


@cases_with(code_points=True, utf16=True)
def test_offsets_of_browser_and_python_meet_at_the_same_place(case):
    text = case["text"]
    assert utf16_to_code_points(text, case["utf16"]) == case["code_points"]
    assert code_points_to_utf16(text, case["code_points"]) == case["utf16"]


@cases_with(code_points=False, utf16=True)
def test_a_browser_offset_outside_or_inside_a_character_is_refused(case):
    with pytest.raises(ValueError, match="Offset"):
        utf16_to_code_points(case["text"], case["utf16"])


@cases_with(code_points=True, utf16=False)
def test_an_offset_beyond_the_text_is_refused(case):
    with pytest.raises(SpanOutsideText):
        code_points_to_utf16(case["text"], case["code_points"])


def test_every_case_has_a_name_of_its_own():
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


@given(ANY_TEXT, st.integers(min_value=0))
def test_every_place_survives_the_way_to_the_browser_and_back(text, offset):
    offset %= len(text) + 1
    assert utf16_to_code_points(text, code_points_to_utf16(text, offset)) == offset


@given(st.text(), st.integers(-3, 60))
def test_an_offset_is_answered_or_refused_but_never_crashes(text, offset):
    try:
        assert 0 <= utf16_to_code_points(text, offset) <= len(text)
    except ValueError as refusal:
        assert str(offset) in str(refusal)


def test_a_selector_holds_the_quote_and_what_stands_around_it():
    text = "До речи. Бюджет вырос на 46 %. После речи."
    assert select(text, 9, 30) == Selector(
        9, 30, "Бюджет вырос на 46 %.", "До речи. ", " После речи."
    )


def test_the_context_is_thirty_two_characters_on_either_side():
    found = select("а" * 40 + "цитата" + "б" * 40, 40, 46)
    assert (found.prefix, found.suffix) == ("а" * 32, "б" * 32)


@given(ANY_TEXT.filter(bool), st.integers(0), st.integers(0))
def test_prefix_quote_and_suffix_are_one_piece_of_the_text(text, first, second):
    start = first % len(text)
    end = start + 1 + second % (len(text) - start)
    found = select(text, start, end)
    around = text[max(0, start - CONTEXT) : end + CONTEXT]
    assert found.prefix + found.exact + found.suffix == around
    assert found.exact == text[found.start : found.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 4), (4, 5), (9, 1)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(SpanOutsideText if end != 1 else EmptySpan):
        select("три", start, end)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (2, 1)])
def test_a_span_of_nothing_is_refused(start, end):
    with pytest.raises(EmptySpan):
        select("три", start, end)
