"""Numbers are read as an editor reads them, in Russian and in English."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quantities import (
    QuantityMention,
    differences,
    quantities,
    same_quantity,
)
from tests.articles import article_text

HERE = Path(__file__).parent
CASES = [
    pytest.param(text, expected, id=f"{language}-{number:03d}")
    for language in ("ru", "en")
    for number, (text, expected) in enumerate(
        json.loads((HERE / f"quantity_cases_{language}.json").read_text("utf-8"))
    )
]
NUMBERISH = st.text(
    st.sampled_from(list("0123456789 .,-–—+%$€/:()№ \u00a0'’IVX\nёй"))
    | st.characters(exclude_categories=("Cs",)),
    max_size=60,
)
PHRASES_WORDS = """
от с до 5 7 12,5 200 $ % млн тысяч пять двадцать двух более чем на около процентов
человек лет в год из третий каждый half a million third one in from to between and
over up 2024 мая May III – - , . рублей people years половина две трети полтора
двухмесячный doubled
"""
PHRASES = st.lists(
    st.sampled_from(PHRASES_WORDS.split()),
    max_size=12,
).map(" ".join)


def shown(mention: QuantityMention) -> str:
    """The notation of the tables: sign, value, unit, of what, per what."""
    value = f"{mention.value:f}"
    if mention.value_to is not None:
        value += f"–{mention.value_to:f}"
    of = f" of {mention.of}" if mention.of else ""
    period = f" per {mention.period}" if mention.period else ""
    return f"{mention.comparator} {value} {mention.unit or '–'}{of}{period}"


def only(text: str) -> QuantityMention:
    (mention,) = quantities(text)
    return mention


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_phrase_is_read_as_the_table_says(text: str, expected: str) -> None:
    assert "; ".join(shown(mention) for mention in quantities(text)) == expected


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_tables_hold_enough_cases_of_both_kinds(language: str) -> None:
    cases = json.loads((HERE / f"quantity_cases_{language}.json").read_text("utf-8"))
    assert len({text for text, _ in cases}) == len(cases) >= 150
    assert sum(not expected for _, expected in cases) >= 50


def test_the_span_runs_from_the_comparator_to_the_unit() -> None:
    text = "Ёлку видели 👪 более чем на 200 человек больше"
    mention = only(text)
    assert text[mention.start : mention.end] == "более чем на 200 человек"


def test_what_is_counted_stays_outside_the_span_of_a_share() -> None:
    text = "Около 46 процентов переводов задержано"
    mention = only(text)
    assert text[mention.start : mention.end] == "Около 46 процентов"


@given(st.one_of(NUMBERISH, PHRASES, st.text(max_size=80)))
def test_any_text_gives_ordered_spans_and_never_an_error(text: str) -> None:
    end = 0
    for mention in quantities(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        end = mention.end


@pytest.mark.parametrize("digits", ["9" * 5000, "1/" + "9" * 5000, "0." + "1" * 5000])
def test_an_endless_number_is_an_identifier(digits: str) -> None:
    assert quantities(f"Это {digits} рублей") == []


def test_a_word_of_many_numerals_is_read_in_time() -> None:
    assert quantities("пятидесяти" * 500 + "летний") == []


@given(
    st.integers(2, 10**9), st.text(alphabet="аб cd\n«ё👪", max_size=20), st.booleans()
)
def test_the_span_holds_the_digits_wherever_they_stand(
    number: int, before: str, has_space: bool
) -> None:
    written = f"{number:,}".replace(",", "\u00a0") if has_space else str(number)
    text = f"{before}. Это {written} рублей"
    mention = only(text)
    assert mention.value == number
    assert written in text[mention.start : mention.end]


@given(st.integers(1, 999_999))
def test_a_range_is_ordered(number: int) -> None:
    mention = only(f"от {number} до {number + 1} тонн")
    assert mention.comparator == "range"
    assert mention.value_to is not None
    assert mention.value < mention.value_to


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("300 тыс. человек", "300 000 people"),
        ("46 %", "46 процентов"),
        ("около 46%", "46 percent"),
        ("2 года", "24 months"),
        ("1,5 тонны", "1500 kg"),
        ("половина голосов", "50% голосов"),
        ("46% денежных переводов", "46 процентов переводов"),
        ("не менее 5 стран", "more than 5 countries"),
        ("$3.5bn", "3,5 млрд долларов"),
        ("двухмесячный", "two-month"),
    ],
)
def test_two_spellings_of_one_quantity_are_the_same(a: str, b: str) -> None:
    assert differences(only(a), only(b)) == []
    assert same_quantity(only(a), only(b))


@pytest.mark.parametrize(
    ("a", "b", "codes"),
    [
        ("46%", "64%", ["value"]),
        ("46%", "46 человек", ["unit"]),
        ("более 200 человек", "менее 200 человек", ["comparator"]),
        ("200 человек", "более 200 человек", ["comparator"]),
        ("46% переводов", "46% экспорта", ["of"]),
        ("5 тонн в год", "5 тонн в месяц", ["period"]),
        ("300 тонн за 2023 год", "300 тонн за 2024 год", ["period"]),
        ("5%", "5 процентных пунктов", ["unit"]),
        ("30 дней", "1 месяц", ["value", "unit"]),
        ("от 5 до 7 тонн", "5 тонн", ["value", "comparator"]),
        ("2 млн рублей", "2 млрд долларов", ["value", "unit"]),
    ],
)
def test_what_differs_is_named(a: str, b: str, codes: list[str]) -> None:
    assert differences(only(a), only(b)) == codes
    assert differences(only(b), only(a)) == codes


@given(PHRASES)
def test_a_quantity_never_differs_from_itself(text: str) -> None:
    assert all(same_quantity(mention, mention) for mention in quantities(text))


def test_values_are_exact_decimals_without_an_exponent() -> None:
    assert str(only("1,20 млн рублей").value) == "1200000"
    assert only("0,1%").value == Decimal("0.1")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("000", {"> 200 person", "= 2 month"}),
        ("001", {"= 3 ordinal"}),
        (
            "003",
            {
                "= 38 person",
                "≈ 46 percent of денежных переводов",
                "> 300000 person of азербайджанских мигрантов",
            },
        ),
    ],
)
def test_the_figures_of_the_articles_are_found(key: str, expected: set[str]) -> None:
    assert expected <= {shown(mention) for mention in quantities(article_text(key))}
