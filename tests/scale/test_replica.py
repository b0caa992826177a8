"""Readers and the replica: two real clusters, and a real server before them."""

from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase, override_settings

from claims.databases import PRIMARY, REPLICA, reading
from claims.edge import replica
from tests.crash.load import Server
from tests.crash.site import SiteTestCase
from tests.scale.clusters import primary, replica_of
from tests.scale.servers import wait_for
from tests.scale.site import WideSite, get


class LagTests(SimpleTestCase):
    def setUp(self):
        self.lag = replica.Lag()

    def test_a_replica_that_has_everything_is_not_behind(self):
        self.assertEqual(self.lag.at(100.0, primary=50, replica=50), 0)

    def test_one_never_seen_with_everything_is_not_trusted(self):
        self.assertEqual(self.lag.at(100.0, primary=50, replica=49), float("inf"))

    def test_under_load_it_is_behind_by_the_last_look_it_has_caught_up_with(self):
        self.lag.at(100.0, primary=50, replica=50)
        self.lag.at(102.0, primary=90, replica=89)
        self.assertEqual(self.lag.at(104.0, primary=130, replica=90), 2.0)

    def test_one_that_stands_still_falls_behind_by_the_clock(self):
        self.lag.at(100.0, primary=50, replica=50)
        for second in (102.0, 104.0, 106.0):
            behind = self.lag.at(second, primary=60, replica=50)
        self.assertEqual(behind, 6.0)

    def test_an_idle_night_is_no_lag(self):
        self.lag.at(100.0, primary=50, replica=50)
        self.assertEqual(self.lag.at(90_000.0, primary=50, replica=50), 0)


class Trusting(replica.Watch):
    def _look(self):
        return ""


class ChoiceTests(SimpleTestCase):
    def setUp(self):
        self.enterContext(
            override_settings(DATABASES={"default": {}, "replica": {}}),
        )
        self.asked = []
        self.watch, replica.watch = replica.watch, Trusting()
        self.addCleanup(setattr, replica, "watch", self.watch)

    def asks(self, request, codes=(200,)):
        codes = iter(codes)

        def view(_request):
            self.asked.append(reading())
            return HttpResponse(status=next(codes))

        return replica.chosen(view)(request)

    def test_readers_read_the_replica_and_all_others_the_primary(self):
        make = RequestFactory()
        cookie = {"HTTP_COOKIE": "sessionid=x"}
        wrote = {"HTTP_COOKIE": "wrote=1"}
        for request, wanted in (
            (make.get("/en/claims/"), REPLICA),
            (make.head("/claims.csv"), REPLICA),
            (make.post("/en/claims/a/report/"), PRIMARY),
            (make.get("/en/claims/", **cookie), PRIMARY),
            (make.get("/en/claims/", **wrote), PRIMARY),
            (make.get("/api/", HTTP_AUTHORIZATION="Bearer x"), PRIMARY),
            (make.get("/admin/login/"), PRIMARY),
            (make.get("/readyz"), PRIMARY),
        ):
            self.asks(request)
            self.assertEqual(self.asked.pop(), wanted, request)
            self.assertEqual(reading(), PRIMARY)

    def test_whoever_sends_something_in_reads_the_primary_for_a_minute(self):
        answer = self.asks(RequestFactory().post("/en/claims/a/report/"))
        self.assertEqual(answer.cookies["wrote"]["max-age"], 60)
        self.assertTrue(answer.cookies["wrote"]["httponly"])
        self.assertFalse(self.asks(RequestFactory().get("/en/claims/")).cookies)

    def test_what_fails_on_the_replica_is_asked_of_the_primary(self):
        answer = self.asks(RequestFactory().get("/en/claims/"), codes=(500, 200))
        self.assertEqual((answer.status_code, self.asked), (200, [REPLICA, PRIMARY]))
        self.asks(RequestFactory().get("/en/claims/"))
        self.assertEqual(self.asked[-1], PRIMARY, "it is avoided for a while")

    def test_a_page_that_is_broken_everywhere_does_not_cost_the_replica(self):
        self.asks(RequestFactory().get("/en/claims/"), codes=(500, 500))
        self.asks(RequestFactory().get("/en/claims/"))
        self.assertEqual(self.asked, [REPLICA, PRIMARY, REPLICA])


