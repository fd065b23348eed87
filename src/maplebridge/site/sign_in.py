"""How people sign in: settings for sessions, second factors and lockout. Not for who may do what."""

from datetime import timedelta
from typing import Any

from maplebridge.site.environment import Environment

SIGN_IN_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "maplebridge.site.page_accounts.PageAccounts",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "maplebridge.directory.accounts",
]
PAGE_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "maplebridge.site.staying.Staying",
    "maplebridge.site.screens.Screens",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
SILENCED_SYSTEM_CHECKS = ["axes.W002"]  # its middleware is in PAGE_MIDDLEWARE

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/account/home/"

SESSION_COOKIE_NAME = "maplebridge"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "maplebridge_form"
IDLE_END = {"staff": timedelta(minutes=30), "resident": timedelta(days=30)}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "maplebridge.doors.account.adapting.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/signed-out/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None}  # axes counts failures, in the database

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "maplebridge.doors.account.second.forms.CodeForm",
    "reauthenticate": "maplebridge.doors.account.second.forms.CodeAgainForm",
}
MFA_ADAPTER = "maplebridge.doors.account.adapting.SecondFactorAdapter"
SOCIALACCOUNT_ADAPTER = "maplebridge.doors.account.adapting.CountySignOnAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads elsewhere would need a hole in form-action

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "maplebridge.doors.account.locking.name_of"
AXES_CLIENT_IP_CALLABLE = "maplebridge.doors.parts.pacing.source_of"
AXES_LOCKOUT_CALLABLE = "maplebridge.doors.account.locking.locked"
AXES_SENSITIVE_PARAMETERS = ["username", "login", "ip_address", "code"]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False


def county_sign_on(env: Environment) -> dict[str, Any]:
    """The county's own sign-on by OpenID Connect, when OIDC_SERVER names it; `OIDC_NAME` is what its button says."""
    if not env.has("OIDC_SERVER"):
        return {}
    app = {
        "provider_id": "county",
        "name": env.text("OIDC_NAME", "统一身份认证"),
        "client_id": env.text("OIDC_CLIENT_ID"),
        "secret": env.secret("OIDC_CLIENT_SECRET"),
        "settings": {
            "server_url": env.text("OIDC_SERVER"),
            "uid_field": env.text("OIDC_NAME_FIELD", "preferred_username"),
        },
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
