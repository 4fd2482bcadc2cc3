"""Django's settings, derived from the typed environment; nothing here reads the environment by itself."""

from pathlib import Path
from urllib.parse import urlsplit

from candour.config.environment import database_settings, read_environment

ENVIRONMENT = read_environment()
CANDOUR_MODE = ENVIRONMENT.mode
CANDOUR_DATA = ENVIRONMENT.data
CANDOUR_ADDRESS = ENVIRONMENT.address
CANDOUR_LOOPBACK_IS_ALLOWED = not ENVIRONMENT.is_live

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = [
    urlsplit(ENVIRONMENT.address).hostname or "localhost",
    "127.0.0.1",
    "localhost",
    "testserver",
]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.address]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "candour.ledger",
    "candour.jobs",
    "candour.web",
    "candour.people",
    "candour.channels",
    "candour.channels.frontdoor",
    "candour.listening",
    "candour.voice",
    "candour.home",
    "candour.public",
    "candour.demo",
    "candour.config",
]

MIDDLEWARE = [
    "candour.web.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "candour.web.middleware.PlainAnswers",
]

ROOT_URLCONF = "candour.config.urls"
ASGI_APPLICATION = "candour.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "candour.config.jinja.environment",
            "context_processors": ["candour.web.layout.layout_context"],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

DATABASES = {"default": database_settings(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if CANDOUR_MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = CANDOUR_MODE == "test"
STATICFILES_DIRS = [Path(ENVIRONMENT.assets)] if Path(ENVIRONMENT.assets).is_dir() else []

CSRF_FAILURE_VIEW = "candour.web.errors.old_page"
CANDOUR_LOGO = ""
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "media-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CANDOUR_ADDRESS.startswith("https:")
SECURE_HSTS_SECONDS = 31536000 if SESSION_COOKIE_SECURE else 0
SESSION_COOKIE_HTTPONLY = True
