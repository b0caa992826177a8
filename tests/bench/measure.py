"""One subject on one database, in a process of its own: figures as lines of JSON.

DATABASE_URL=… python -m tests.bench.measure exports 10000
"""

import json
import logging
import os
import sys
from importlib import import_module

import django


def main(subject: str, size: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
    django.setup()
    logging.disable(logging.INFO)  # a line for each request would bury the table
    module = import_module(f"tests.bench.subjects.{subject}")
    for figure in module.measure(int(size)):
        print(json.dumps(figure.as_json(), ensure_ascii=False), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:3])
