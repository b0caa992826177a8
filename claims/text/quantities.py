"""Quantities in Russian and English text: what is said about how much of what.

A quantity is a number with a meaning: a unit, a counted noun, a bound or a range.
Years, dates, page and article numbers, model names, phone numbers, ordinals and bare
figures are not. Multipliers (thousand, млн) are part of the value, shares in words
("half", "every third") have the unit ``share`` with four decimals at most, and a Roman
number before a noun ("III форум") has the unit ``ordinal``.
"""

from dataclasses import replace
from decimal import Decimal

from claims.text.dates import DateMention, dates_and_spans
from claims.text.figures import DASHES, Number
from claims.text.number_bounds import (
    comparator_after,
    comparator_before,
    rate_after,
    tells_a_change,
)
from claims.text.number_context import Counted, counted_after, is_measure
from claims.text.number_names import is_labelled, is_part_of_a_name, name_spans
from claims.text.number_tokens import Token, tokenise
from claims.text.numbers import NumberReader
from claims.text.quantity_differences import (
    Comparator,
    Difference,
    QuantityMention,
    differences,
    same_quantity,
)
from claims.text.quantity_ranges import Candidate, with_ranges
from claims.text.words.around_numbers import PERIOD_PREPOSITIONS
from claims.text.words.number_words import COLLECTIVES
from claims.text.words.units import CURRENCY_SIGNS, TIME_UNITS

__all__ = [
    "Comparator",
    "Difference",
    "QuantityMention",
    "differences",
    "quantities",
    "same_quantity",
]


def quantities(text: str) -> list[QuantityMention]:
    """Find the quantities of a text in reading order; they never overlap.

    Any text is accepted; nothing is raised.
    """
    tokens = tokenise(text)
    mentions, spans = dates_and_spans(text)
    reader = NumberReader(text, tokens)
    free = _free_tokens(tokens, [*spans, *name_spans(text)], len(text))
    dated = {mention.start: mention for mention in mentions}
    found: list[QuantityMention] = []
    for candidate in with_ranges(reader, _candidates(reader, free)):
        quantity = _accepted(reader, candidate, dated)
        if quantity and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return found


def _free_tokens(
    tokens: list[Token], taken_spans: list[tuple[int, int]], length: int
) -> list[bool]:
    taken = bytearray(length + 1)
    for start, end in taken_spans:
        taken[start:end] = b"\1" * (end - start)
    return [not taken[token.start] for token in tokens]


def _candidates(reader: NumberReader, free: list[bool]) -> list[Candidate]:
    candidates: list[Candidate] = []
    labelled: set[int] = set()
    index = 0
    while index < len(free):
        number = reader.read(index) if free[index] else None
        if number is None:
            index += 1
            continue
        candidate = _surrounded(reader, number)
        index = max(number.last, candidate.counted.of_last) + 1
        measured = number.unit != "ordinal" and is_measure(candidate.counted.unit)
        if is_labelled(reader, number, labelled) and not measured:
            labelled.add(number.last)
        else:
            candidates.append(candidate)
    return candidates


def _surrounded(reader: NumberReader, number: Number) -> Candidate:
    sign_after, last = comparator_after(reader, number.last) or ("", number.last)
    if last != number.last:
        number = replace(number, last=last)
    counted = counted_after(reader, number)
    sign = CURRENCY_SIGNS.get(reader.word(number.first - 1))
    if sign is None and _is_negative(reader, number, counted):
        first, value = number.first - 1, -number.value
        return Candidate(number, first, counted, False, value, sign_after=sign_after)
    if sign is None:
        return Candidate(
            number, number.first, counted, False, number.value, sign_after=sign_after
        )
    first = number.first - 1
    if reader.word(first - 1) == "us" and reader.touches(first):
        first -= 1
    money = Counted(sign, number.last, counted.of, counted.of_last)
    if counted.unit not in {None, sign}:
        money = Counted(sign, number.last, None, number.last)
    return Candidate(number, first, money, True, number.value, sign_after=sign_after)


