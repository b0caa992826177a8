"""Every export of what is not public is itself on record: who, what, how much.

Two events for a stream, because it may break: `export.started` is committed before
the first byte leaves, `export.finished` after the last, with row count and digest.
A stream that broke leaves `export.interrupted`, or, if the whole process died, no
second event at all. A file that is complete before anybody gets it leaves one.
"""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from typing import Protocol

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.canonical import Json
from claims.choices import ClaimState
from claims.exceptions import NotAllowed
from claims.models import AuditEvent, AuditHead, Claim, Review
from claims.workflow import policies

Facts = Mapping[str, Json]


class Stream(Protocol):
    """What is exported: bytes, and afterwards what is known about them."""

    def __iter__(self) -> Iterator[bytes]: ...

    def manifest(self) -> dict[str, Json]: ...


def sees_open_rounds(by: User | None) -> bool:
    """Whether an export may hold the votes of rounds still open. None is whoever
    sits at the server's own keyboard, and could read the database anyway."""
    return by is None or policies.sees_votes(by, Claim(state=ClaimState.IN_REVIEW))


def recorded(
    stream: Stream, *, by: User | None, via: str
) -> Generator[bytes, None, None]:
    """The chunks of `stream`, with the events around them.

    Raises NotAllowed at once, before anything is sent. `via` says by which door:
    "admin" or "command".
    """
    planned = stream.manifest()
    begin(by=by, via=via, facts={name: planned[name] for name in ("table", "filter")})
    return _passed_on(stream, by=by, via=via)


def _passed_on(
    stream: Stream, *, by: User | None, via: str
) -> Generator[bytes, None, None]:
    code = "export.interrupted"
    try:
        # Closing ends a query given up half-way, before the event is written.
        with closing(iter(stream)) as chunks:  # type: ignore[type-var]
            yield from chunks
        code = "export.finished"
    finally:
        _record(code, by=by, via=via, facts=stream.manifest())


@transaction.atomic
def begin(*, by: User | None, via: str, facts: Facts) -> AuditEvent:
    """Somebody is about to take data out."""
    if by is not None:
        policies.check_can_export(by)
    return _record("export.started", by=by, via=via, facts=facts)


def check_can_bundle(by: User | None) -> None:
    """A bundle proves everything, so nothing can be left out of it: neither the
    votes of rounds still open."""
    if by is not None:
        policies.check_can_export(by)
    open_votes = Review.objects.filter(
        verdict__in=Claim.objects.in_state(ClaimState.IN_REVIEW).values("verdict")
    )
    if not sees_open_rounds(by) and open_votes.exists():
        raise NotAllowed(
            _(
                "The bundle would show you votes of rounds that are still open. Ask "
                "an auditor who does not review, or wait until they are over."
            )
        )


@transaction.atomic
def made(*, by: User | None, via: str, facts: Facts) -> AuditEvent:
    """Somebody is about to be given a finished bundle; `facts` has its digest."""
    check_can_bundle(by)
    return _record("export.made", by=by, via=via, facts=facts)


def check_can_pack(by: User | None) -> None:
    """An evidence pack names who wrote and who approved; votes of open rounds stay
    out of it for whoever may not know them."""
    if by is not None:
        policies.check_can_export_evidence(by)


@transaction.atomic
def packed(*, by: User | None, via: str, facts: Facts) -> AuditEvent:
    """Somebody is about to be given a finished evidence pack."""
    check_can_pack(by)
    return _record("export.made", by=by, via=via, facts=facts)


@transaction.atomic
def _record(code: str, *, by: User | None, via: str, facts: Facts) -> AuditEvent:
    head = AuditHead.objects.get(pk=1)
    return log.record(code, by=by, about=head, facts={**facts, "via": via})
