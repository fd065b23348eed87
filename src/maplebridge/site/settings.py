"""All settings of a running Maplebridge, from the environment alone. Not for county policy: see packs."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from maplebridge.ground.postgres.addresses import Address
from maplebridge.site.environment import Environment
from maplebridge.site.feeding import feed_beside, origins
from maplebridge.site.outgoing import *  # noqa: F403 - a chapter of its own, all of it settings
from maplebridge.site.sign_in import *  # noqa: F403 - a chapter of its own, all of it settings
from maplebridge.site.sign_in import SIGN_IN_APPS, county_sign_on

env = Environment()
SOURCE = Path(__file__).resolve().parent.parent

DEMO = env.flag("DEMO", False)
DEBUG = False
SECRET_KEY = env.long_secret("SECRET_KEY")
KEY_RING = env.key_ring("KEY_RING")
MEDIA_ROOT = env.text("MEDIA_ROOT", "var/media")
SEAL_FILE = env.text("SEAL_FILE", "")  # PKCS#12 with which papers are sealed; without it each county has its own
SEAL_PASSWORD = env.secret("SEAL_PASSWORD", "") if SEAL_FILE else ""
SITE_URL = env.site("SITE_URL", "http://localhost:8000")
COUNTY = env.text("COUNTY", "")
CENTRE_PHONE = env.text("CENTRE_PHONE", "12345")  # what residents without a smartphone call
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", str(urlsplit(SITE_URL).hostname))

FEED_URL = env.text("FEED_URL", feed_beside(SITE_URL))
FEED_FOR = origins(SITE_URL, ALLOWED_HOSTS)
FEED_ORIGINS = origins(FEED_URL, ALLOWED_HOSTS if urlsplit(FEED_URL).hostname == urlsplit(SITE_URL).hostname else ())
FEED_MOST = env.number("FEED_MOST", 5000, least=1, most=100_000)
FEED_FROM_SOURCE = env.number("FEED_FROM_SOURCE", 1000, least=1, most=100_000)
FEED_AS_PERSON = env.number("FEED_AS_PERSON", 20, least=1, most=100_000)

FORMS_FROM_SOURCE = env.number("FORMS_FROM_SOURCE", 600, least=1, most=1_000_000)  # of each kind, in an hour
FORMS_AS_PERSON = env.number("FORMS_AS_PERSON", 60, least=1, most=1_000_000)
GUESSES_FROM_SOURCE = env.number("GUESSES_FROM_SOURCE", 120, least=1, most=1_000_000)  # wrong ones, in an hour

STATEMENT_SECONDS = env.number("STATEMENT_SECONDS", 30, least=1, most=600)


def database(address: Address, *, seconds: int) -> dict[str, Any]:
    """One lasting connection a thread; statements are prepared and end after `seconds` (0: never)."""
    limits = f"-c statement_timeout={seconds}s -c idle_in_transaction_session_timeout={seconds}s"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": address.host,
        "PORT": str(address.port),
        "USER": address.user,
        "PASSWORD": address.password,
        "NAME": address.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 5,
            "connect_timeout": 10,
            **dict(address.extras),
            "options": limits,
        },
    }


DATABASES = {"default": database(env.address("DATABASE_URL"), seconds=STATEMENT_SECONDS)}
if env.has("DATABASE_OWNER_URL"):
    DATABASES["owner"] = database(env.address("DATABASE_OWNER_URL"), seconds=0)

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "maplebridge.ground.post",
    "maplebridge.ground.jobs",
    "maplebridge.directory.places",
    "maplebridge.directory.units",
    "maplebridge.directory.people",
    "maplebridge.directory.plates",
    "maplebridge.directory.teams",
    *SIGN_IN_APPS,
    "maplebridge.rulebook.deadlines",
    "maplebridge.rulebook.publishing",
    "maplebridge.rulebook.routing",
    "maplebridge.cases",
    "maplebridge.services.searching",
    "maplebridge.services.viewing",
    "maplebridge.services.sending",
    "maplebridge.services.drafting",
    "maplebridge.services.papers",
    "maplebridge.services.fileroom",
    "maplebridge.services.insight",
    "maplebridge.services.mediation",
    "maplebridge.services.amounts",
    "maplebridge.services.rechecking",
    "maplebridge.services.elsewhere",
    "maplebridge.services.stations",
    "maplebridge.services.series",
    "maplebridge.services.drives",
    "maplebridge.services.statements",
    "maplebridge.services.dutylist",
    "maplebridge.services.booking",
    "maplebridge.services.activities",
    "maplebridge.services.disclosure",
    "maplebridge.services.pacing",
    "maplebridge.services.repeating",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "maplebridge.site.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "maplebridge.site.lanes.PageLane",
]
SOCIALACCOUNT_PROVIDERS = county_sign_on(env)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0, least=0, most=9)
if SITE_URL.startswith("https://"):  # the proxy keeps the certificate and speaks plainly to us
    CSRF_TRUSTED_ORIGINS = list(origins(SITE_URL, ALLOWED_HOSTS))
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
ROOT_URLCONF = "maplebridge.site.urls"
WSGI_APPLICATION = "maplebridge.site.wsgi.application"
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = env.number("BODY_MIB", 20, least=1, most=1024) * 1024 * 1024

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "doors"],
        "OPTIONS": {
            "context_processors": ["maplebridge.site.context.about_the_site"],
            "builtins": ["maplebridge.doors.parts.templatetags.words"],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [(door.parent.name, door) for door in sorted((SOURCE / "doors").glob("*/static")) if door.is_dir()]
STATICFILES_DIRS.append(("dist", SOURCE / "dist"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "maplebridge.site.built.BuiltFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
WHITENOISE_IMMUTABLE_FILE_TEST = r"/dist/.+-[0-9A-Z]{8}\."  # named by their content, see hatch_build.py

LANGUAGE_CODE = "zh-hans"
USE_I18N = True
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

SECURE_HSTS_SECONDS = 31536000 if SITE_URL.startswith("https://") else 0
LOGGING_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "maplebridge.site.lines.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "loggers": {
        "django.request": {"level": "ERROR"},  # what callers get wrong is told to them, not to the log
        "fontTools": {"level": "WARNING"},  # each step of making a typeface smaller
        "pyhanko": {"level": "WARNING"},
        "axes": {"level": "WARNING"},  # wrong tries; who signed in stands in its table
    },
    "root": {"handlers": ["stderr"], "level": LOGGING_LEVEL},
}
