"""What fails under us: the database server, the disk, the clock, the connections."""

import os
import random
import unittest

import psycopg
from django.db import connection

from tests.crash.cluster import Cluster
from tests.crash.disk import SmallDisk
from tests.crash.load import Load, Server
from tests.crash.site import Site, SiteTestCase
from tests.crash.tally import Tally, rounds

ON_POSTGRES = connection.vendor == "postgresql"
MAY_MOUNT = SmallDisk.is_possible or "CI" in os.environ


class FaultTestCase(SiteTestCase):
    """A site under load, on a database server of its own where there is one."""

    def begin(self, fault, cluster=None, disk=None):
        """A running server and editors with enough to do."""
        if cluster is not None:
            self.addCleanup(cluster.remove)
            cluster.start()
        site = self.enterContext(Site(cluster, disk and disk.folder))
        load = Load([Server(site)], site.prepare(30 + 30 * rounds()))
        load.servers[0].start()
        tally = Tally(fault, load)
        self.addCleanup(tally.tell)
        return site, load, tally

    def assertNothingLost(self, site, load):
        """And the server, which nobody has touched, serves again."""
        self.assertTrue(load.servers[0].comes_back(), "not ready again")
        confirmed = len(load.done)
        load.work_until(2)
        load.rest()
        self.assertGreater(len(load.done), confirmed, "takes no more work")
        found = site.judge()
        self.assertEqual(found["fault"], "")
        self.assertEqual(found["done"], found["recorded"], "half a change")
        self.assertLessEqual(load.done, set(found["done"]), "confirmed and lost")


if ON_POSTGRES:  # SQLite has no server that could fall

    class ServerTests(FaultTestCase):
        def test_a_database_server_that_crashes_and_restarts_under_load(self):
            cluster = Cluster()
            site, load, tally = self.begin("PostgreSQL crashed", cluster)
            for fall in range(rounds()):
                load.work_until(random.randint(2, 8))  # noqa: S311
                cluster.stop(("immediate", "fast")[fall % 2])
                tally.faults += 1
                cluster.start()
                load.rest()
                self.assertNothingLost(site, load)

        def test_connections_that_run_out_are_an_error_page_and_no_more(self):
            cluster = Cluster(max_connections=6, superuser_reserved_connections=0)
            site, load, tally = self.begin("connections used up", cluster)
            for _fall in range(rounds()):
                taken = self.take_all(cluster, site)
                tally.faults += 1
                load.work_until(1, after=2)
                load.rest()
                for each in taken:
                    each.close()
                self.assertIn(500, load.codes)
                self.assertNothingLost(site, load)

        def take_all(self, cluster, site):
            taken = []
            for _place in range(20):
                try:
                    taken.append(psycopg.connect(cluster.url(site.name)))
                except psycopg.OperationalError:
                    break
            return taken


@unittest.skipUnless(MAY_MOUNT, "a small disk is mounted by root")
class DiskTests(FaultTestCase):
    def test_a_full_disk_confirms_nothing_it_cannot_keep(self):
        disk = self.enterContext(SmallDisk(megabytes=300))
        cluster = Cluster(disk.folder, max_wal_size="3MB") if ON_POSTGRES else None
        site, load, tally = self.begin("disk full", cluster, disk)
        for _fall in range(rounds()):
            load.work_until(3)
            load.rest()
            disk.fill()
            tally.faults += 1
            load.work_until(30, after=5)
            load.rest()
            disk.free()
            if cluster is not None and not cluster.is_running:
                cluster.start()  # as systemd does
            self.assertNothingLost(site, load)
        self.assertIn(500, load.codes, "the disk was never full")


class WorkerTests(FaultTestCase):
    def test_a_worker_killed_at_work_is_replaced_and_loses_nothing(self):
        site, load, tally = self.begin("web worker killed")
        for _fall in range(rounds()):
            load.work_until(random.randint(2, 8))  # noqa: S311
            load.servers[0].kill_a_worker()
            tally.faults += 1
            load.rest()
            self.assertNothingLost(site, load)


class ClockTests(FaultTestCase):
    def test_a_clock_set_back_two_hours_leaves_the_history_whole(self):
        site, load, tally = self.begin("clock set back")
        for _fall in range(rounds()):
            load.work_until(3)
            load.rest()
            load.servers[0].kill()
            load.servers[0].start(CLOCK_BEHIND=str(2 * 60 * 60))
            tally.faults += 1
            self.assertNothingLost(site, load)
