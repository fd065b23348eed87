"""The start page speaks the reader's language, says when it is a demonstration, and runs no foreign code."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db  # rules are looked for, whether or not an earlier test has found some


def page(client: Client, query: str = "", accept: str = "") -> str:
    response = client.get(f"/{query}", headers={"Accept-Language": accept})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "zh-Hans"),
        ("", "en-GB,zh;q=0.5", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("", "fr", "zh-Hans"),
        ("?lang=zh", "en", "zh-Hans"),
        ("?lang=en", "zh", "en"),
        ("?lang=xx", "en", "en"),
    ],
)
def test_language_is_what_is_asked_for_then_what_the_browser_wants(
    client: Client, query: str, accepted: str, language: str
) -> None:
    assert f'<html lang="{language}">' in page(client, query, accepted)


def test_english_page_is_english_throughout(client: Client) -> None:
    shown = re.sub(r'<a [^>]*lang="zh-Hans">[^<]*</a>', "", page(client, "?lang=en"))
    assert re.findall(r"[\u4e00-\u9fff]", shown) == []


@pytest.mark.parametrize(("language", "words"), [("zh", "演示"), ("en", "Demonstration")])
def test_demonstration_says_so(client: Client, settings: Settings, language: str, words: str) -> None:
    settings.DEMO = False
    assert words not in page(client, f"?lang={language}")
    settings.DEMO = True
    assert words in page(client, f"?lang={language}")


def test_nothing_runs_or_styles_from_within_the_page(client: Client) -> None:
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page(client)) == []


def test_everything_the_page_needs_is_served_from_here(client: Client) -> None:
    needed = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"', page(client))
    assert needed
    for address in needed:
        response = client.get(address)
        assert response.status_code == 200
        assert b"".join(response)  # read to its end: a file would stay open otherwise


def test_answers_carry_security_headers(client: Client) -> None:
    response = client.get("/")
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_answers_that_went_wrong_carry_them_too(client: Client) -> None:
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert "Content-Security-Policy" in response


def test_page_is_for_reading_only(client: Client) -> None:
    assert client.post("/").status_code == 405