def _is_negative(reader: NumberReader, number: Number, counted: Counted) -> bool:
    """Whether a minus stands before it: "−12 °C", "(–3%)"."""
    first = number.first
    if not is_measure(counted.unit) or number.in_words or not reader.touches(first):
        return False
    if reader.word(first - 1) not in DASHES:
        return False
    return not reader.touches(first - 1) or reader.word(first - 2) in {"(", "[", "«"}


def _accepted(
    reader: NumberReader, candidate: Candidate, dated: dict[int, DateMention]
) -> QuantityMention | None:
    counted = _people(reader, candidate)
    sign, first = _sign_before(reader, candidate)
    sign_after, last = comparator_after(reader, counted.last) or ("", counted.last)
    if candidate.value_to is not None:
        sign = "range"
    elif sign == "=":
        sign = candidate.sign_after or sign_after or sign
    if not _counts(reader, candidate, counted, sign):
        return None
    return QuantityMention(
        start=reader.tokens[first].start,
        end=reader.tokens[max(last, candidate.number.last)].end,
        comparator=sign,  # type: ignore[arg-type]
        value=_plain(candidate.value),
        value_to=None if candidate.value_to is None else _plain(candidate.value_to),
        unit=counted.unit,
        of=counted.of,
        period=_period(reader, max(last, counted.of_last), dated),
    )


def _people(reader: NumberReader, candidate: Candidate) -> Counted:
    counted = candidate.counted
    if counted.unit is None and reader.word(candidate.number.last) in COLLECTIVES:
        return counted._replace(unit="person")
    return counted


def _sign_before(reader: NumberReader, candidate: Candidate) -> tuple[str, int]:
    found = comparator_before(reader, candidate.first)
    if found is None:
        return "=", candidate.first
    sign, first = found
    word = reader.word(first)
    if first == candidate.first - 1 and (
        (word == "до" and (candidate.ends_a_change or tells_a_change(reader, first)))
        or (word == "over" and _is_span_of_time(reader, candidate, first))
    ):
        return "=", candidate.first
    return sign, first


def _is_span_of_time(reader: NumberReader, candidate: Candidate, first: int) -> bool:
    """As in "fell 5% over two years", unlike "lasted over two years"."""
    if candidate.counted.unit not in TIME_UNITS:
        return False
    before = reader.word(first - 1)
    return before not in {"for", "just", "well", "lasted", "took", "of", "is", "was"}


def _counts(
    reader: NumberReader, candidate: Candidate, counted: Counted, sign: str
) -> bool:
    number = candidate.number
    has_unit = counted.unit is not None
    counts = (has_unit and number.unit != "ordinal") or sign != "="
    if is_part_of_a_name(reader, number, counted=counts, of=counted.of):
        return False
    if number.unit == "ordinal":
        return _is_edition(reader, number)
    if candidate.value == 1 and number.in_words and number.scale == 1:
        before, after = reader.word(number.first - 1), reader.word(counted.last + 1)
        return has_unit and before != "ни" and after not in {"из", "of"}
    return (
        has_unit
        or counted.of is not None
        or number.scale > 1
        or sign not in {"=", "range"}
        or (sign == "range" and reader.word(number.first - 1) not in DASHES)
    )


def _is_edition(reader: NumberReader, number: Number) -> bool:
    if len(reader.tokens) == 1:
        return True
    following = reader.word(number.last + 1)
    if not following.isalpha() or reader.breaks_line(number.last + 1):
        return False
    return not following.isascii() or reader.is_capital(number.last + 1)


def _period(
    reader: NumberReader, last: int, dated: dict[int, DateMention]
) -> str | None:
    rate = rate_after(reader, last)
    if rate:
        return rate
    index = last + 1
    if reader.word(index) not in PERIOD_PREPOSITIONS:
        return None
    for position in range(index + 1, min(index + 4, len(reader.tokens))):
        mention = dated.get(reader.tokens[position].start)
        if mention:
            return mention.edtf
    return None


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or exponent, so that 1,20 млн is printed 1200000."""
    return Decimal(int(value)) if value == int(value) else value.normalize()