if connection.vendor == "postgresql":  # SQLite has no replicas

    class ReplicaTests(SiteTestCase):
        """Each test leaves both clusters running and in step."""

        @classmethod
        def setUpClass(cls):
            super().setUpClass()
            cls.primary = primary()
            cls.addClassCleanup(cls.primary.gone)
            cls.replica = replica_of(cls.primary)
            cls.addClassCleanup(cls.replica.gone)
            named = {"REPLICA_DATABASE_URL": cls.replica.url()}
            cls.site = cls.enterClassContext(WideSite(cls.primary.url(), **named))
            cls.session = cls.site.act("begin")
            cls.server = Server(cls.site)
            cls.server.start()

        def page(self, path="/en/claims/", **headers):
            return get(self.server, path, **headers)

        def shows(self, claim, **headers):
            return f"/claims/{claim}/" in self.page(**headers).body

        def in_step(self):
            at = self.primary.ask("SELECT pg_current_wal_flush_lsn()::text")
            wait_for(
                lambda: self.replica.ask(
                    f"SELECT pg_last_wal_replay_lsn() >= '{at}'::pg_lsn"
                ),
                "the replica to catch up",
            )

        def queries_of_readers(self):
            sql = "SELECT tup_fetched FROM pg_stat_database WHERE datname = 'claims'"
            return self.replica.ask(sql)

        def test_readers_see_what_was_replicated_and_the_replica_does_the_work(self):
            claim = self.site.act("publish")
            self.in_step()
            wait_for(lambda: self.shows(claim), "the claim on the page")
            before = self.queries_of_readers()
            wait_for(
                lambda: (
                    self.page("/en/statistics/").code == 200
                    and self.queries_of_readers() > before
                ),
                "the replica to be read",
            )

        def test_a_replica_that_is_gone_is_done_without_and_used_again(self):
            claim = self.site.act("publish")
            self.in_step()
            wait_for(lambda: self.shows(claim), "the claim on the page")
            self.replica.stop()
            for _each in range(20):
                self.assertEqual(self.page().code, 200)
                self.assertEqual(self.page(f"/en/claims/{claim}/").code, 200)
            self.assertTrue(self.shows(self.site.act("publish")))
            self.replica.start()
            self.in_step()
            before = self.queries_of_readers()
            wait_for(
                lambda: (
                    self.page("/en/topics/").code == 200
                    and self.queries_of_readers() > before
                ),
                "the replica to be read again",
            )

        def test_an_editor_sees_at_once_what_readers_see_when_lag_is_noticed(self):
            self.replica.ask("SELECT pg_wal_replay_pause()")
            self.addCleanup(self.replica.ask, "SELECT pg_wal_replay_resume()")
            claim = self.site.act("publish")
            self.assertTrue(self.shows(claim, Cookie=f"sessionid={self.session}"))
            wait_for(lambda: self.shows(claim), "the lag to be noticed")

        def test_an_etag_and_its_page_come_from_the_same_database(self):
            self.in_step()
            seen = {}
            self.replica.ask("SELECT pg_wal_replay_pause()")
            self.addCleanup(self.replica.ask, "SELECT pg_wal_replay_resume()")
            claim = self.site.act("publish")
            session = f"sessionid={self.session}"
            for headers in ({}, {"Cookie": session}) * 15:
                page = self.page(**headers)
                shown = f"/claims/{claim}/" in page.body
                self.assertEqual(seen.setdefault(page.headers["ETag"], shown), shown)
                same = self.page(**headers, If_None_Match=page.headers["ETag"])
                self.assertIn(same.code, (304, 200))
            self.assertIn(True, seen.values())

        def test_readers_are_served_while_the_primary_is_gone(self):
            claim = self.site.act("publish")
            self.in_step()
            wait_for(lambda: self.shows(claim), "the claim on the page")
            wait_for(lambda: self.replica_serves(), "the replica to be used")
            self.primary.stop()
            try:
                codes = {self.page().code for _each in range(10)}
            finally:
                self.primary.start()
            self.assertEqual(codes, {200})

        def replica_serves(self):
            before = self.queries_of_readers()
            for _each in range(6):
                self.assertEqual(self.page("/en/claims/").code, 200)
            return self.queries_of_readers() >= before + 6

        def test_what_is_no_replica_any_more_is_not_read(self):
            self.assertIsNone(replica._position(PRIMARY, replica.AT_REPLICA))
            self.assertIsInstance(replica._position(PRIMARY, replica.AT_PRIMARY), int)
