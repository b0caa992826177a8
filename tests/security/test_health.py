"""What the proxy, systemd and Prometheus ask."""

from io import StringIO
from unittest import mock

from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import override_settings

from claims import readiness
from claims.models import AuditHead, SearchDocument
from tests.base import NewsroomTestCase


class HealthTests(NewsroomTestCase):
    def ready(self):
        answer = self.client.get("/readyz")
        return answer.status_code, answer.json()

    def test_a_living_process_says_so_without_asking_the_database(self):
        with self.assertNumQueries(0):
            self.assertEqual(self.client.get("/healthz").content, b"ok\n")

    def test_a_sound_installation_is_ready(self):
        self.newsroom.published()
        code, state = self.ready()
        self.assertEqual((code, set(state.values())), (200, {"ok"}))
        self.assertEqual(set(state), set(readiness.PARTS))

    def test_a_missing_guard_is_noticed(self):
        with connection.cursor() as cursor:
            table = " ON claims_claim" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER claim_needs_quorum{table}")
        code, state = self.ready()
        self.assertEqual((code, state["guards"]), (503, "not ok"))

    def test_a_head_that_is_not_the_last_event_is_noticed(self):
        self.newsroom.candidate()
        AuditHead.objects.update(hash="0" * 64)
        code, state = self.ready()
        self.assertEqual((code, state["audit_chain"]), (503, "not ok"))

    def test_a_claim_that_search_does_not_know_is_noticed(self):
        claim = self.newsroom.candidate()
        SearchDocument.objects.filter(claim=claim).delete()
        code, state = self.ready()
        self.assertEqual((code, state["search"]), (503, "not ok"))
        call_command("rebuild_search_index", stdout=StringIO())
        cache.clear()
        self.assertEqual(self.ready()[1]["search"], "ok")

    def test_words_analysed_by_older_rules_are_noticed(self):
        self.newsroom.candidate()
        SearchDocument.objects.update(analysis=1)
        self.assertEqual(self.ready()[1]["search"], "not ok")

    def test_a_full_disk_is_noticed(self):
        with mock.patch.object(readiness, "free_disk", return_value=1):
            self.assertEqual(self.ready()[0], 503)

    def test_a_database_that_is_gone_is_told_without_its_address(self):
        with mock.patch.object(
            connection, "cursor", side_effect=DatabaseError("host=10.0.0.5 refused")
        ):
            answer = self.client.get("/readyz")
        self.assertEqual(answer.status_code, 503)
        self.assertNotIn(b"10.0.0.5", answer.content)

    def test_figures_are_for_this_machine_alone(self):
        self.newsroom.candidate()
        page = self.client.get("/metrics").content.decode()
        self.assertIn('claimtracker_claims{state="candidate"} 1\n', page)
        self.assertIn('claimtracker_ready{part="guards"} 1\n', page)
        for line in page.splitlines():
            self.assertRegex(line, r"^(# (HELP|TYPE) .*|[a-z_]+(\{.*\})? [\d.e+-]+)$")
        refused = self.client.get("/metrics", REMOTE_ADDR="192.0.2.1")
        self.assertEqual(refused.status_code, 403)

    def test_a_proxy_nobody_announced_does_not_make_the_world_local(self):
        answer = self.client.get("/metrics", HTTP_X_FORWARDED_FOR="192.0.2.1")
        self.assertEqual(answer.status_code, 403)

    @override_settings(METRICS_TOKEN="figures-please")
    def test_with_a_token_only_the_token_counts(self):
        self.assertEqual(self.client.get("/metrics").status_code, 403)
        bearer = {"HTTP_AUTHORIZATION": "Bearer figures-please"}
        self.assertEqual(self.client.get("/metrics", **bearer).status_code, 200)
