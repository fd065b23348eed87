"""The addresses for signing in and out, and for one's own account. Some names are the framework's own."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from maplebridge.doors.account.again import pages as again
from maplebridge.doors.account.devices import pages as devices
from maplebridge.doors.account.home import pages as home
from maplebridge.doors.account.oidc import pages as oidc
from maplebridge.doors.account.overview import pages as overview
from maplebridge.doors.account.password import pages as password
from maplebridge.doors.account.phone import pages as phone
from maplebridge.doors.account.screens import pages as screens
from maplebridge.doors.account.second import pages as second
from maplebridge.doors.account.signing import pages as signing

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="account_overview"),
    path("home/", home.go, name="account_home"),
    path("login/", signing.sign_in, name="account_login"),
    path("login/phone/", phone.ask, name="account_phone"),
    path("login/code/", phone.check, name="account_code"),
    path("login/second/", second.show_it, name="mfa_authenticate"),
    path("login/passkey/", signing.by_passkey, name="mfa_login_webauthn"),
    path("logout/", signing.sign_out, name="account_logout"),
    path("signed-out/", signing.signed_out, name="account_signed_out"),
    path("no-account/", signing.no_account, name="account_inactive"),
    path("again/", again.by_password, name="account_reauthenticate"),
    path("again/code/", again.by_code, name="mfa_reauthenticate"),
    path("again/passkey/", again.by_passkey, name="mfa_reauthenticate_webauthn"),
    path("second/", second.overview, name="mfa_index"),
    path("second/app/", second.add_app, name="mfa_activate_totp"),
    path("second/app/picture.svg", second.picture, name="account_totp_picture"),
    path("second/app/remove/", second.remove_app, name="mfa_deactivate_totp"),
    path("second/passkey/", second.add_passkey, name="mfa_add_webauthn"),
    path("second/passkey/<int:pk>/remove/", second.remove_passkey, name="mfa_remove_webauthn"),
    path("second/recovery/", second.recovery, name="mfa_view_recovery_codes"),
    path("second/recovery/new/", second.new_recovery, name="mfa_generate_recovery_codes"),
    path("devices/", devices.listed, name="account_devices"),
    path("devices/end/", devices.end, name="account_devices_end"),
    path("password/", password.change, name="account_change_password"),
    path("begin/<uuid:account>/<str:token>/", password.begin, name="account_begin"),
    path("oidc/<slug:provider_id>/login/", oidc.go, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", oidc.come_back, name="openid_connect_callback"),
    path("screens/", screens.screens, name="account_screens"),
    path("screens/close/", screens.close, name="account_screens_close"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("maplebridge.doors.account.demo.urls")))
