"""One settings file. Everything that differs between machines is environment.

A missing or wrong variable stops the start; environs reports all of them at once.
The table in README.md lists every variable read here, and a test compares.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError, validate

from factcheck.logs import logging_to_standard_error

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env(eager=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env.str("SITE_URL", default="")
REQUIRE_2FA = env.bool("REQUIRE_2FA", default=not DEBUG)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
LOG_FORMAT = env.str("LOG_FORMAT", default="lines" if DEBUG else "json")
DATABASE = env.dj_db_url(
    "DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'claims.sqlite3'}"
)
HAS_REPLICA = bool(env.str("REPLICA_DATABASE_URL", default=""))
REPLICA = env.dj_db_url("REPLICA_DATABASE_URL", default="sqlite://")
CACHE_URL = env.str("CACHE_URL", default="")
MAIL = env.dj_email_url("EMAIL_URL", default="console://")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
SEARCH_MODEL = env.str("SEARCH_MODEL", default="")
SEARCH_MODEL_SAME = env.float(
    "SEARCH_MODEL_SAME", default=0.8, validate=validate.Range(0.1, 0.99)
)
try:
    env.seal()
except EnvError as error:
    raise ImproperlyConfigured(
        f"The environment cannot be used: {error}. The README lists every setting."
    ) from error

if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Give the server a long random one, and keep it: "
        'python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )
if DEBUG:
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
elif not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set. Name the hosts the site answers to, separated by "
        "commas: ALLOWED_HOSTS=facts.example.org"
    )
SITE_URL = SITE_URL.rstrip("/") or (
    "http://127.0.0.1:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0]}"
)

SITE = urlsplit(SITE_URL)
IS_ENCRYPTED = SITE.scheme == "https"
if not (IS_ENCRYPTED or DEBUG or SITE.hostname in ("localhost", "127.0.0.1", "::1")):
    raise ImproperlyConfigured(
        f"SITE_URL is {SITE_URL}: without https:// passwords would travel readable. "
        "Only an address of this machine itself may do without: "
        "SITE_URL=https://facts.example.org"
    )
if LOG_FORMAT not in ("lines", "json"):
    raise ImproperlyConfigured("LOG_FORMAT is neither lines nor json.")

INSTALLED_APPS = [
    "claims",
    "factcheck.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
]

MIDDLEWARE = [
    "claims.edge.requests.numbered",
    "django.middleware.security.SecurityMiddleware",
    "claims.edge.headers.protective",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "claims.edge.replica.chosen",
    "claims.views.front.served",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "claims.edge.headers.bounded",
    "claims.edge.rates.limited",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "claims.edge.collisions.Told",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
FORM_RENDERER = "claims.form_drawing.StringRenderer"  # many times quicker
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DJANGOS_POSTGRESQL = "django.db.backends.postgresql"
POSTGRESQL = "factcheck.postgresql"
if DATABASE["ENGINE"].endswith("sqlite3"):
    # WAL: readers never wait for the writer. FULL: what was confirmed outlasts a power
    # cut too; NORMAL writes faster and may forget the last seconds. IMMEDIATE: a
    # transaction that will write takes its lock at the start, so two writers queue
    # instead of failing.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728;"
        ),
    }
# A connection serves many requests: opening one costs more than most pages. One that
# a restarted server has dropped is noticed before it is used.
DATABASE["CONN_MAX_AGE"], DATABASE["CONN_HEALTH_CHECKS"] = 600, True
# PgBouncer in transaction mode gives every transaction another connection, so nothing
# may outlive one: no cursor on the server. (Prepared statements are off by Django.)
DATABASE["DISABLE_SERVER_SIDE_CURSORS"] = True
if DATABASE["ENGINE"] == DJANGOS_POSTGRESQL:
    DATABASE["ENGINE"] = POSTGRESQL
    DATABASE["OPTIONS"] = {"connect_timeout": 5, **DATABASE.get("OPTIONS", {})}
DATABASES = {"default": DATABASE}
if HAS_REPLICA:
    if {DATABASE["ENGINE"], REPLICA["ENGINE"]} != {POSTGRESQL, DJANGOS_POSTGRESQL}:
        raise ImproperlyConfigured(
            "REPLICA_DATABASE_URL names a streaming replica of DATABASE_URL: both are "
            "PostgreSQL, postgres://user:password@host/name"
        )
    DATABASES["replica"] = {
        **REPLICA,
        "ENGINE": POSTGRESQL,
        "CONN_MAX_AGE": DATABASE["CONN_MAX_AGE"],
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"connect_timeout": 2, **REPLICA.get("OPTIONS", {})},
    }
DATABASE_ROUTERS = ["claims.databases.Router"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
OTP_TOTP_ISSUER = SITE.hostname or "Claim tracker"

# Five failures of one name from one address, then a quarter of an hour of silence.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "claims.edge.addresses.client_address"
AXES_LOCKOUT_CALLABLE = "claims.admin.accounts_entry.locked_out"
# The audit log has the successes, and the admin has our own pages.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# What is counted and kept for seconds or minutes; nothing that must not get lost.
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
if CACHE_URL:
    if urlsplit(CACHE_URL).scheme not in ("redis", "rediss", "unix"):
        raise ImproperlyConfigured(
            "CACHE_URL is no address of Redis or Valkey. Leave it out, or use "
            "redis://host:6379/0, rediss://user:password@host:6380/0 or "
            "unix:///run/redis/redis-server.sock"
        )
    CACHES["default"] = {
        "BACKEND": "claims.edge.shared_cache.SharedCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "claim-tracker",
    }

# Mail. Nobody who saves a page waits longer for a mail server than this.
EMAIL_TIMEOUT = 10
if "EMAIL_BACKEND" not in MAIL:
    raise ImproperlyConfigured(
        "EMAIL_URL has an unknown scheme. Use console:// to print letters, or "
        "submission://user:password@mail.example.org:587"
    )
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = MAIL["EMAIL_FILE_PATH"]
EMAIL_HOST = MAIL["EMAIL_HOST"] or "localhost"
EMAIL_PORT = MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = MAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = MAIL["EMAIL_USE_TLS"]
EMAIL_USE_SSL = MAIL["EMAIL_USE_SSL"]
DEFAULT_FROM_EMAIL = DEFAULT_FROM_EMAIL or f"newsroom@{urlsplit(SITE_URL).hostname}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-built"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = IS_ENCRYPTED and not DEBUG
# Asked by the machine itself, in plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
if TRUSTED_PROXIES:  # nobody else may say that the connection was encrypted
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = IS_ENCRYPTED and not DEBUG
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SECURE = IS_ENCRYPTED and not DEBUG

SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = logging_to_standard_error(LOG_FORMAT, is_debugged=DEBUG)
