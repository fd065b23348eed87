"""Changing one's password; setting the first one by a link that an administrator handed over. Not for signing in."""

from allauth.account.views import PasswordChangeView
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.actions import set_password
from maplebridge.directory.accounts.models import Account
from maplebridge.directory.accounts.queries import find_by_id
from maplebridge.doors.account.owning import WRITE, account_of, answer_with, own_page
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.pacing import count_wrong
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

NO_PASSWORD = Text("这个账号不用密码登录。", "This account does not sign in with a password.")
OLD_LINK = Text("链接已失效，请向管理员要一个新的。", "This link has expired; ask an administrator for a new one.")
UNEQUAL = Text("两次输入的密码不一致。", "The two passwords differ.")


@own_page(methods=WRITE)
def change(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The old one, then the new one twice; all other devices are signed out."""
    if not account_of(request).has_usable_password():
        raise Missing("no_password", NO_PASSWORD)
    return answer_with(PasswordChangeView, request, template_name="account/password/page.html")


@page("public", methods=WRITE)
@paced("begin_link")
def begin(request: HttpRequest, visitor: Visitor, account: str, token: str) -> HttpResponseBase:
    """Whoever holds the link sets the account's password, once."""
    found = find_by_id(account)
    if found is None or not default_token_generator.check_token(found, token):
        count_wrong(request, "begin_link", visitor.now)
        raise Missing("old_link", OLD_LINK)
    errors = _errors(request, visitor, found) if request.method == "POST" else []
    if request.method == "POST" and not errors:
        set_password(account=found, password=request.POST["password1"])
        return HttpResponseRedirect("/account/login/?as=staff&begun=1")
    return show(request, "account/password/begin.html", errors=errors, login=found.login, status=422 if errors else 200)


def _errors(request: HttpRequest, visitor: Visitor, account: Account) -> list[str]:
    first, second = request.POST.get("password1", ""), request.POST.get("password2", "")
    if first != second:
        return [UNEQUAL.say(visitor.language)]
    try:
        validate_password(first, account)
    except ValidationError as wrong:
        return list(wrong.messages)
    return []
