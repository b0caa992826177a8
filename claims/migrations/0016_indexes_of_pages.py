"""What lists and filters are read by. On PostgreSQL each index is built beside those
who write, so a site that is open need not be closed for it."""

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

WAS_PUBLISHED = models.Q(("published_verdict__isnull", False))
NEWEST = ("-published_at", "-id")


class AddIndex(migrations.AddIndex):
    atomic = False

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        add: Any = super()
        if schema_editor.connection.vendor == "postgresql":
            add = AddIndexConcurrently(self.model_name, self.index)
        add.database_forwards(app_label, schema_editor, from_state, to_state)


def _index(model: str, name: str, *fields: str, where: Any = None) -> AddIndex:
    return AddIndex(model, models.Index(fields=fields, name=name, condition=where))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("claims", "0015_search_in_order")]
    operations = [
        _index(
            "claim", "claim_published_by_topic", "topic", *NEWEST, where=WAS_PUBLISHED
        ),
        _index(
            "claim",
            "claim_published_by_claimant",
            "claimant",
            *NEWEST,
            where=WAS_PUBLISHED,
        ),
        _index(
            "claim", "claim_published_by_kind", "kind", *NEWEST, where=WAS_PUBLISHED
        ),
        _index("claim", "claim_published_by_day", "about_date", where=WAS_PUBLISHED),
        _index(
            "claim",
            "claim_being_corrected",
            "published_verdict",
            where=WAS_PUBLISHED
            & ~models.Q(state__in=["published", "withdrawn", "merged"]),
        ),
        _index("claim", "claim_by_kind", "kind", "-id"),
        _index("claim", "claim_by_priority", "priority", "-id"),
        _index("auditevent", "event_by_code", "code", "sequence"),
        _index("auditevent", "event_by_actor", "actor", "sequence"),
        _index("article", "article_by_language", "language", "-id"),
        _index("source", "source_by_title", "title", "id"),
        _index("source", "source_by_kind", "kind", "-id"),
    ]
