"""Settings of the site, read from the environment; development needs none of it.

| variable | meaning | without it |
|---|---|---|
| DEBUG | 1 for development pages | 1 unless SECRET_KEY is set |
| SECRET_KEY | key of sessions and signatures | a key kept in var/secret_key |
| ALLOWED_HOSTS | names the site answers to, by comma | this machine only |
| DATABASE_URL | postgres://… | SQLite in var/db.sqlite3 |
| HTTPS | proxy where the proxy in front also sends readers on to HTTPS; 0 where none speaks it | 1 in production |
| SECURITY_CONTACT | an address or https://… for reports of weaknesses, in /.well-known/security.txt | no such file |
| CACHE_URL | redis://… (Redis or Valkey): where processes find what others computed | files in var/cache |
| KEPT_MIB | memory for whole answers in each process; 0 builds every page anew | 24, in development 0 |
| PRODUCTS_RELATION | a Parquet folder or a table with product trade in place of files | none |
| QUEUE_URL | redis://… (Redis or Valkey): where work in the background waits; see group redis-queue | the database |
| TRUSTED_PROXIES | addresses or networks, by comma, of proxies whose X-Forwarded-For is believed | none |
| OPERATORS | addresses or networks, by comma, that may ask /readyz and /metrics | this machine |
| OPERATORS_TOKEN | whoever sends it (Authorization: Bearer …) may ask them from anywhere | none |
| LEAST_FREE_MIB | with less free on the disk of var/ the site says that it is not ready | 200 |
| SECOND_FACTOR | 1 where every account has to sign in with a code of an app | 0: who wants to |
| SESSION_HOURS | how long somebody stays signed in | 12 |
| SITE_ADDRESS | https://…, where readers find the site: for the links of `manage.py mcp` | http://127.0.0.1:8000 |
| MCP_HTTP | host:port, where `manage.py mcp` answers over HTTP | standard input and output |
"""

import base64
import hashlib
import os
import secrets
import sys
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

