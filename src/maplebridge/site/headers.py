"""Puts the security headers on every answer. Not for access rights: those are each room's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; "
        "connect-src 'self' {feed}; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class SecurityHeaders:
    """Middleware: adds each header that the page has not set itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        seconds = settings.SECURE_HSTS_SECONDS
        policy = HEADERS[POLICY].replace("{feed}", " ".join(settings.FEED_ORIGINS))
        self.headers = HEADERS | {POLICY: policy}
        if seconds:
            self.headers["Strict-Transport-Security"] = f"max-age={seconds}"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a foreign Host (DisallowedHost becomes 400), answer, then add the headers."""
        request.get_host()
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        if not response.streaming:  # without it the answer would leave in chunks
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response
