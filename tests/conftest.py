"""What every test gets."""

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english():
    """Tests read messages in English unless they ask for another language."""
    with translation.override("en"):
        yield


def pytest_report_header() -> str:
    return f"database engine: {settings.DATABASES['default']['ENGINE']}"


@pytest.fixture(scope="session", autouse=True)
def _on_the_engine_announced():
    """A PostgreSQL run that silently used SQLite would prove nothing."""
    module = settings.SETTINGS_MODULE
    if module.startswith("tests.settings_"):
        wanted = "postgresql" if module.endswith("postgres") else "sqlite"
        assert connection.vendor == wanted