import dj_database_url
from django.core.checks.security.base import (
    SECRET_KEY_INSECURE_PREFIX,
    SECRET_KEY_MIN_LENGTH,
    SECRET_KEY_MIN_UNIQUE_CHARACTERS,
)
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def kept_secret_key() -> str:
    """The development key: made once, kept outside version control, so that sessions survive a restart."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()


def code_revision() -> str:
    """A digest of code, templates and static files: what is kept of another revision is not asked for any more."""
    digest = hashlib.sha256()
    for folder, pattern in (("cooperation", "*.py"), ("dashboard", "*.py"), ("templates", "*.html"), ("static", "*.*")):
        for path in sorted((BASE_DIR / folder).rglob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


CODE_REVISION = code_revision()

IN_PRODUCTION = "SECRET_KEY" in os.environ
DEBUG = os.environ.get("DEBUG", "0" if IN_PRODUCTION else "1") == "1"
SECRET_KEY = os.environ["SECRET_KEY"] if IN_PRODUCTION else kept_secret_key()
THIS_MACHINE = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [name.strip() for name in os.environ.get("ALLOWED_HOSTS", ",".join(THIS_MACHINE)).split(",")]


def refused_key() -> str:
    """Why the site may not start with its key; empty where it may."""
    if not IN_PRODUCTION:
        others = [name for name in ALLOWED_HOSTS if name not in THIS_MACHINE]
        return f"ALLOWED_HOSTS names {others[0]}, and SECRET_KEY is missing." if others else ""
    is_strong = (
        len(SECRET_KEY) >= SECRET_KEY_MIN_LENGTH
        and len(set(SECRET_KEY)) >= SECRET_KEY_MIN_UNIQUE_CHARACTERS
        and not SECRET_KEY.startswith(SECRET_KEY_INSECURE_PREFIX)
    )
    return "" if is_strong else f"SECRET_KEY is too simple or shorter than {SECRET_KEY_MIN_LENGTH} characters."


if refused_key():
    make_one = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    sys.exit(f"The site does not start: {refused_key()} {make_one}")

# Where the links in an assistant's answers lead; answers to a browser take the address from the request.
SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
MCP_HTTP = os.environ.get("MCP_HTTP", "")

INSTALLED_APPS = [
    "cooperation.apps.RecordAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "django_tasks_db",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "cooperation",
    "dashboard",
]

MIDDLEWARE = [
    "dashboard.operation.hardening.Refusals",
    "dashboard.operation.health.Health",
    "dashboard.kept.middleware.KeptAnswers",
    "dashboard.operation.hardening.Hardened",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dashboard.kept.middleware.PaddedGZip",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last, since it answers in place of a page that signs in
]

ROOT_URLCONF = "dashboard.urls"
WSGI_APPLICATION = "dashboard.wsgi.application"
ASGI_APPLICATION = "dashboard.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
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

SQLITE_URL = f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
DATABASES = {"default": dj_database_url.config(default=SQLITE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue instead of failing half way
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # A database that does not answer is told to readers within some three seconds; they would wait half a minute.
    DATABASES["default"]["OPTIONS"] = {"pool": {"timeout": 2}, "connect_timeout": 2}
# What a process needs again is in its memory. What all processes of a site share is found in files of one machine, or
# in a server of its own; classes change with the code, so each revision of it has names of its own there.
CACHE_URL = os.environ.get("CACHE_URL", "")
SHARED_FILES = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": str(VAR_DIR / "cache"),
    "OPTIONS": {"MAX_ENTRIES": 5_000},
}
SHARED_REDIS = {
    "BACKEND": "dashboard.kept.shared.ForgivingRedisCache",
    "LOCATION": CACHE_URL.replace("valkey", "redis", 1),
    "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "shared": (SHARED_REDIS if CACHE_URL else SHARED_FILES) | {"KEY_PREFIX": CODE_REVISION},
}
# Work in the background: a queue in the database, or in Redis; `manage.py work` works off either.
QUEUE_URL = os.environ.get("QUEUE_URL", "").replace("valkey", "redis", 1)
TASKS = {"default": {"BACKEND": "django_tasks_rq.RQBackend" if QUEUE_URL else "django_tasks_db.DatabaseBackend"}}
# A file of products takes its time; the queue would end it after three minutes.
RQ_QUEUES = {"default": {"URL": QUEUE_URL, "DEFAULT_TIMEOUT": 24 * 60 * 60}}
INSTALLED_APPS += ["django_rq", "django_tasks_rq"] if QUEUE_URL else []
KEPT_BYTES = int(os.environ.get("KEPT_MIB", "0" if DEBUG else "24")) * 2**20
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Ten failures of an account, or of an address, and neither gets further for a quarter of an hour.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_CLIENT_IP_CALLABLE = "cooperation.admin.signing_in.client_address"
AXES_SENSITIVE_PARAMETERS = ["code", "typed"]


def networks(listed: str) -> list[IPv4Network | IPv6Network]:
    """Addresses and networks by comma."""
    return [ip_network(one.strip()) for one in listed.split(",") if one.strip()]


TRUSTED_PROXIES = networks(os.environ.get("TRUSTED_PROXIES", ""))
# Who watches the site.
OPERATORS = networks(os.environ.get("OPERATORS", "127.0.0.1,::1"))
OPERATORS_TOKEN = os.environ.get("OPERATORS_TOKEN", "")
LEAST_FREE_BYTES = int(os.environ.get("LEAST_FREE_MIB", "200")) * 2**20
SECOND_FACTOR_REQUIRED = os.environ.get("SECOND_FACTOR", "0") == "1"
OTP_TOTP_ISSUER = "Cooperation Monitor"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
# A session ends with the browser, and after so many hours in any case.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = int(os.environ.get("SESSION_HOURS", "12")) * 3600
CSRF_FAILURE_VIEW = "dashboard.views.missing.form_refused"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# The form of a source has six fields a paragraph: room for some 3,000 of them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# A pasted text of 10 MB is told that it is too long, in its form; without this it would be a bare error 400.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "cooperation" / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
FORMAT_MODULE_PATH = "dashboard.formats"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "dashboard.charts.plotly_script.PlotlyFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dashboard.static_files.StaticStorage"},
}

WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# What a page needs before its first paint stands in the page itself, so that it is drawn without asking for more. The
# policy lets it in by its digest, and nothing else that is inline.
SHEETS = ("css/foundation.css", "css/components.css", "css/rooms.css", "css/pairs.css")
THEME_SCRIPT = "js/theme.js"
INLINE_STYLE = "".join((BASE_DIR / "static" / name).read_text() for name in SHEETS)
INLINE_SCRIPT = (BASE_DIR / "static" / THEME_SCRIPT).read_text()


def allowed(inline: str) -> str:
    """The source in a policy that lets in just this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, allowed(INLINE_SCRIPT)],
    "style-src": [CSP.SELF, allowed(INLINE_STYLE)],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
if IN_PRODUCTION:
    HTTPS = os.environ.get("HTTPS", "1")
    SECURE_SSL_REDIRECT = HTTPS == "1"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS != "0"

# Readers' programs know an address by its scheme; people write their e-mail without one.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
if SECURITY_CONTACT and ":" not in SECURITY_CONTACT:
    SECURITY_CONTACT = f"mailto:{SECURITY_CONTACT}"

# Files of product trade wait here until they are loaded.
UPLOADS_DIR = VAR_DIR / "uploads"
PRODUCTS_RELATION = os.environ.get("PRODUCTS_RELATION", "")
