"""A page that is not there or failed says so in two languages, and nothing about the inside."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from maplebridge.doors.parts.access import declares

pytestmark = pytest.mark.django_db


@declares("public")
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the inside")


urlpatterns = [path("broken", broken)]
handler400 = "maplebridge.doors.portal.mishaps.pages.not_understood"
handler404 = "maplebridge.doors.portal.mishaps.pages.not_found"
handler500 = "maplebridge.doors.portal.mishaps.pages.failed"


@pytest.mark.parametrize(("language", "words"), [("zh", "没有找到"), ("en", "Not found")])
def test_page_that_is_not_there(client: Client, language: str, words: str) -> None:
    response = client.get(f"/nowhere?lang={language}")
    assert response.status_code == 404
    assert words in response.content.decode()


@pytest.mark.parametrize(("language", "words"), [("zh", "系统出错"), ("en", "Something went wrong here")])
def test_page_that_failed_shows_nothing_of_the_inside(settings: Settings, language: str, words: str) -> None:
    settings.ROOT_URLCONF = __name__
    response = Client(raise_request_exception=False).get(f"/broken?lang={language}")
    assert response.status_code == 500
    assert words in response.content.decode()
    assert "inside" not in response.content.decode()


def test_foreign_host_is_refused(client: Client) -> None:
    assert client.get("/", headers={"Host": "mallory.example"}).status_code == 400
