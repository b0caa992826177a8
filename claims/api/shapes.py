"""What an answer looks like: one declaration writes the JSON and its JSON Schema."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import TextChoices
from django.utils.functional import Promise

from claims.canonical import Json, plain_value
from claims.models.languages import in_languages, language_codes

Schema = dict[str, Any]
Words = Promise | str


class Kind(Protocol):
    """Says what a value looks like, and writes it so."""

    def schema(self) -> Schema: ...

    def plain(self, value: Any) -> Json: ...

    def shapes(self) -> "Iterator[Shape]":
        """The named shapes it is made of, for the list of components."""
        ...


@dataclass(frozen=True)
class Plain:
    """A value that stands for itself."""

    described: Schema
    write: Callable[[Any], Json] = plain_value

    def schema(self) -> Schema:
        return self.described

    def plain(self, value: Any) -> Json:
        return self.write(value)

    def shapes(self) -> "Iterator[Shape]":
        return iter(())


@dataclass(frozen=True)
class OrNull:
    """The value, or null where there is none. An empty text counts as none."""

    kind: Kind

    def schema(self) -> Schema:
        return {"anyOf": [self.kind.schema(), {"type": "null"}]}

    def plain(self, value: Any) -> Json:
        return None if value is None or value == "" else self.kind.plain(value)

    def shapes(self) -> "Iterator[Shape]":
        return self.kind.shapes()


@dataclass(frozen=True)
class Many:
    kind: Kind

    def schema(self) -> Schema:
        return {"type": "array", "items": self.kind.schema()}

    def plain(self, value: Any) -> Json:
        return [self.kind.plain(each) for each in value]

    def shapes(self) -> "Iterator[Shape]":
        return self.kind.shapes()


@dataclass(frozen=True)
class Field:
    """One member of an object. `read` takes it from the row; by default it is the
    row's attribute of that name, or what a dict has under it."""

    name: str
    kind: Kind
    meaning: Words = ""
    read: Callable[[Any], Any] | None = None

    def plain(self, row: Any) -> Json:
        if self.read is not None:
            return self.kind.plain(self.read(row))
        is_dict = isinstance(row, dict)
        return self.kind.plain(row[self.name] if is_dict else getattr(row, self.name))

    def schema(self) -> Schema:
        described = self.kind.schema()
        # Beside $ref a description is allowed since OpenAPI 3.1.
        return (
            {**described, "description": str(self.meaning)}
            if (self.meaning)
            else described
        )


@dataclass(frozen=True)
class Shape:
    """An object with exactly these members, all of them always there."""

    name: str
    fields: tuple[Field, ...]
    meaning: Words = ""

    def schema(self) -> Schema:
        return {"$ref": f"#/components/schemas/{self.name}"}

    def component(self) -> Schema:
        described: Schema = {
            "type": "object",
            "properties": {each.name: each.schema() for each in self.fields},
            "required": [each.name for each in self.fields],
            "additionalProperties": False,
        }
        if self.meaning:
            described["description"] = str(self.meaning)
        return described

    def plain(self, value: Any) -> Json:
        return {each.name: each.plain(value) for each in self.fields}

    def shapes(self) -> "Iterator[Shape]":
        yield self
        for each in self.fields:
            yield from each.kind.shapes()


@dataclass(frozen=True)
class Either:
    """One of two shapes; `is_first` looks at the row."""

    first: Shape
    second: Shape
    is_first: Callable[[Any], bool]

    def schema(self) -> Schema:
        return {"oneOf": [self.first.schema(), self.second.schema()]}

    def plain(self, value: Any) -> Json:
        return (self.first if self.is_first(value) else self.second).plain(value)

    def shapes(self) -> "Iterator[Shape]":
        yield from self.first.shapes()
        yield from self.second.shapes()


def one_of(choices: type[TextChoices]) -> Plain:
    return Plain({"type": "string", "enum": list(choices.values)}, str)


def _day(value: dt.date) -> Json:
    return value.isoformat()


def _number(value: Decimal) -> Json:
    return str(plain_value(value))


TEXT = Plain({"type": "string"}, str)
KEY = Plain({"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, str)
ADDRESS = Plain({"type": "string", "format": "uri"}, str)
INTEGER = Plain({"type": "integer"})
SCORE = Plain({"type": "number", "minimum": 0, "maximum": 1})
YES_NO = Plain({"type": "boolean"}, bool)
DAY = Plain({"type": "string", "format": "date"}, _day)
MOMENT = Plain({"type": "string", "format": "date-time"})
# As text: a binary fraction would not be the number that was reviewed.
NUMBER = Plain({"type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$"}, _number)
LANGUAGES = Plain(
    {"type": "object", "additionalProperties": {"type": "string"}}, in_languages
)
PAGES = Plain(
    {
        "type": "object",
        "properties": {code: ADDRESS.schema() for code in language_codes()},
        "required": language_codes(),
    }
)
