"""Log lines: for people, or as JSON for machines. Never with a secret in them."""

import json
import logging
import re
from datetime import UTC, datetime

from .requests import current

KEPT = ("method", "path", "code", "milliseconds")
# The link that chooses a password works for three days; logs are kept for longer.
AS_JSON = json.JSONEncoder(ensure_ascii=False, default=str)
SECRETS = re.compile(r"(password/choose/[^/\s]+/)[^/\s\"']+")


def without_secrets(text: str) -> str:
    return SECRETS.sub(r"\1…", text)


class Lines(logging.Formatter):
    """2026-11-22 10:00:00 WARNING django.request 4f2a… Not Found: /x"""

    def format(self, record: logging.LogRecord) -> str:
        record.request_id = current.get()
        return without_secrets(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        # A line break in an address must not look like a second entry.
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": current.get(),
        }
        entry |= {name: getattr(record, name) for name in KEPT if hasattr(record, name)}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return without_secrets(AS_JSON.encode(entry))
