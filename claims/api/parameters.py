"""What may be asked. A value is held against the very schema that is published."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models.languages import language_codes

from .problems import unusable
from .shapes import Schema, Words

# "on" is what the form of the page sends.
YES_OR_NO = {"true": True, "on": True, "false": False}
MOST_ROWS = 100
LONGEST_TEXT = 1_000


class Unreadable(Exception):
    """A sentence: what is wrong with the value."""


@dataclass(frozen=True)
class Parameter:
    """`many`: may stand several times. `default` counts when it is left out."""

    name: str
    schema: Schema
    meaning: Words
    is_required: bool = False
    many: bool = False
    default: Any = None
    example: str = ""

    def value_of(self, texts: list[str]) -> Any:
        """Raises Unreadable."""
        if not texts:
            if self.is_required:
                raise Unreadable(_("“%(name)s” is missing.") % {"name": self.name})
            return [] if self.many else self.default
        if self.many:
            return [self._read(text) for text in texts]
        if len(texts) > 1:
            raise Unreadable(
                _("“%(name)s” stands there more than once.") % {"name": self.name}
            )
        return self._read(texts[0])

    def _read(self, text: str) -> Any:
        try:
            return READERS[self.schema["type"]](self.schema, text)
        except ValueError as refusal:
            words = {"name": self.name, "expected": str(refusal)}
            raise Unreadable(
                _("“%(name)s” cannot be used: expected is %(expected)s.") % words
            ) from refusal

    def described(self) -> Schema:
        schema = dict(self.schema)
        if self.default is not None:
            schema["default"] = self.default
        if self.many:
            schema = {"type": "array", "items": schema}
        described = {
            "name": self.name,
            "in": "query",
            "description": str(self.meaning),
            "required": self.is_required,
            "schema": schema,
        }
        if self.many:
            described |= {"style": "form", "explode": True}
        return described


def _text(schema: Schema, text: str) -> str:
    if "\x00" in text:
        raise ValueError(_("a text without NUL"))
    if "enum" in schema and text not in schema["enum"]:
        raise ValueError(_("one of: %(them)s") % {"them": ", ".join(schema["enum"])})
    least, most = schema.get("minLength", 0), schema.get("maxLength", LONGEST_TEXT)
    if not least <= len(text) <= most:
        raise ValueError(
            _("a text of %(least)d to %(most)d characters")
            % {"least": least, "most": most}
        )
    if "pattern" in schema and not re.search(_python(schema["pattern"]), text):
        raise ValueError(
            _("a text that fits %(pattern)s") % {"pattern": schema["pattern"]}
        )
    if schema.get("format") == "date":
        _day(text)
    return text


def _day(text: str) -> None:
    expected = _("a day as 2026-11-22")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(expected)
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(expected) from None


def _python(pattern: str) -> str:
    """In Python "$" also fits before a last line break."""
    return re.sub(r"\$\Z", r"\\Z", pattern)


def _integer(schema: Schema, text: str) -> int:
    least, most = schema["minimum"], schema["maximum"]
    if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
        return int(text)
    raise ValueError(
        _("a whole number from %(least)d to %(most)d") % {"least": least, "most": most}
    )


def _yes_no(_schema: Schema, text: str) -> bool:
    if text not in YES_OR_NO:
        raise ValueError(_("true or false"))
    return YES_OR_NO[text]


READERS: dict[str, Callable[[Schema, str], Any]] = {
    "string": _text,
    "integer": _integer,
    "boolean": _yes_no,
}


def read(parameters: Iterable[Parameter], query: QueryDict) -> dict[str, Any]:
    """Every declared parameter's value. Raises Refused with all that is wrong: a
    misspelled filter that silently narrows nothing would be a wrong answer."""
    known = {each.name: each for each in parameters}
    errors = [
        (name, _("There is no parameter “%(name)s” here.") % {"name": name})
        for name in query
        if name not in known
    ]
    values = {}
    for name, each in known.items():
        try:
            values[name] = each.value_of(query.getlist(name))
        except Unreadable as refusal:
            errors.append((name, str(refusal)))
    if errors:
        raise unusable(errors)
    return values


def required(parameter: Parameter) -> Parameter:
    return replace(parameter, is_required=True)


LANGUAGE = Parameter(
    "lang",
    {"type": "string", "enum": language_codes()},
    gettext_lazy("Language of sentences; without it, Accept-Language counts."),
)
AFTER = Parameter(
    "after",
    {"type": "string", "pattern": "^[-_A-Za-z0-9]+$", "minLength": 1, "maxLength": 600},
    gettext_lazy("Where the page begins: taken from “next” of the page before."),
)
LIMIT = Parameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
    gettext_lazy("How many entries a page has."),
    default=20,
)
