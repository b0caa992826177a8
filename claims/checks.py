"""What is misconfigured, said at start, with an id and the cure."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from claims.migrations._guards import GUARDS
from claims.search import index
from claims.search.embedding import complaint


@register(Tags.compatibility)
def engine_is_supported(**_options: Any) -> list[CheckMessage]:
    """claims.E001: the rules in the database are written for two engines."""
    engine = settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
    if engine in ("sqlite3", "postgresql"):
        return []
    return [
        Error(
            f"DATABASE_URL names the engine {engine!r}.",
            hint="Use SQLite (the default) or postgres://user:password@host/name.",
            id="claims.E001",
        )
    ]


@register(Tags.security, deploy=True)
def site_url_is_complete(**_options: Any) -> list[CheckMessage]:
    """claims.W001: links in exports and feeds start with SITE_URL."""
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme == "https" and parts.netloc:
        return []
    return [
        Warning(
            f"SITE_URL is {settings.SITE_URL!r}, not an https:// address.",
            hint="Set SITE_URL=https://facts.example.org",
            id="claims.W001",
        )
    ]


@register(Tags.database)
def guards_are_on(databases: Any = None, **_options: Any) -> list[CheckMessage]:
    """claims.E002: four eyes and append-only tables need their triggers.

    Runs with `migrate` and `check --database default`. A database that has not been
    migrated yet has no tables, and nothing to guard; nor has a table still to come.
    """
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            if "claims_conflict" not in tables:
                continue
            cursor.execute(TRIGGERS[connection.vendor])
            present = {row[0] for row in cursor.fetchall()}
        wanted = {guard.name for guard in GUARDS if guard.table in tables}
        missing = sorted(wanted - present)
        if missing:
            found.append(
                Error(
                    f"The database {alias!r} lacks the triggers {', '.join(missing)}.",
                    hint="Find out who removed them, run verify_audit_log, then put "
                    "them back: manage.py install_guards",
                    id="claims.E002",
                )
            )
    return found


@register(Tags.compatibility)
def search_model_is_there(**_options: Any) -> list[CheckMessage]:
    """claims.E003: a model that was asked for is used, or the start says why not."""
    wrong = complaint(settings.SEARCH_MODEL) if settings.SEARCH_MODEL else ""
    if not wrong:
        return []
    hint = "pip install sentence-transformers, name the model's folder, or unset it."
    return [Error(wrong, hint=hint, id="claims.E003")]


INDEX_AS_OF = "0018_names_found"  # the last migration that changed it


@register(Tags.database)
def search_index_is_whole(databases: Any = None, **_options: Any) -> list[CheckMessage]:
    """claims.W002: what search knows is what the claims say."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        applied = MigrationRecorder(connection).applied_migrations()
        if ("claims", INDEX_AS_OF) not in applied:
            continue  # `migrate` asks too, before it begins
        found += [
            Warning(
                f"The search index of the database {alias!r} is not whole: "
                f"{complaint}.",
                hint="Run manage.py rebuild_search_index; the site keeps working.",
                id="claims.W002",
            )
            for complaint in index.complaints(alias=alias)
        ]
    return found


TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
