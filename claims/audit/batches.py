"""Many events of one kind, written under one lock of the chain.

The hashes, the bodies and the columns are those `log.record` would have written, one
event an object; a test compares them. What is saved is the work of describing equal
columns again and again, and of taking the lock for every row.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from claims import loading
from claims.canonical import Json, canonical, plain_value
from claims.models import AuditEvent, AuditHead

from .chain import link_hash
from .snapshots import snapshot

_HOLE: Final = "\x00"


class Entry(NamedTuple):
    """One event to be: what it is about, and the rows as they are now, each by its
    key (`claim:12`) and in canonical JSON (`Shape.written`)."""

    about: str
    claim: int
    after: Mapping[str, str]


class Shape:
    """Rows of one model that differ in a few columns only.

    `written(...)` gives the canonical JSON of a row's snapshot; its arguments are the
    values of `varying` in that order, JSON-ready.
    """

    def __init__(self, like: models.Model, varying: Sequence[str]) -> None:
        columns: dict[str, Json] = {**snapshot(like), **dict.fromkeys(varying, _HOLE)}
        if unknown := set(varying) - {f.name for f in like._meta.concrete_fields}:
            raise TypeError(f"no such columns: {', '.join(sorted(unknown))}")
        pieces = canonical(columns).split(canonical(_HOLE))
        self._pieces = pieces
        order = sorted(varying)
        self._places = [varying.index(name) for name in order]

    def written(self, *values: Any) -> str:
        parts = [self._pieces[0]]
        for place, piece in zip(self._places, self._pieces[1:], strict=True):
            parts += (_written(values[place]), piece)
        return "".join(parts)


def _written(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, date):
        return f'"{plain_value(value)}"'
    if isinstance(value, dict):  # a text by language
        texts = (f"{encode_basestring(k)}:{encode_basestring(v)}"
                 for k, v in sorted(value.items()))  # fmt: skip
        return f"{{{','.join(texts)}}}"
    return canonical(value)


def record_each(
    code: str,
    entries: Iterable[Entry],
    *,
    by: User | None,
    reason: str = "",
) -> int:
    """Appends one event for each entry; returns how many. Call it last.

    Only for what readers cannot see yet: unlike `log.record` it never moves the mark
    that tells readers' caches of a change.
    """
    chosen = list(entries)
    if not chosen:
        return 0
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "audit events are recorded in the transaction of the change itself"
        )
    head = AuditHead.objects.select_for_update().get(pk=1)
    sequence, previous, at = head.sequence, head.hash, timezone.now()
    actor = canonical(by.get_username() if by else None)
    begun = f'"at":"{plain_value(at)}","before":{{}},"claim":'
    end = f',"code":{canonical(code)},"reason":{canonical(reason)},"sequence":'
    rows: list[tuple[Any, ...]] = []
    for about, claim, after in chosen:
        sequence += 1
        states = ",".join(f'"{key}":{state}' for key, state in sorted(after.items()))
        body = f'{{"about":"{about}","actor":{actor},"after":{{{states}}},'
        body += f"{begun}{claim}{end}{sequence}}}"
        link = link_hash(previous, body)
        rows.append((sequence, about, claim, body, previous, link))
        previous = link
    fixed = AuditEvent(at=at, actor=by, code=code, reason=reason)
    names = ("sequence", "about", "claim_id", "body", "prev_hash", "hash")
    loading.insert(AuditEvent, fixed, names, rows)
    AuditHead.objects.filter(pk=1).update(sequence=sequence, hash=previous)
    return len(rows)
