"""What `restore` says of a backup once it is read; tests/crash restores real ones."""

import io
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from claims.management.commands import restore
from claims.models import Topic
from tests.base import NewsroomTestCase


class RestoreTests(NewsroomTestCase):
    def restored(self):
        told = io.StringIO()
        with patch.object(restore, "dumps"):  # the file has been read, as it were
            call_command("restore", "backup.dump", stdout=told)
        return told.getvalue()

    def test_a_backup_of_this_version_is_verified(self):
        self.newsroom.candidate()
        self.assertIn("events and", self.restored())
        Topic.objects.bulk_create([Topic(slug="sneaked-in", name={"en": "x"})])
        with self.assertRaisesMessage(CommandError, "the history is not whole"):
            self.restored()

    def test_one_of_an_older_version_is_to_be_migrated_first(self):
        applied = MigrationRecorder.Migration.objects.filter(app="claims")
        applied.order_by("-name").first().delete()
        with patch.object(restore, "verify", side_effect=AssertionError):
            self.assertIn("migrate, then verify_audit_log", self.restored())
