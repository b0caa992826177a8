"""The suite on SQLite, the default engine."""

from tests.settings_base import *  # noqa: F403
