"""Many rows at once, by each engine's fastest way. No rule lives here.

    keys = new_keys(Claim, 500)
    insert(Claim, fixed, ("id", "statement", …), [(key, text, …) for key in keys])

`fixed` is an unsaved row whose other columns are the same in all. Values are given as
the database stores them (`stored`). Constraints and guards hold as for any write.
"""

import json
from collections.abc import Sequence
from typing import Any, Protocol, cast

from django.db import connection, models

from . import postgres, sqlite

Values = tuple[Any, ...]


class Engine(Protocol):
    def new_keys(self, model: type[models.Model], number: int) -> list[int]: ...

    def insert(
        self,
        table: str,
        fixed: dict[str, Any],
        names: Sequence[str],
        rows: Sequence[Values],
    ) -> None: ...


ENGINES: dict[str, Engine] = {
    "sqlite": cast(Engine, sqlite),
    "postgresql": cast(Engine, postgres),
}


def new_keys(model: type[models.Model], number: int) -> list[int]:
    """Primary keys nobody else will get. Call it in the transaction of the insert."""
    return ENGINES[connection.vendor].new_keys(model, number) if number else []


def insert(
    model: type[models.Model],
    fixed: models.Model,
    names: Sequence[str],
    rows: Sequence[Values],
) -> None:
    """`names` are attributes (`claim_id`, not `claim`); every row has a value for
    each. Raises IntegrityError as any insert."""
    if not rows:
        return
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = {
        str(field.column): stored(field, getattr(fixed, name))
        for name, field in fields.items()
        if name not in names
    }
    columns = [str(fields[name].column) for name in names]
    ENGINES[connection.vendor].insert(model._meta.db_table, rest, columns, rows)


def stored(field: Any, value: Any) -> Any:
    """`value` as this engine stores it in `field`; JSON as text."""
    prepared = field.get_db_prep_save(value, connection)
    if isinstance(field, models.JSONField) and hasattr(prepared, "obj"):
        return json.dumps(prepared.obj)  # psycopg's wrapper
    return prepared
