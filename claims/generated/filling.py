"""An archive of so many claims in an empty database, or nothing at all."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from claims.audit import four_eyes
from claims.demo.cast import ROLES, password_of
from claims.exceptions import AlreadyThere, DomainError
from claims.models import (
    Article,
    AuditEvent,
    AuditHead,
    Claim,
    Methodology,
    Rating,
    Source,
)
from claims.operations.accounts import check_is_demonstration
from claims.search import frequencies

from .chain import COLUMNS, Chain, Numbered
from .chunks import TABLES, Chunk
from .engines import Loader, loader
from .happenings import happening
from .making import chunks
from .shapes import CONVERTERS, shape_of
from .world import RatingRow, World

BEGUN = "database.generated"


class Origin(NamedTuple):
    """What a generated database was made from."""

    claims: int
    seed: int


def fill(
    claims: int,
    *,
    seed: int = 1,
    processes: int | None = None,
    step: Callable[[int], None] = lambda _claims: None,
    told: Callable[[str], None] = lambda _step: None,
) -> int:
    """Fills the database; returns how many events it has then.

    All in one transaction: interrupted, it leaves nothing. `step(n)` is called with
    every n claims written, `told` before each step at the end. Raises NotAllowed
    unless DEBUG is on, AlreadyThere if the database has been used.
    """
    check_is_demonstration()
    check_is_empty()
    filled = [*_models().values(), AuditEvent]
    loading = loader(filled)
    loading.prepare()
    try:
        with transaction.atomic():
            world = _world(claims, seed, _people())
            loading.begin()
            chain = Chain()
            _mark(chain, world, loading)
            for chunk in chunks(world, processes):
                _write(chunk, chain, world, loading)
                step(chunk.claims)
            for name in loading.finish():
                told(name)
            told(_("frequencies of stems"))
            frequencies.retake()
            _close(chain)
            told(_("four eyes"))
            if fault := four_eyes.fault():
                raise DomainError(str(fault))
    finally:
        loading.settle()
    return chain.sequence


def origin() -> Origin | None:
    """None if this is not a generated database."""
    first = AuditEvent.objects.filter(sequence=1, code=BEGUN).first()
    if first is None:
        return None
    facts = json.loads(first.body)["facts"]
    return Origin(facts["claims"], facts["seed"])


def check_is_empty() -> None:
    """Raises AlreadyThere unless nobody has ever worked here."""
    used = any(
        model._default_manager.exists()
        for model in (User, AuditEvent, Article, Claim, Source)
    )
    if used:
        raise AlreadyThere(
            _(
                "This database has been used: it holds accounts, events or claims. "
                "Generated claims go into an empty one: give another in DATABASE_URL, "
                "run migrate, and try again."
            )
        )


def _models() -> dict[str, type[models.Model]]:
    own = apps.get_app_config("claims")
    return {name: own.get_model(name) for name in TABLES}


def _people() -> dict[str, int]:
    """The cast of the demonstration, with keys that do not depend on the database."""
    people = {}
    for key, (name, role) in enumerate(ROLES.items(), 1):
        user = User(
            pk=key,
            username=name,
            email=f"{name}@example.org",
            is_staff=True,
            password=make_password(password_of(name)),
        )
        user.save(force_insert=True)
        user.groups.add(Group.objects.get(name=role))
        people[name] = key
    return people


def _world(claims: int, seed: int, people: dict[str, int]) -> World:
    newest = Methodology.objects.order_by("-number")[:1].get()
    in_force = Rating.objects.order_by("-scale__number", "position")
    return World(
        seed=seed,
        claims=claims,
        vendor=connection.vendor,
        shapes={name: shape_of(model) for name, model in _models().items()},
        people=people,
        ratings=tuple(
            RatingRow(rating.pk, rating.slug, rating.scale_id)
            for rating in in_force[:6]
        ),
        methodology=(newest.pk, newest.number),
    )


def _mark(chain: Chain, world: World, loading: Loader) -> None:
    """The first event says that everything after it was made up."""
    facts = {"claims": world.claims, "seed": world.seed, "accounts": [*world.people]}
    begun = happening(
        world,
        BEGUN,
        at=world.moment(0, 0, 0),
        by=None,
        about="audithead:1",
        facts=facts,
    )
    _append([chain.link(begun)], world, loading)


def _write(chunk: Chunk, chain: Chain, world: World, loading: Loader) -> None:
    for name, rows in chunk.rows.items():
        shape = world.shapes[name]
        if rows:
            loading.write(shape.table, [each.column for each in shape.columns], rows)
    _append(chain.append(chunk), world, loading)


def _append(events: Iterable[Numbered], world: World, loading: Loader) -> None:
    if spelled := CONVERTERS[world.vendor].get("moment"):
        events = (each._replace(at=spelled(each.at)) for each in events)
    loading.write(AuditEvent._meta.db_table, COLUMNS, events)


def _close(chain: Chain) -> None:
    """The head of the chain; what readers ask "has it changed since?" included."""
    AuditHead.objects.filter(pk=1).update(
        sequence=chain.sequence,
        hash=chain.hash,
        public_sequence=chain.public_sequence,
        public_at=chain.public_at,
    )
