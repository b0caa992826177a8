"""What a field of a fixture may hold. A check yields the flaws it finds, each with
the path to it inside the value; no flaws, and the value can be built."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator, RegexValidator
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from claims.models.fields import validate_digest, validate_slug, validate_web_address
from claims.models.languages import language_codes
from claims.text.edtf import UnreadableDate, parse_edtf

from .records import Record, Step

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_INTERVAL = re.compile(r"([0-9]{4})/([0-9]{4})")


class Flaw(NamedTuple):
    path: tuple[Step, ...]
    sentence: str


Check = Callable[[Any], Iterable[Flaw]]
Shape = Mapping[str, Check]


def complaints(record: Record, shape: Shape) -> list[str]:
    """One sentence, with file and line, for each flaw of the record."""
    return [
        record.complaint(flaw.sentence, *flaw.path)
        for flaw in flaws(record.fields, shape)
    ]


def flaws(
    fields: Any, shape: Shape, may_have: Shape = MappingProxyType({})
) -> Iterator[Flaw]:
    """Every field of the shape is there, no unknown one is, each is as it should."""
    if not isinstance(fields, dict):
        yield Flaw((), _("a record stands in { and }."))
        return
    for name in (name for name in shape if name not in fields):
        yield Flaw((), _("the field “%(field)s” is missing.") % {"field": name})
    for name, value in fields.items():
        check = shape.get(name) or may_have.get(name) or _unknown
        for flaw in check(value):
            yield Flaw((name, *flaw.path), flaw.sentence)


def optional(check: Check) -> Check:
    """`null`, or what `check` asks for."""
    return lambda value: [] if value is None else check(value)


def either(*checks: Check) -> Check:
    """Good if one of the checks finds nothing; otherwise the first one's flaws."""

    def check(value: Any) -> Iterable[Flaw]:
        found = [list(each(value)) for each in checks]
        return [] if [] in found else found[0]

    return check


def each(shape: Shape, may_have: Shape = MappingProxyType({})) -> Check:
    """A list of records of one shape."""

    def check(value: Any) -> Iterator[Flaw]:
        if not isinstance(value, list):
            yield Flaw((), _("a list is expected, in [ and ]."))
            return
        for number, fields in enumerate(value):
            for flaw in flaws(fields, shape, may_have):
                yield Flaw((number, *flaw.path), flaw.sentence)

    return check


def record(shape: Shape) -> Check:
    """One record inside another."""
    return lambda value: flaws(value, shape)


def one_of(choices: type[TextChoices]) -> Check:
    return among(choices.values)


def among(known: Sequence[str]) -> Check:
    return _asks(
        lambda value: value in known,
        lambda value: (
            _("“%(value)s” is unknown; use one of: %(known)s.")
            % {"value": value, "known": ", ".join(known)}
        ),
    )


def whole(lowest: int, highest: int | None = None) -> Check:
    """A whole number within bounds, both included."""

    def fits(value: Any) -> bool:
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and value >= lowest
            and (highest is None or value <= highest)
        )

    def sentence(_value: Any) -> str:
        if highest is None:
            return _("a whole number from %(lowest)d up is expected.") % {
                "lowest": lowest
            }
        return _("a whole number from %(lowest)d to %(highest)d is expected.") % {
            "lowest": lowest,
            "highest": highest,
        }

    return _asks(fits, sentence)


def texts(longest: int | None = None) -> Check:
    """`{"ru": "…", "en": "…"}`: every language of the site, none of them empty."""

    def check(value: Any) -> Iterator[Flaw]:
        codes = language_codes()
        if not isinstance(value, dict) or set(value) != set(codes):
            yield Flaw(
                (),
                _("write it in every language: %(codes)s.")
                % {"codes": ", ".join(codes)},
            )
            return
        for code in codes:
            for flaw in line(longest)(value[code]):
                yield Flaw((code,), flaw.sentence)

    return check


def line(longest: int | None = None) -> Check:
    """Text that is not empty, has no blanks around it and is not too long."""

    def check(value: Any) -> Iterator[Flaw]:
        if not isinstance(value, str) or not value.strip():
            yield Flaw((), _("a text is expected; it is empty."))
        elif value != value.strip():
            yield Flaw((), _("there are blanks before or after the text."))
        elif longest is not None and len(value) > longest:
            yield Flaw(
                (),
                _("the text has %(length)d characters; at most %(longest)d fit.")
                % {"length": len(value), "longest": longest},
            )

    return check


def printed(longest: int) -> Check:
    """A line as the document has it; empty where nothing is printed."""
    return lambda value: [] if value == "" else line(longest)(value)


def _unknown(_value: Any) -> list[Flaw]:
    return [Flaw((), _("there is no such field here."))]


def _asks(fits: Callable[[Any], bool], sentence: Callable[[Any], str]) -> Check:
    return lambda value: [] if fits(value) else [Flaw((), sentence(value))]


def _validated(validator: RegexValidator | BaseValidator) -> Check:
    """What the column itself will ask for."""

    def check(value: Any) -> Iterator[Flaw]:
        try:
            validator(value if isinstance(value, str) else "")
        except ValidationError as error:
            yield Flaw((), " ".join(error.messages))

    return check


def edtf(value: Any) -> Iterator[Flaw]:
    try:
        parse_edtf(value if isinstance(value, str) else repr(value))
    except UnreadableDate as error:
        yield Flaw((), str(error))


def day(value: Any) -> Iterator[Flaw]:
    """A column that keeps no precision takes no date that needs one."""
    found = list(edtf(value))
    if not found and parse_edtf(value).precision != "day":
        found = [Flaw((), _("the day is needed: 2025-08-12."))]
    yield from found


slug = _validated(validate_slug)
digest = _validated(validate_digest)
web_address = _validated(validate_web_address)
position = whole(0)
flag = _asks(
    lambda value: isinstance(value, bool),
    lambda _value: _("true or false is expected."),
)
decimal = _asks(
    lambda value: isinstance(value, str) and bool(_DECIMAL.fullmatch(value)),
    lambda _value: _('a decimal number in quotation marks is expected: "46.5".'),
)
years = _asks(
    lambda value: isinstance(value, str) and bool(_INTERVAL.fullmatch(value)),
    lambda _value: _('years are written "2011/2020".'),
)
