"""Production settings, but for passwords that cost nothing to check, and a clock that
a test may set back for the processes it starts."""

import datetime as dt
import os

from django.utils import timezone

from factcheck.settings import *  # noqa: F403

BEHIND = dt.timedelta(seconds=int(os.environ.get("CLOCK_BEHIND", "0")))
timezone.now = lambda: dt.datetime.now(dt.UTC) - BEHIND

LANGUAGE_CODE = "en"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
