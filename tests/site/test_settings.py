"""The settings file takes an environment or stops the start."""

import os
import runpy
from collections.abc import Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from maplebridge.ground.postgres import addresses
from maplebridge.site import settings
from maplebridge.site.environment import OddSetting


def settings_under(monkeypatch: pytest.MonkeyPatch, changes: Mapping[str, str | None]) -> dict[str, Any]:
    for name, value in changes.items():
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    return runpy.run_path(settings.__file__)


@pytest.mark.parametrize("name", ["SECRET_KEY", "KEY_RING", "DATABASE_URL"])
def test_missing_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with pytest.raises(OddSetting, match=name):
        settings_under(monkeypatch, {name: None})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:///here"),
        ("KEY_RING", "k1:aes:c2hvcnQ="),
        ("DEMO", "perhaps"),
        ("SITE_URL", "here"),
        ("STATEMENT_SECONDS", "0"),
        ("BODY_MIB", "much"),
        ("LOG_LEVEL", "loud"),
        ("SECRET_KEY", "short"),
    ],
)
def test_odd_value_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(OddSetting, match=name):
        settings_under(monkeypatch, {name: value})


def test_database_is_prepared_persistent_and_never_atomic_by_request(monkeypatch: pytest.MonkeyPatch) -> None:
    found = settings_under(monkeypatch, {"STATEMENT_SECONDS": "7"})["DATABASES"]["default"]
    assert found["OPTIONS"]["server_side_binding"] is True
    assert found["OPTIONS"]["prepare_threshold"] == 5
    assert "statement_timeout=7s" in found["OPTIONS"]["options"]
    assert found["CONN_MAX_AGE"] is None
    assert not found.get("ATOMIC_REQUESTS")


def test_behind_a_proxy_that_keeps_the_certificate_forms_are_taken_and_links_are_safe(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    site, said = "https://county.example", {"Origin": "https://county.example", "X-Forwarded-Proto": "https"}
    found = settings_under(monkeypatch, {"SITE_URL": site, "TRUSTED_PROXIES": "1", "ALLOWED_HOSTS": None})
    for name in ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECURE_PROXY_SSL_HEADER"):
        setattr(settings, name, found[name])
    request = RequestFactory().post("/report/", headers={"Host": "county.example", **said})
    assert request.build_absolute_uri("/c/1/x") == f"{site}/c/1/x"
    strange = RequestFactory().post(
        "/report/", headers={"Host": "county.example", "Origin": "https://elsewhere.example"}
    )
    judge = CsrfViewMiddleware(lambda asked: HttpResponse())
    assert [judge._origin_verified(each) for each in (request, strange)] == [True, False]
    alone = settings_under(monkeypatch, {"SITE_URL": site, "TRUSTED_PROXIES": None})
    assert (alone["SECURE_PROXY_SSL_HEADER"], alone["CSRF_TRUSTED_ORIGINS"]) == (None, [site])


def test_owner_is_known_only_where_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "owner" not in settings_under(monkeypatch, {"DATABASE_OWNER_URL": None})["DATABASES"]
    owner = addresses.read(os.environ["DATABASE_URL"]).as_role("owner", "o")
    found = settings_under(monkeypatch, {"DATABASE_OWNER_URL": owner.url})["DATABASES"]
    assert found["owner"]["USER"] == "owner"


def test_debug_cannot_be_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_under(monkeypatch, {"DEBUG": "1", "DEMO": "1"})["DEBUG"] is False


def test_https_is_remembered_by_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    found = settings_under(monkeypatch, {"SITE_URL": "https://county.example"})
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["ALLOWED_HOSTS"] == ["county.example"]
    assert settings_under(monkeypatch, {"SITE_URL": "http://127.0.0.1:8000"})["SECURE_HSTS_SECONDS"] == 0
