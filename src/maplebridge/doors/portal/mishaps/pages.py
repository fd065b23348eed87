"""What a reader sees when a page is not there or failed: two sentences and a way back, never a trace."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import ask_nothing
from maplebridge.doors.parts.paging import show
from maplebridge.doors.parts.problems import TITLES
from maplebridge.ground.words.text import Text

ADVICE = {
    400: Text("请求有误，请从首页重新开始。", "The request made no sense here; start again from the first page."),
    403: Text("页面放得太久了，请返回后重试。", "The page was open for too long; go back and try again."),
    404: Text("请核对网址；链接也可能已经失效。", "Check the address; the link may also have expired."),
    500: Text("请稍后再试；如仍不行，请告诉管理员。", "Try again in a while; if it stays so, tell the administrators."),
}


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(request, 400)


def refused(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403, also for a form without its token."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what does not exist and for what this reader may not know of."""
    return _page(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    """500; the database may be what failed, so nothing is looked up."""
    ask_nothing(request)
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return show(request, "portal/mishaps/page.html", status=status, title=TITLES[status], advice=ADVICE[status])
