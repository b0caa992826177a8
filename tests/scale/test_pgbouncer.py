"""The newsroom behind PgBouncer in transaction mode: the real one, before a cluster.

Three server connections in turn serve everybody, so whatever relied on meeting the
same one again (cursors, prepared statements, session settings) would fail here.
"""

import json
import subprocess
import sys
from pathlib import Path

import psycopg
from django.db import connection

from tests.crash.load import Load, Server
from tests.crash.site import ROOT, SiteTestCase
from tests.scale.clusters import primary
from tests.scale.servers import PgBouncer
from tests.scale.site import WideSite, get

# Two clients at once, each reading in portions of two rows: with a cursor on the
# server the portions would be asked of different connections.
READING = """
import threading, django; django.setup()
from claims.audit import verify, current_rows
from claims.models import AuditEvent
from django.db import connection
verify.CHUNK = 2
found = []
def read():
    found.append(str(verify.verify().fault or "whole"))
    found.append(str(len(list(AuditEvent.objects.iterator(chunk_size=2)))))
    connection.close()
threads = [threading.Thread(target=read) for _each in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(sorted(set(found)))
"""

if connection.vendor == "postgresql":

    class PgBouncerTests(SiteTestCase):
        @classmethod
        def setUpClass(cls):
            super().setUpClass()
            cls.cluster = primary()
            cls.addClassCleanup(cls.cluster.gone)
            cls.bouncer = PgBouncer(cls.cluster.port)
            cls.addClassCleanup(cls.bouncer.gone)
            cls.bouncer.start()
            cls.site = cls.enterClassContext(WideSite(cls.bouncer.url))
            cls.work = cls.site.prepare(40)

        def test_a_story_from_candidate_to_reader_and_into_a_file(self):
            claim = self.site.act("publish")
            server = Server(self.site)
            server.start()
            self.assertIn("The mission", get(server, f"/en/claims/{claim}/").body)
            self.assertIn(claim, get(server, "/en/claims/?q=mission").body)
            # COPY, streamed; its last line says whether it is whole.
            self.assertIn(claim, get(server, "/claims.csv?trailer=1").body)
            self.assertEqual(get(server, "/readyz").code, 200)
            server.kill()

            file = self.site.folder / "claims.csv"
            self.site.manage("export_claims", "-o", str(file))
            self.assertIn(claim, file.read_text("utf-8"))
            bundle = self.site.folder / "bundle.zip"
            self.site.manage("export_audit_bundle", str(bundle))
            self.assertTrue(bundle.exists())
            self.assertIn("mission", self.site.manage("match_claim", "mission grew"))
            self.site.manage("rebuild_search_index")
            self.site.manage("check", "--database", "default")
            self.site.manage("verify_audit_log")
            self.assertEqual(self.site.act("judge"), "")
            self.read_in_portions()

        def read_in_portions(self):
            ran = subprocess.run(
                [sys.executable, "-c", READING],
                env=self.site.environment,
                capture_output=True,
                text=True,
                check=True,
                cwd=ROOT,
            )
            events = self.of_claims("SELECT count(*) FROM claims_auditevent")
            self.assertEqual(ran.stdout.strip(), str(sorted([str(events), "whole"])))

        def test_writers_at_once_lose_nothing_and_share_few_connections(self):
            load = Load([Server(self.site), Server(self.site)], self.work)
            for server in load.servers:
                server.start()
            load.work_until(40)
            load.rest()
            found = self.site.judge()
            self.assertEqual(found["fault"], "")
            self.assertEqual(load.done, set(self.work["claims"]))
            self.assertEqual(load.done, set(found["done"]))
            self.assertLessEqual(load.done, set(found["recorded"]))
            busy = self.of_claims(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = 'claims' "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            self.assertLessEqual(busy, 3)

        def of_claims(self, sql):
            with psycopg.connect(self.cluster.url(), autocommit=True) as server:
                [value] = server.execute(sql).fetchone()
                return value

        def test_a_pooler_that_was_restarted_is_found_again(self):
            server = Server(self.site)
            server.start()
            self.assertEqual(get(server, "/en/claims/").code, 200)
            self.bouncer.kill()
            self.assertEqual(get(server, "/en/claims/").code, 500)
            self.bouncer.start()
            self.assertEqual(get(server, "/en/claims/").code, 200)
            self.assertEqual(get(server, "/readyz").code, 200)
            server.kill()
            log = Path(self.site.folder / f"server-{server.port}.log").read_text()
            self.assertNotIn(json.dumps(self.bouncer.url), log)
