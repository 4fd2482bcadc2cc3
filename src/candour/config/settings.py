"""Django's settings, derived from the typed environment; nothing here reads the environment by itself."""

from pathlib import Path
from urllib.parse import urlsplit

from candour.config import logs
from candour.config.environment import database_settings, mail_settings, read_environment
from candour.config.sign_in import provider_settings, read_trust_account

ENVIRONMENT = read_environment()
CANDOUR_MODE = ENVIRONMENT.mode
CANDOUR_DATA = ENVIRONMENT.data
CANDOUR_ADDRESS = ENVIRONMENT.address
CANDOUR_PROXIES = ENVIRONMENT.proxies  # config/asgi.py believes these alone
CANDOUR_LOOPBACK_IS_ALLOWED = not ENVIRONMENT.is_live
CANDOUR_BLUESKY_STREAM = ENVIRONMENT.bluesky_stream

CANDOUR_PUSH_HOSTS = [  # the services that browsers choose for Web Push: Google, Mozilla, Microsoft, Apple
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "notify.windows.com",
    "push.apple.com",
]
CANDOUR_HOST = urlsplit(ENVIRONMENT.address).hostname or "localhost"

DEBUG = False
LOGGING = logs.LOGGING
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = [
    urlsplit(ENVIRONMENT.address).hostname or "localhost",
    "127.0.0.1",
    "localhost",
    *(["testserver"] if CANDOUR_MODE == "test" else []),
]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.address]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "candour.ledger",
    "candour.jobs",
    "candour.web",
    "candour.people",
    "candour.joining",
    "candour.notices",
    "candour.channels",
    "candour.channels.frontdoor",
    "candour.network",
    "candour.photos",
    "candour.playlists",
    "candour.listening",
    "candour.lookout",
    "candour.talks",
    "candour.clauses",
    "candour.voice",
    "candour.policy",
    "candour.promises",
    "candour.outward",
    "candour.kits",
    "candour.amends",
    "candour.learning",
    "candour.campaigns",
    "candour.guidelines",
    "candour.squad",
    "candour.clinics",
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
    "candour.people.middleware.PersonOfSession",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "candour.joining.middleware.TrustAccountAgain",
    "candour.people.middleware.Presence",
    "candour.people.middleware.SecondFactor",
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
AUTHENTICATION_BACKENDS = ["candour.people.signing_in.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if CANDOUR_MODE == "test":  # worlds of sixty people are built in tests, none of them with a secret to keep
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")

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
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = CANDOUR_MODE == "test"
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

# Sign-in: people/sessions.py says how long a session lives, people/signing_in.py what allauth may do.
SESSION_ENGINE = "candour.people.sessions"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_limit_count",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home"
ACCOUNT_ADAPTER = "candour.people.signing_in.SignIn"
ACCOUNT_FORMS = {
    "login": "candour.people.forms.sign_in.SignInForm",
    "reset_password": "candour.people.forms.sign_in.AskForPasswordForm",
    "reset_password_from_key": "candour.people.forms.sign_in.ChoosePasswordForm",
    "change_password": "candour.people.forms.sign_in.ChangePasswordForm",
    "set_password": "candour.people.forms.sign_in.SetPasswordForm",
    "reauthenticate": "candour.people.forms.sign_in.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    # A hospital shares one address, so the address may try more often than one account may.
    "login": "300/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
    "join_by_code": "120/10m/ip",
    "names_offered": "120/m/user",
}
# The trust's own account: config/sign_in.py reads the file, joining/trust_sign_in.py decides who comes in.
CANDOUR_TRUST_ACCOUNT = read_trust_account(ENVIRONMENT.data)
SOCIALACCOUNT_PROVIDERS = provider_settings(CANDOUR_TRUST_ACCOUNT, ENVIRONMENT.data)
SOCIALACCOUNT_ADAPTER = "candour.joining.trust_sign_in.ByTrustAccount"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
MFA_ADAPTER = "candour.people.signing_in.SecondFactorKeeping"
MFA_FORMS = {
    "authenticate": "candour.people.forms.factors.CodeForm",
    "authenticate_webauthn": "candour.people.forms.factors.KeyForm",
    "reauthenticate": "candour.people.forms.factors.CodeAgainForm",
    "reauthenticate_webauthn": "candour.people.forms.factors.KeyAgainForm",
    "activate_totp": "candour.people.forms.factors.AppForm",
    "deactivate_totp": "candour.people.forms.factors.NoAppForm",
    "generate_recovery_codes": "candour.people.forms.factors.NewCodesForm",
    "add_webauthn": "candour.people.forms.factors.PasskeyForm",
    "edit_webauthn": "candour.people.forms.factors.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Candour"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SESSION_COOKIE_SECURE
MFA_WEBAUTHN_USER_VERIFICATION = "required"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Mail: to the server that CANDOUR_MAIL_URL names, or as files beside the data.
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
locals().update(mail_settings(ENVIRONMENT))
