"""Processes that make rows end with the one that writes them."""

import os
import signal
import subprocess
import sys

from django.conf import settings
from django.test import SimpleTestCase

from tests.bench.test_ending import lives
from tests.scale.servers import wait_for

WRITER = """import os, time, django
django.setup()
from claims.generated.making import makers
if __name__ == "__main__":
    print(makers(1).submit(os.getpid).result(), flush=True)
    time.sleep(120)"""


class MakersTests(SimpleTestCase):
    def test_they_end_however_the_writer_ends(self):
        module = os.environ["DJANGO_SETTINGS_MODULE"]
        for number in (signal.SIGTERM, signal.SIGKILL):
            with subprocess.Popen(
                [sys.executable, "-c", WRITER],
                cwd=settings.BASE_DIR,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": module},
                stdout=subprocess.PIPE,
            ) as writer:
                assert writer.stdout is not None
                maker = int(writer.stdout.readline())
                writer.send_signal(number)
            wait_for(lambda pid=maker: not lives(pid), f"the end of {maker}")
