"""Health for machines that watch the site: is the process alive, does the database answer. Not for people."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maplebridge.doors.parts.access import declares

PLAIN = "text/plain; charset=utf-8"


@require_safe
@declares("public")
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers at all."""
    return HttpResponse("ok\n", content_type=PLAIN)


@require_safe
@declares("public")
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers a query, else 503 without a word on why."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connection.close()
        return HttpResponse("the database does not answer\n", content_type=PLAIN, status=503)
    return HttpResponse("ok\n", content_type=PLAIN)
