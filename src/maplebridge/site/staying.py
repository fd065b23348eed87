"""Looks after whoever is signed in: staff without a second factor set one up first, and idle sessions end.

Not for signing in, and not for rights. Requests that a page makes by itself (`X-Live: 1`) do not count as use.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation

from maplebridge.directory.accounts.models import Account
from maplebridge.directory.accounts.queries import get_signed_in
from maplebridge.doors.account.entering import has_second_factor
from maplebridge.doors.parts.asking import wanted_language
from maplebridge.ground.clock.time import now

OWN_PAGES, SET_UP = "/account/", "/account/second/"
STEPS = ("second", "again", "login", "oidc", "begin", "logout", "signed-out", "demo")
ON_THE_WAY = tuple(f"{OWN_PAGES}{step}/" for step in STEPS)
SEEN, NOTED_AFTER_SECONDS = "seen", 60


class Staying:
    """Middleware: goes behind the one that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the reader's language, unless a second factor has to come first."""
        with translation.override("en" if wanted_language(request) == "en" else "zh-hans"):
            account = self._account(request)
            refusal = self._refusal(request, account) if account else None
            response = refusal or self.get_response(request)
        if request.path.startswith(OWN_PAGES):
            response.headers.setdefault("Cache-Control", "private, no-store")
        self._note_use(request)
        return response

    def _account(self, request: HttpRequest) -> Account | None:
        """Whoever is signed in, unless they act no more; a reader without a session costs nothing."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not isinstance(request.user, Account):
            return None
        account = request.user
        if get_signed_in(account, now()) is None:
            logout(request)
            return None
        return account

    def _refusal(self, request: HttpRequest, account: Account) -> HttpResponse | None:
        if account.kind != "staff" or request.path.startswith(ON_THE_WAY) or has_second_factor(request):
            return None
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=401, headers={"HX-Redirect": SET_UP})
        return HttpResponseRedirect(SET_UP)

    def _note_use(self, request: HttpRequest) -> None:
        """Push the end of the session ahead, at most once a minute."""
        if request.headers.get("X-Live") or not request.session.accessed:
            return
        if not isinstance(request.user, Account):
            return
        moment = int(now().timestamp())
        if moment - request.session.get(SEEN, 0) >= NOTED_AFTER_SECONDS:
            request.session[SEEN] = moment
            request.session.set_expiry(int(settings.IDLE_END[request.user.kind].total_seconds()))
