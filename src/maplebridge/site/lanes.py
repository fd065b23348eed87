"""Lets pages pass through what only pages need (sessions, CSRF tokens, messages, sign-in), and nothing else.

The API and the health checks take the short way: their callers bring tokens, and the speed of a write is a promise.
Not for deciding who may do what.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

Answer = Callable[[HttpRequest], HttpResponseBase]
SHORT = ("/api/", "/healthz", "/readyz")


class PageLane:
    """Middleware: the chain of settings.PAGE_MIDDLEWARE, for pages alone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._view_hooks: list[Callable[..., HttpResponse | None]] = []
        self._exception_hooks: list[Callable[..., HttpResponse | None]] = []
        self._chain = self._build(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer by the short way or through the chain."""
        return self.get_response(request) if is_short(request) else self._chain(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """What the chain wants to do before a page's view; the first answer stands."""
        hooks = [] if is_short(request) else self._view_hooks
        return next((answer for hook in hooks if (answer := hook(request, view, args, kwargs)) is not None), None)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What the chain makes of a page's exception; the first answer stands."""
        hooks = [] if is_short(request) else self._exception_hooks
        return next((answer for hook in hooks if (answer := hook(request, exception)) is not None), None)

    def _build(self, innermost: Answer) -> Answer:
        handler: Any = innermost
        for name in reversed(settings.PAGE_MIDDLEWARE):
            link = import_string(name)(handler)
            if hasattr(link, "process_view"):
                self._view_hooks.insert(0, link.process_view)
            if hasattr(link, "process_exception"):
                self._exception_hooks.append(link.process_exception)
            handler = convert_exception_to_response(link)
        chain: Answer = handler
        return chain


def is_short(request: HttpRequest) -> bool:
    """Whether a request goes where no page is."""
    return request.path_info.startswith(SHORT)
