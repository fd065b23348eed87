"""Clients of the API for tests: each says who it is, and every answer is held against the shape that is documented."""

from dataclasses import dataclass, field
from typing import Any

import orjson
from django.http import HttpRequest
from django.test import Client
from django.urls import resolve
from ninja.operation import PathView
from tests.world import COUNTY, GRID, World, forget_all

from maplebridge.directory.people.actions import issue_token
from maplebridge.doors.api.v1.shapes.problems import Problem

ROOT = "/api/v1/"


@dataclass(frozen=True)
class Visitor:
    """Somebody who calls the API."""

    headers: dict[str, str]
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        """The JSON that is answered with `status`."""
        return self._checked(self.client.get(ROOT + path, query, headers=self.headers), "GET", path, status)

    def post(self, path: str, body: Any, status: int = 200, **headers: str) -> Any:
        """The JSON that is answered with `status` to a body sent as JSON."""
        text = body if isinstance(body, bytes) else orjson.dumps(body)
        response = self.client.post(
            ROOT + path, text, content_type="application/json", headers={**self.headers, **headers}
        )
        return self._checked(response, "POST", path, status)

    def act(self, number: str, action: str, status: int = 200, version: int | None = None, **fields: Any) -> Any:
        """The answer to one action."""
        return self.post(f"cases/{number}/actions", {"action": action, "version": version, "fields": fields}, status)

    def _checked(self, response: Any, method: str, path: str, status: int) -> Any:
        body = orjson.loads(response.content)
        assert response.status_code == status, body
        if status >= 400:
            assert response.headers["Content-Type"] == "application/problem+json"
            Problem.model_validate(body)
            assert body["status"] == status
        else:
            shape_of(method, path, status).model_validate({"response": body})
        return body


def shape_of(method: str, path: str, status: int) -> Any:
    """The documented shape of an answer."""
    view = resolve((ROOT + path).partition("?")[0]).func
    views = [cell.cell_contents for cell in view.__closure__ or ()]
    found = next(each for each in views if isinstance(each, PathView))
    request = HttpRequest()
    request.method = method
    operation = found._find_operation(request)
    assert operation is not None
    models = operation.response_models
    return models.get(status) or models[min(models)]


class Visitors:
    """Everybody who may call."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.nobody = Visitor({})

    def staff(self, code: str, *scopes: str) -> Visitor:
        """One of the cast with a token."""
        token = issue_token(
            county=COUNTY,
            person_id=self.world.ids[code],
            name="tests",
            scopes=scopes or ("read", "act", "bulk"),
            days=1,
            now=self.world.now,
        )
        return Visitor({"Authorization": f"Bearer {token}"})

    def link(self, receipt: dict[str, Any]) -> Visitor:
        """Whoever holds a case's number and secret."""
        return Visitor({"Authorization": f"Case {receipt['number']}:{receipt['secret']}"})

    def bring(self, visitor: Visitor | None = None, **changes: Any) -> Any:
        """A broken lamp, brought by nobody in particular unless said otherwise."""
        said = {"text": "村口的路灯三天不亮了，老人晚上看不见路。", "matter": "streetlight", "place": GRID}
        body = {"county": COUNTY, **said, **changes}
        return (visitor or self.nobody).post("cases", body, 201)

    def forget(self) -> None:
        """Let the next call meet a process that remembers nothing."""
        forget_all()
