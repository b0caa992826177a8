"""Numbers, dates and spaces as each language sets them."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from claims import typography
from claims.choices import Comparator
from claims.models import Rating, Unit
from claims.views.rating_colours import DARK_GROUND, contrast, on_dark

AUGUST = dt.date(2025, 8, 12)


@pytest.mark.parametrize(
    ("words", "typeset"),
    [
        ("рост на 46 % в год", "рост на\u00a046\u00a0% в\u00a0год"),
        ("и в нём", "и\u00a0в\u00a0нём"),
        ("Баку — столица", "Баку\u00a0— столица"),
        ("№ 5", "№\u00a05"),
        ("слово Иван", "слово Иван"),
    ],
)
def test_a_russian_line_does_not_break_where_it_must_not(words, typeset):
    assert typography.typeset(words, "ru") == typeset
    assert typography.typeset(words, "en") == words


PIECES = st.sampled_from(
    [*" \u00a0-—–№%₽(.«»7", *"вВИя", "не", "На", "для", "ПОД", "слово", "word", "_"]
)


def by_one_rule_after_another(words: str) -> str:
    short = (
        r"(?<![\w-])(а|в|и|к|о|с|у|я|во|до|за|из|ко|на|не|ни|но|об|от|по|со|то|для|или"
        r"|над|под|при|про|без) (?=\S)"
    )
    words = re.sub(short, "\\1\u00a0", words, flags=re.IGNORECASE)
    words = re.sub(r" (?=[—–] )", "\u00a0", words)
    words = re.sub(r"(?<=\d) (?=[\w%₽$€])", "\u00a0", words)
    return re.sub(r"(?<=№) (?=\d)", "\u00a0", words)


@given(st.lists(PIECES, max_size=30))
def test_all_rules_at_once_are_the_rules_one_after_another(pieces):
    words = "".join(pieces)
    assert typography.typeset(words, "ru") == by_one_rule_after_another(words)


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        (Decimal("0.500000"), "0,5", "0.5"),
        (Decimal("1234567.5"), "1\u00a0234\u00a0567,5", "1,234,567.5"),
        (Decimal("2025"), "2025", "2025"),
        (Decimal("-12000"), "-12\u00a0000", "-12,000"),
    ],
)
def test_numbers_follow_the_language(value, ru, en):
    with translation.override("ru"):
        assert typography.number(value) == ru
    assert typography.number(value) == en


@pytest.mark.parametrize("comparator", Comparator.values)
def test_every_comparator_has_a_sentence(comparator):
    unit = Unit(label={"en": "people"})
    words = typography.compared(comparator, Decimal(5), Decimal(7), unit)
    assert "5" in words
    assert words.endswith("\u00a0people")


def test_a_date_is_shown_as_exactly_as_it_is_known():
    assert typography.about_date(AUGUST, "day") == "Aug.\u00a012,\u00a02025"
    assert typography.about_date(AUGUST, "month") == "August 2025"
    assert typography.about_date(AUGUST.replace(month=6), "season") == "summer 2025"
    assert typography.about_date(AUGUST, "year") == "2025"
    with translation.override("ru"):
        assert typography.about_date(AUGUST, "month") == "август\u00a02025"


@pytest.mark.django_db
def test_every_rating_can_be_read_on_its_own_colour_and_on_the_dark_ground():
    for colour in Rating.objects.values_list("colour", flat=True):
        parts = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
        lighter = on_dark(colour)
        night = tuple(int(lighter[at : at + 2], 16) for at in (1, 3, 5))
        assert contrast(parts, (255, 255, 255)) >= 4.5, colour
        assert contrast(night, DARK_GROUND) >= 4.5, colour
