"""What is logged, and in which form: everything on standard error."""

import logging
from typing import Any

# No line of ours tells these, and every request is logged: nobody need look them up.
# https://docs.python.org/3/howto/logging.html#optimization
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


def logging_to_standard_error(form: str, *, is_debugged: bool) -> dict[str, Any]:
    """Django's LOGGING. `form`: "lines" for people, "json" for programs."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": "claims.edge.logs.Lines",
                "format": (
                    "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
                ),
            },
            "json": {"()": "claims.edge.logs.JsonLines"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        # Django's own handler would write every fault a second time, in its own form.
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {
                "handlers": ["console"],
                "level": "INFO" if is_debugged else "WARNING",
                "propagate": False,
            },
            "claims.requests": {"level": "WARNING" if is_debugged else "INFO"},
        },
    }
