"""Clients of the API for tests: each says who it is, and every answer is held against the shape that is documented."""

import io
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client
from django.urls import resolve
from ninja.operation import PathView
from PIL import Image
from tests.world import COUNTY, GRID, HOUSING, World

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

    def attach(self, number: str, content: bytes = b"", status: int = 201, **form: str) -> Any:
        """The answer to a file that is put on a case; a small picture unless `content` is given."""
        file = SimpleUploadedFile("photo.png", content or picture())
        path = f"cases/{number}/attachments"
        response = self.client.post(ROOT + path, {"file": file, **form}, headers=self.headers)
        return self._checked(response, "POST", path, status)

    def batch(self, *lines: Any, status: int = 200, content_type: str = "application/x-ndjson") -> Any:
        """The answers to a batch, one for each line that is not blank."""
        text = b"\n".join(line if isinstance(line, bytes) else orjson.dumps(line) for line in lines)
        response = self.client.post(ROOT + "batch", text, content_type=content_type, headers=self.headers)
        if status >= 400:
            return self._checked(response, "POST", "batch", status)
        assert response.status_code == status
        return [orjson.loads(line) for line in response.content.splitlines()]

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


def picture() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (2, 2), "yellow").save(out, format="PNG")
    return out.getvalue()


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

    def bring(self, visitor: Visitor | None = None, status: int = 201, **changes: Any) -> Any:
        """A broken lamp, brought by nobody in particular unless said otherwise."""
        said = {"text": "村口的路灯三天不亮了，老人晚上看不见路。", "matter": "streetlight", "place": GRID}
        body = {"county": COUNTY, **said, **changes}
        return (visitor or self.nobody).post("cases", body, status)

    def handle(self, receipt: dict[str, Any]) -> None:
        """The lamp is mended; the case waits to be checked."""
        number, handler = receipt["number"], self.staff("yangguang")
        self.staff("axiu").act(number, "dispatch", unit=HOUSING)
        handler.act(number, "sign")
        photo = handler.attach(number, audience="resident")["id"]
        handler.act(number, "finish", result="灯泡已更换。", outcome="solved", evidence=[photo])

    def close(self, receipt: dict[str, Any], **rating: str) -> None:
        """The lamp is mended, checked and rated."""
        self.handle(receipt)
        number, me = receipt["number"], self.link(receipt)
        self.staff("chenjing").act(number, "approve")
        secret = field_of(me.get(f"cases/{number}/actions"), "rate", "rating_secret")["value"]
        said = {"solved": "yes", "satisfaction": "very_satisfied"} | rating
        me.act(number, "rate", rating_secret=secret, **said)


def field_of(offers: dict[str, Any], action: str, name: str) -> dict[str, Any]:
    """A field of an action that is open."""
    found = next(each for each in offers["actions"] if each["name"] == action)
    field: dict[str, Any] = next(each for each in found["fields"] if each["name"] == name)
    return field
