"""Programs that end when the measuring ends, with everything they started.

Each gets a session of its own, so that one signal reaches it and its children: a
gunicorn whose master was killed would go on answering.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 5.0  # seconds between asking a program to end and ending it


def end_on_signals() -> None:
    """Leaves by way of SystemExit, so that whatever was started is put away; Python
    would die of SIGTERM at once. In the background a shell has SIGINT ignored."""
    for number in STOPPING:
        signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    for each in STOPPING:  # a second one must not interrupt the putting away
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)


def run(
    command: list[str], *, timeout: float | None = None, **options: Any
) -> "subprocess.CompletedProcess[bytes]":
    """As subprocess.run; but what has to be stopped is stopped with its children, and
    TimeoutExpired carries all that was printed."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        output, _nothing = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as late:
        _end(process)
        late.output, _nothing = process.communicate()
        raise
    except BaseException:
        _end(process)
        raise
    return subprocess.CompletedProcess(command, process.returncode, output)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
