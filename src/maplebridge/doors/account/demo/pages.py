"""One press and one is somebody else: for demonstrations only. Elsewhere they are not mounted, and answer nobody."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.listing import list_accounts
from maplebridge.directory.accounts.queries import find_by_login
from maplebridge.doors.account.demo.cast import CAST
from maplebridge.doors.account.entering import enter, way_on
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

NOBODY = Text("演示里没有这个人。", "There is nobody of that name in this demonstration.")


@page("demo")
def choose(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The cast, with a button each."""
    opened = list_accounts(visitor.county, CAST, visitor.now)
    wanted = way_on(request, "")
    return show(request, "account/demo/page.html", next=wanted, cast=[(line, CAST[line.login]) for line in opened])


@page("demo", methods=("POST",))
def become(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Sign in as the one chosen."""
    account = find_by_login(request.POST.get("who", ""))
    if account is None or account.login not in CAST:
        raise Missing("nobody", NOBODY)
    enter(request, account, method="demo")
    return HttpResponseRedirect(way_on(request))
