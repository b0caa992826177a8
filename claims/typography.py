"""How words, numbers and dates are set. Presentation only; templates get these as
filters and tags through `{% load typography %}`."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.utils import formats
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import (
    get_language,
    get_language_info,
    pgettext,
    pgettext_lazy,
)

from claims.choices import Comparator, Precision
from claims.models.languages import in_languages, language_codes
from claims.models.quantities import plain

NBSP = "\u00a0"
# A short word must not hang at the end of a line; a dash not begin one; a number
# not part from what it counts. (Милчин, Чельцова: Справочник издателя и автора.)
# Each pattern begins with the space, so that nothing but spaces is looked at.
NOT_TO_BREAK_AT = re.compile(
    r" (?:"
    r"(?<=(?<![\w-])(?i:[авикосуя]) )(?=\S)"
    r"|(?<=(?<![\w-])(?i:во|до|за|из|ко|на|не|ни|но|об|от|по|со|то) )(?=\S)"
    r"|(?<=(?<![\w-])(?i:для|или|над|под|при|про|без) )(?=\S)"
    r"|(?=[—–] )"
    r"|(?<=\d )(?=[\w%₽$€])"
    r"|(?<=№ )(?=\d)"
    r")"
)
SEASONS = {
    3: pgettext_lazy("season", "spring %(year)d"),
    6: pgettext_lazy("season", "summer %(year)d"),
    9: pgettext_lazy("season", "autumn %(year)d"),
    12: pgettext_lazy("season", "winter %(year)d"),
}


def typeset(words: str, language: str) -> str:
    """Russian spaces that do not break where a line must not; others unchanged."""
    return NOT_TO_BREAK_AT.sub(NBSP, words) if language == "ru" else words


def in_best_language(value: Any, reader: str | None = None) -> tuple[str, str]:
    """The text in the language of the `reader`, the one in force if none is said, or
    in the first one there is; its code."""
    texts = in_languages(value)
    reader = (get_language() or "") if reader is None else reader
    if reader in texts:
        return texts[reader], reader
    for code in (*language_codes(), *texts):
        if code in texts:
            return texts[code], code
    return "", ""


def words(value: Any) -> str:
    """A text of several languages as plain text, for titles and attributes."""
    text, language = in_best_language(value)
    return typeset(text, language)


def text(value: Any, paragraphs: bool = False) -> SafeString:
    """The same as HTML, its language marked when it is not the page's."""
    found, language = in_best_language(value)
    found = typeset(found, language)
    html = mark_safe(linebreaks(found, autoescape=True)) if paragraphs else found  # noqa: S308
    if not found or language == get_language():
        return conditional_escape(html)
    tag = "div" if paragraphs else "span"
    return format_html('<{} lang="{}">{}</{}>', tag, language, html, tag)


def number(value: Decimal | int | None) -> str:
    """1234567.5 as 1 234 567,5 or 1,234,567.5; without zeros that say nothing."""
    if value is None:
        return ""
    exact = Decimal(plain(Decimal(value)))
    grouped = formats.number_format(exact, force_grouping=abs(exact) >= 10_000)
    return grouped.replace(" ", NBSP)


COMPARED = {
    Comparator.EQUAL: pgettext_lazy("number", "%(value)s"),
    Comparator.ABOUT: pgettext_lazy("number", "about %(value)s"),
    Comparator.LESS: pgettext_lazy("number", "less than %(value)s"),
    Comparator.MORE: pgettext_lazy("number", "more than %(value)s"),
    Comparator.AT_MOST: pgettext_lazy("number", "at most %(value)s"),
    Comparator.AT_LEAST: pgettext_lazy("number", "at least %(value)s"),
    Comparator.RANGE: pgettext_lazy("number", "from %(value)s to %(value_to)s"),
}


def compared(
    comparator: str, value: Decimal, value_to: Decimal | None = None, unit: Any = ""
) -> str:
    """ "more than 200 people", in the reader's language."""
    sentence = COMPARED[Comparator(comparator)] % {
        "value": number(value),
        "value_to": number(value_to),
    }
    return f"{sentence}{NBSP}{words(unit.label)}" if unit else sentence


def about_date(day: dt.date | None, precision: str) -> str:
    """A date as exactly as it is known: a day, a month, a season or a year."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.SEASON:
        return SEASONS[day.month] % {"year": day.year}
    if precision == Precision.MONTH:
        return (
            formats.date_format(day, "F Y").lower().replace(" ", NBSP)
            if (get_language() == "ru")
            else formats.date_format(day, "F Y")
        )
    return long_date(day)


def long_date(day: dt.date | None) -> str:
    """«12 августа 2025 г.», "Aug. 12, 2025"."""
    if day is None:
        return ""
    return formats.date_format(day, "DATE_FORMAT").replace(" ", NBSP)


def site_of(url: str) -> str:
    """The host of an address, as readers name a site: example.org."""
    return urlsplit(url).hostname or url


def address_in(code: str, path: str) -> str:
    """The same page in another language; keys in addresses have no language."""
    _nothing, _slash, rest = path.partition("/")
    language, _slash, rest = rest.partition("/")
    return f"/{code}/{rest}" if language in language_codes() else path


def language_name(code: str) -> str:
    """The name of a language in the reader's language, or the code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def counted(count: Any) -> str:
    """1,000+ when counting stopped there."""
    shown = number(count.number)
    return (
        pgettext("count", "%(number)s+") % {"number": shown}
        if (count.is_capped)
        else shown
    )


def unlocalised(value: Decimal | float) -> str:
    """A number as SVG reads it: a decimal point in every language."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
