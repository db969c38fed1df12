"""All settings, in one place. The defaults are the embedded installation: SQLite, disk, one machine.

Everything that differs between installations is an environment variable read here and documented beside its line.
"""

import os
import sys
import tempfile
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from mesa.lib.bitacora import logging_config
from mesa.lib.entorno import database_from_url, env_bool, env_int, env_list, env_secret, env_str

BASE_DIR = Path(__file__).resolve().parent.parent

# MESA_DATA_DIR: where the embedded database, the files and the keys live.
DATA_DIR = Path(env_str("MESA_DATA_DIR") or BASE_DIR / "var")
# MESA_DEMO: a demonstration; its mail can be read at /demo/correo and its receipts say SIN VALOR LEGAL.
DEMO = env_bool("MESA_DEMO")
TESTING = "pytest" in sys.modules
DEBUG = False

# MESA_SECRET_KEY(_FILE): at least 50 random characters. `mesa web` refuses to start without it.
SECRET_KEY = env_secret("MESA_SECRET_KEY") or ("solo-para-pruebas-" * 4 if TESTING else "")
# MESA_URL: the public address, e.g. https://mesa.example.pe; printed on receipts and in mail.
SITE_URL = env_str("MESA_URL", "http://localhost:8000").rstrip("/")
# MESA_ALLOWED_HOSTS: host names served, with commas.
ALLOWED_HOSTS = env_list("MESA_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
HTTPS = SITE_URL.startswith("https://")
# MESA_TRUSTED_PROXIES: how many proxies of yours stand in front; the address of a filer is read that far back.
TRUSTED_PROXIES = env_int("MESA_TRUSTED_PROXIES", 0)

INSTALLED_APPS = [
    "mesa.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "ninja",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "mesa.lib",
    "mesa.organizacion",
    "mesa.cuentas",
    "mesa.expedientes",
    # The steps, in the order an expediente walks through them.
    "mesa.presentacion",  # 1
    "mesa.registro",  # 3 (2, inspeccion, is pure)
    "mesa.revision",  # 4
    "mesa.atencion",  # 5
    "mesa.notificacion",  # 6
    "mesa.seguimiento",  # 7
    "mesa.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mesa.lib.bitacora.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mesa.cuentas.idioma.IdiomaMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "mesa.urls"
WSGI_APPLICATION = "mesa.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "mesa" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mesa.portal.context_processors.portal",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "mesa.portal.templatetags.mesa"],
        },
    },
]

# MESA_DATABASE_URL: empty for SQLite in MESA_DATA_DIR, or postgres://user:password@host:5432/name.
DATABASES = {"default": database_from_url(env_str("MESA_DATABASE_URL"), sqlite_file=DATA_DIR / "mesa.sqlite3")}
if TESTING:  # a file, as in an installation: tests with threads and killed processes mean the real engine
    _test_file = Path(tempfile.gettempdir()) / f"mesa-prueba-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(_test_file)} if not env_str("MESA_DATABASE_URL") else {}
# Shared by all processes and nodes without another server: rate limits must count the same everywhere.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "TIMEOUT": 300},
}
if TESTING:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Accounts -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "cuentas.Cuenta"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mis_tramites"
ACCOUNT_LOGOUT_REDIRECT_URL = "inicio"
ACCOUNT_ADAPTER = "mesa.cuentas.adaptador.Adaptador"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "correo"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
# Who takes over an open session must not take the account: changing the e-mail or making a token asks the password.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# The owner hears of a changed password, and of a changed e-mail at the old one.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = False
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("correo", "nombre")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Language and time --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("Español")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "mesa" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Lima"

