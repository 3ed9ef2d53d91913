"""All settings. What differs from place to place comes from the environment."""

from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config.environment import database, flag, hours, number, numbers, secret, text

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(text("JIANGYI_VAR", str(BASE_DIR / "var")))
CONTENT = Path(text("JIANGYI_CONTENT", str(BASE_DIR / "content")))
VAR.mkdir(parents=True, exist_ok=True)

IS_PRODUCTION = flag("JIANGYI_PRODUCTION")
DEBUG = flag("DEBUG")
SECRET_KEY = secret(
    "SECRET_KEY",
    development="for development on one's own machine and nowhere else, ever",
    is_production=IS_PRODUCTION,
)
SITE_ADDRESS = text("SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
ORGANISATION = text("ORGANISATION", "安和医保服务中心")
ALLOWED_HOSTS = text("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

INSTALLED_APPS = [
    "publishing",
    "reports",
    "handouts",
    "training",
    "lessons",
    "quizzes",
    "activities",
    "courses",
    "people",
    "ledger",
    "jobs",
    "web",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks_db",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "web.compression.PageCompressionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "web.unchanged.UnchangedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.language.PersonLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["web.templatetags.components", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "web.pages.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(text("DATABASE_URL"), folder=VAR)}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
    }
}
TASKS = {
    "default": {
        "BACKEND": text("TASKS_BACKEND", "django_tasks_db.DatabaseBackend"),
        "QUEUES": ["default"],
    }
}

# People and signing in
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "people.signing.NumberOrNameBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "people.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # renewed at the next sign-in
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "people.adapter.Door"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "people.forms.SignInForm",
    "change_password": "people.forms.PasswordChangeForm",
    "set_password": "people.forms.PasswordSetForm",
    "reauthenticate": "people.forms.PasswordAgainForm",
    "reset_password": "people.forms.LetterForm",
    "reset_password_from_key": "people.forms.NewPasswordForm",
}
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
RETENTION_YEARS = number("RETENTION_YEARS", 5)
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
FORMAT_MODULE_PATH = "config.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = text("TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
IS_STATIC_COLLECTED = flag("COLLECTED_STATIC", default=IS_PRODUCTION)
WHITENOISE_USE_FINDERS = not IS_STATIC_COLLECTED
WHITENOISE_AUTOREFRESH = not IS_STATIC_COLLECTED
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "web.staticfiles.JoinedStaticFilesStorage"
        if IS_STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Mail
MAIL_SERVER = {
    "host": text("EMAIL_HOST", "localhost"),
    "port": number("EMAIL_PORT", 25),
    "username": text("EMAIL_HOST_USER"),
    "password": text("EMAIL_HOST_PASSWORD"),
    "use_tls": flag("EMAIL_USE_TLS"),
    "timeout": 20,
}
MAILERS: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": MAIL_SERVER,
    }
    if IS_PRODUCTION
    else {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL", "jiangyi@localhost")

# Reminders
REMINDER_DAYS = numbers("REMINDER_DAYS", "-14, -7, -1, 1, 7")
ESCALATE_AFTER = number("ESCALATE_AFTER", 7)
QUIET_HOURS = hours("QUIET_HOURS", "20:00-08:00")
QUIET_WEEKENDS = flag("QUIET_WEEKENDS")

# Safety
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_SECURE = IS_PRODUCTION
SECURE_SSL_REDIRECT = IS_PRODUCTION and flag("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PRODUCTION
SECURE_HSTS_PRELOAD = IS_PRODUCTION
if flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": text("LOG_LEVEL", "WARNING")},
}
