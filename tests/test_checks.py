"""Misconfiguration is told at start, with its id and its cure."""

import io
from unittest import mock

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import SimpleTestCase, override_settings

from claims import checks
from tests.base import NewsroomTestCase


class SettingsCheckTests(SimpleTestCase):
    def test_an_engine_without_our_triggers_is_refused(self):
        mysql = {"default": {"ENGINE": "django.db.backends.mysql"}}
        with mock.patch.object(settings, "DATABASES", mysql):
            [error] = checks.engine_is_supported()
        self.assertEqual(error.id, "claims.E001")

    @override_settings(SITE_URL="http://facts.example.org")
    def test_a_site_address_without_https_is_told(self):
        [warning] = checks.site_url_is_complete()
        self.assertEqual(warning.id, "claims.W001")


class GuardCheckTests(NewsroomTestCase):
    def test_a_missing_trigger_is_noticed_and_put_back(self):
        self.assertEqual(checks.guards_are_on(["default"]), [])
        with connection.cursor() as cursor:
            on_table = " ON claims_claim" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER claim_needs_quorum{on_table}")
        [error] = checks.guards_are_on(["default"])
        self.assertIn("claim_needs_quorum", error.msg)
        call_command("install_guards", stdout=io.StringIO())
        self.assertEqual(checks.guards_are_on(["default"]), [])


class SearchIndexCheckTests(NewsroomTestCase):
    def test_a_database_from_before_the_index_can_still_be_migrated(self):
        claims = MigrationRecorder(connection).migration_qs.filter(app="claims")
        claims.filter(name=checks.INDEX_AS_OF).delete()
        with mock.patch.object(checks.index, "complaints", side_effect=AssertionError):
            self.assertEqual(checks.search_index_is_whole(["default"]), [])
