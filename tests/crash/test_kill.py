"""Processes killed, connections cut: nothing half done, nothing confirmed lost."""

import random

from django.db import connection

from tests.crash.load import Load, Server
from tests.crash.site import Site, SiteTestCase


class KillTests(SiteTestCase):
    def assertNothingLost(self, site, load):
        found = site.judge()
        self.assertEqual(found["fault"], "")
        self.assertEqual(found["done"], found["recorded"], "half a change")
        self.assertLessEqual(load.done, set(found["done"]), "confirmed and lost")

    def test_a_server_killed_at_work_loses_nothing_it_confirmed(self):
        with Site() as site:
            load = Load([Server(site)], site.prepare(120))
            for _fall in range(2):
                load.servers[0].start()
                load.work_until(random.randint(3, 20))  # noqa: S311
                load.servers[0].kill()
                load.rest()
                self.assertNothingLost(site, load)
            load.servers[0].start()
            load.work_until(3)
            load.rest()
            self.assertEqual(load.servers[0].ask("/readyz"), 200)
            load.servers[0].kill()
            self.assertNothingLost(site, load)
            self.assertGreater(len(load.done), 8)

    def test_two_servers_on_one_database_lose_nothing_when_one_falls(self):
        with Site() as site:
            load = Load([Server(site), Server(site)], site.prepare(80))
            for server in load.servers:
                server.start()
            load.work_until(10)
            load.servers[0].kill()
            load.rest()
            load.work_until(5)
            load.rest()
            load.servers[1].kill()
            self.assertNothingLost(site, load)


if connection.vendor == "postgresql":  # SQLite has no server that could drop anybody

    class RestartTests(SiteTestCase):
        def test_postgresql_that_drops_everybody_loses_nothing_confirmed(self):
            with Site() as site:
                load = Load([Server(site)], site.prepare(80))
                load.servers[0].start()
                load.work_until(5)
                site.drop_everybody()
                load.work_until(5)
                load.rest()
                self.assertEqual(load.servers[0].ask("/readyz"), 200)
                load.servers[0].kill()
                found = site.judge()
                self.assertEqual(
                    (found["fault"], found["done"]), ("", found["recorded"])
                )
                self.assertLessEqual(load.done, set(found["done"]))
                self.assertGreaterEqual(len(load.done), 10)