# Files --------------------------------------------------------------------------------------------------------------
STATIC_URL = "estatico/"
STATIC_ROOT = DATA_DIR / "estatico"
STATICFILES_DIRS = [BASE_DIR / "mesa" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_AUTOREFRESH = TESTING
QUARANTINE_DIR = DATA_DIR / "cuarentena"
ARCHIVE_DIR = DATA_DIR / "archivo"
# Images of pages, made from the files: not for backups, and made again when deleted.
VIEWS_DIR = DATA_DIR / "vistas"
# MESA_CLAMD: the scanner for malware, /run/clamav/clamd.ctl or host:port; none when empty.
CLAMD = env_str("MESA_CLAMD")
# MESA_MAX_DRAFTS and MESA_MAX_FILES: how many drafts a filer may keep, and files an expediente may have.
MAX_DRAFTS = env_int("MESA_MAX_DRAFTS", 300)
MAX_FILES = env_int("MESA_MAX_FILES", 200)
# One form with all the text of a filing; files come by their own road (mesa/presentacion/subida.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# 200 vouchers in one form, each with its answer and its printed form; all together no more than an expediente's bytes.
DATA_UPLOAD_MAX_NUMBER_FILES = 600

# Seal ---------------------------------------------------------------------------------------------------------------
# MESA_SEAL_PKCS12 and MESA_SEAL_PASSWORD(_FILE): the institution's certificate with its key.
SEAL_PKCS12 = Path(env_str("MESA_SEAL_PKCS12") or DATA_DIR / "sello" / "sello.p12")
SEAL_PASSWORD = env_secret("MESA_SEAL_PASSWORD")
# MESA_SEAL_PKCS11_MODULE: instead of that file, the PKCS#11 module (.so) of the token or HSM that keeps the key;
# MESA_SEAL_PKCS11_TOKEN and MESA_SEAL_PKCS11_KEY: the labels of the token and of the key in it;
# MESA_SEAL_PKCS11_PIN(_FILE): the token's PIN.
SEAL_PKCS11_MODULE = env_str("MESA_SEAL_PKCS11_MODULE")
SEAL_PKCS11_TOKEN = env_str("MESA_SEAL_PKCS11_TOKEN")
SEAL_PKCS11_KEY = env_str("MESA_SEAL_PKCS11_KEY")
SEAL_PKCS11_PIN = env_secret("MESA_SEAL_PKCS11_PIN")
# MESA_SEAL_CERTIFICATE: with PKCS#11, a PEM file with the key's certificate and those that issued it, in this order;
# empty: the token keeps them.
SEAL_CERTIFICATE = env_str("MESA_SEAL_CERTIFICATE")
# MESA_SEAL_CERTIFICATES: a folder with the certificates (PEM) of this desk's seals, old ones included. The present one
# is added by the program; without this folder old receipts can no longer be told from forged ones.
SEAL_CERTIFICATES = Path(env_str("MESA_SEAL_CERTIFICATES") or DATA_DIR / "sello" / "certificados")
# MESA_TSA_URL: the time-stamp authority (RFC 3161) that stamps receipts and the daily root; none when empty.
# MESA_TSA_USER and MESA_TSA_PASSWORD(_FILE): what it asks for, if it does.
TSA_URL = env_str("MESA_TSA_URL")
TSA_USER = env_str("MESA_TSA_USER")
TSA_PASSWORD = env_secret("MESA_TSA_PASSWORD")
# MESA_TSA_CERTIFICATES: a folder with the certificates (PEM) of the authorities that vouch for it. A stamp that leads
# to none of them is refused when sealing, and not trusted when verifying; keep the old ones too.
TSA_CERTIFICATES = env_str("MESA_TSA_CERTIFICATES")

# Trust --------------------------------------------------------------------------------------------------------------
# MESA_TRUST_DIR: the trust list and what goes with it (docs/operacion/confianza.md), one folder for web and worker.
TRUST_DIR = Path(env_str("MESA_TRUST_DIR") or DATA_DIR / "confianza")
# MESA_TRUST_URL: where the trust list is published; the worker fetches it daily. Empty: where it was loaded from.
TRUST_URL = env_str("MESA_TRUST_URL")

# SUNAT --------------------------------------------------------------------------------------------------------------
# MESA_SUNAT_RUC, MESA_SUNAT_CLIENT_ID and MESA_SUNAT_CLIENT_SECRET(_FILE): the institution's credentials for asking
# whether a voucher is valid. Without all three nothing is asked. See docs/operacion/sunat.md.
SUNAT_RUC = env_str("MESA_SUNAT_RUC")
SUNAT_CLIENT_ID = env_str("MESA_SUNAT_CLIENT_ID")
SUNAT_CLIENT_SECRET = env_secret("MESA_SUNAT_CLIENT_SECRET")
# MESA_SUNAT_URL and MESA_SUNAT_SECURITY_URL: where it is asked and where tokens are given; https only.
SUNAT_URL = env_str("MESA_SUNAT_URL", "https://api.sunat.gob.pe").rstrip("/")
SUNAT_SECURITY_URL = env_str("MESA_SUNAT_SECURITY_URL", "https://api-seguridad.sunat.gob.pe").rstrip("/")


# Mail ---------------------------------------------------------------------------------------------------------------
# MESA_SMTP_HOST, MESA_SMTP_PORT, MESA_SMTP_USER, MESA_SMTP_PASSWORD(_FILE), MESA_SMTP_TLS: the relay that sends mail.
EMAIL_HOST = env_str("MESA_SMTP_HOST", "localhost")
EMAIL_PORT = env_int("MESA_SMTP_PORT", 25)
EMAIL_HOST_USER = env_str("MESA_SMTP_USER")
EMAIL_HOST_PASSWORD = env_secret("MESA_SMTP_PASSWORD")
EMAIL_USE_TLS = env_bool("MESA_SMTP_TLS")
EMAIL_TIMEOUT = 20
# MESA_MAIL_FROM: the sender; the profile's address when empty.
DEFAULT_FROM_EMAIL = env_str("MESA_MAIL_FROM", "mesa-de-partes@localhost")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEMO_MAIL_DIR = DATA_DIR / "demo" / "correo"
if DEMO and not env_str("MESA_SMTP_HOST"):
    EMAIL_BACKEND = "mesa.notificacion.correo_de_demostracion.Buzon"

# Security -----------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_NAME = "__Host-sesion"
    CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_FAILURE_VIEW = "mesa.portal.views.csrf_failure"

LOGGING_CONFIG = None
logging_config(testing=TESTING)
