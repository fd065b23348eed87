"""Machines learn whether the process lives and whether the database answers."""

from typing import NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_process_is_alive_without_the_database(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_site_is_ready_when_the_database_answers(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_site_is_not_ready_without_its_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> NoReturn:
        raise OperationalError("no route to 10.0.0.7")

    monkeypatch.setattr(connection, "cursor", fail)
    monkeypatch.setattr(connection, "close", lambda: None)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"10.0.0.7" not in response.content
