"""Pages pass through sessions, tokens against forgery and sign-in; the API and the health checks do not."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from maplebridge.site.lanes import PageLane

seen: list[str] = []


class Noting:
    """Middleware that notes which requests come by, before the page and before its view."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        seen.append(request.path)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        return HttpResponse("instead") if "instead" in request.GET else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return HttpResponse("mended") if "mend" in request.GET else None


@pytest.fixture
def lane() -> Iterator[PageLane]:
    seen.clear()
    with override_settings(PAGE_MIDDLEWARE=[f"{__name__}.Noting"]):
        yield PageLane(lambda request: HttpResponse("page"))


@pytest.mark.parametrize("path", ["/", "/account/login/", "/desk/", "/apiary"])
def test_pages_take_the_long_way(lane: PageLane, path: str) -> None:
    lane(RequestFactory().get(path))
    assert seen == [path]


@pytest.mark.parametrize("path", ["/api/v1/cases", "/api/nowhere", "/healthz", "/readyz"])
def test_machines_take_the_short_way(lane: PageLane, path: str) -> None:
    lane(RequestFactory().get(path))
    assert seen == []


def test_the_chain_may_answer_before_a_view_and_for_an_exception(lane: PageLane) -> None:
    page, machine = RequestFactory().get("/?instead&mend"), RequestFactory().get("/api/v1/x?instead&mend")
    for request, expected in ((page, b"instead"), (machine, None)):
        answer = lane.process_view(request, None, (), {})
        assert (answer.content if answer else None) == expected
    assert lane.process_view(RequestFactory().get("/"), None, (), {}) is None
    mended = lane.process_exception(page, ValueError())
    assert mended is not None
    assert mended.content == b"mended"
    assert lane.process_exception(machine, ValueError()) is None


@pytest.mark.django_db
def test_the_api_opens_no_session_and_reads_no_cookie(client: Client) -> None:
    client.cookies["maplebridge"] = "whatever"
    answer = client.get("/api/v1/nowhere")
    assert "Set-Cookie" not in answer.headers
    assert not hasattr(answer.wsgi_request, "session")
    assert not hasattr(answer.wsgi_request, "user")
