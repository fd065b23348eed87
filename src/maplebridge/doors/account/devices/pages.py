"""Where somebody is signed in, and how to end that from here. Not for how long a session lasts."""

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.doors.account.devices.naming import device_of
from maplebridge.doors.account.owning import account_of, own_page
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import show

OTHERS = "others"


@own_page()
def listed(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """All open sessions, this one first."""
    opened = UserSession.objects.purge_and_list(account_of(request))
    opened.sort(key=lambda each: (not each.is_current(), -each.created_at.timestamp()))
    lines = [(each, device_of(each.user_agent)) for each in opened]
    return show(request, "account/devices/page.html", lines=lines, ended=request.GET.get("ended"))


@own_page(methods=("POST",))
def end(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """End one other session, or all others; this one ends by signing out."""
    which = request.POST.get("which", "")
    opened = UserSession.objects.filter(user=account_of(request)).exclude(session_key=request.session.session_key)
    if which != OTHERS:
        opened = opened.filter(pk=int(which) if which.isdigit() else None)
    for session in opened:
        session.end()
    return HttpResponseRedirect(f"{reverse('account_devices')}?ended=1")
