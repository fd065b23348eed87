"""Opens a case by the short link of a message. Not for links with number and secret: opening."""

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import keep_link
from maplebridge.doors.parts.pacing import count_wrong
from maplebridge.doors.parts.paging import page
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.sending.links import open_link

GONE = Text(
    "这个链接已失效。请用编号和查询密码打开，或登录查看。",
    "This link no longer opens anything. Use the number and its secret, or sign in.",
)


@page("public")
def short_link(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponseRedirect:
    """On to the case; what the link opens stands in no page and no log of ours."""
    opened = open_link(code, visitor.now)
    if opened is None:
        count_wrong(request, "short_link", visitor.now)
        raise Missing("no_link", GONE)
    if opened.party:
        return HttpResponseRedirect(reverse("portal_party_link", args=[opened.number, opened.party, opened.secret]))
    keep_link(request, opened.number, opened.secret, in_person=opened.in_person)
    return HttpResponseRedirect(reverse("portal_case", args=[opened.number]))
