"""What both engines' settings share: the real settings, under a test's variables.

The environment is set before the real settings are read; nothing of the developer's
own environment leaks in.
"""

import os

for name in ("DATABASE_URL", "REPLICA_DATABASE_URL", "CACHE_URL", "SITE_URL"):
    os.environ.pop(name, None)
os.environ.update(
    {
        "SECRET_KEY": "tests-only",
        "DEBUG": "1",
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        # Playwright's synchronous interface runs an event loop in the test's thread.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    }
)

from factcheck.settings import *  # noqa: E402, F403

DEBUG = False
SITE_URL = "http://testserver"
SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Nothing is counted from one test to the next; tests of limits bring a cache.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
