"""The columns of an event repeat parts of its body, so that they can be searched."""

from typing import Any

from django.contrib.auth.models import User

from claims.canonical import plain_value

from .faults import Fault

REPEATED = ("sequence", "at", "code", "about", "reason")
COLUMNS = (*REPEATED, "actor_id", "claim_id", "body")


class Repetition:
    """Compares event by event, and remembers who bears which name."""

    def __init__(self) -> None:
        self._bearers: dict[str, int] = dict(User.objects.values_list("username", "pk"))

    def fault_in(self, event: Any, content: dict[str, Any]) -> Fault | None:
        """The first column of `event`, a row of `COLUMNS`, that does not say what its
        hashed body says."""
        for name in REPEATED:
            if plain_value(getattr(event, name)) != content.get(name):
                return Fault("column", event.sequence, column=name)
        if not self._is_same_person(event.actor_id, content.get("actor")):
            return Fault("column", event.sequence, column="actor")
        if not _is_about(event.claim_id, content):
            return Fault("column", event.sequence, column="claim")
        return None

    def _is_same_person(self, account: int | None, name: str | None) -> bool:
        """An account may have been renamed since; then nobody bears the old name, and
        it is the same account's in every event."""
        if account is None or name is None:
            return account is None and name is None
        return self._bearers.setdefault(name, account) == account


def _is_about(claim: int | None, content: dict[str, Any]) -> bool:
    """Whether the event stands in the history of the right claim, or of none."""
    if "claim" in content:
        return bool(content["claim"] == claim)
    return claim is None or _mentions(content, claim)


def _mentions(content: dict[str, Any], claim: int) -> bool:
    """Whether the claim is among the rows of the event, or a row belongs to it: all
    one can ask of events of an older version, whose bodies do not name it."""
    rows = {**content.get("before", {}), **content.get("after", {})}
    if content.get("about") == f"claim:{claim}" or f"claim:{claim}" in rows:
        return True
    states = [row for row in rows.values() if row]
    return any(claim in (row.get("claim"), row.get("from_claim")) for row in states)
