"""How a process that makes rows begins. No model is imported here: Django is not set up
before `begin` has been called."""

import os
from multiprocessing import parent_process
from threading import Thread

import django


def begin() -> None:
    django.setup()
    Thread(target=_end_with_the_writer, daemon=True).start()


def _end_with_the_writer() -> None:
    """A killed writer cannot tell; its makers would wait for work for ever."""
    if writer := parent_process():
        writer.join()
        os._exit(1)
