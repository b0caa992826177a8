"""Every address of the site, read from the URLconf, with real rows behind it."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.urls import URLPattern, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


class Address(NamedTuple):
    """`path` leads to a real row wherever there is one."""

    name: str
    path: str


def patterns(resolver: Any = None, prefix: str = "", route: str = "") -> Iterator[Any]:
    """(name with namespace, route with its parameters) of every view."""
    for pattern in (resolver or get_resolver()).url_patterns:
        longer = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield prefix + str(pattern.name), longer
        else:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from patterns(pattern, prefix + namespace, longer)


def addresses(arguments: dict[str, str]) -> list[Address]:
    """Fails for a parameter nobody has given a value: add it where this is called."""
    return [
        Address(name, _filled(name, route, arguments))
        for name, route in patterns()
        if "(?P<" not in route
    ]


def _filled(name: str, route: str, arguments: dict[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        parameter = found[1]
        if parameter == "object_id" or (parameter, name) == (
            "pk",
            "admin:account-verb",
        ):
            return _row_of(name, arguments)
        if parameter not in arguments:
            raise AssertionError(f"{name}: what is <{parameter}>, for example?")
        return arguments[parameter]

    return "/" + PARAMETER.sub(value, route)


def _row_of(name: str, arguments: dict[str, str]) -> str:
    """The key of a row of the model that an admin address names."""
    parts = name.removeprefix("admin:").split("_")
    if len(parts) < 3 or parts[0] not in ("claims", "auth"):
        return arguments["pk"]
    model = apps.get_model(parts[0], parts[1])
    row = model._default_manager.order_by("pk").first()
    return str(row.pk) if row else "1"
