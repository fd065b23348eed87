"""The public API, version 1: its operations, how bodies are read and how errors leave. Not for what it does."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from maplebridge.doors.api.docs.page import DocsPage
from maplebridge.doors.api.v1 import (
    activities,
    batch,
    boards,
    booking,
    cases,
    drives,
    driving,
    fileroom,
    finding,
    guides,
    issued,
    journal,
    lists,
    matters,
    mediation,
    money,
    open,
    outlets,
    papers,
    places,
    publications,
    rechecks,
    routes,
    schools,
    series,
    statements,
    stations,
    tours,
    units,
)
from maplebridge.doors.api.v1.errors import handle_errors
from maplebridge.doors.api.v1.shapes.problems import Both, Problem
from maplebridge.doors.parts.problems import Unreadable
from maplebridge.doors.parts.signs import NUL, refuse_null_signs

BATCH_LONGEST = 20 * 1024 * 1024
ABOUT = """Every matter is a case; the only thing that ever happens to a case is one action, taken by one actor at one
time, written to its journal. Names and sentences come in Chinese and English. Errors are RFC 9457 problems."""
SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "An access token: scopes read, act, bulk."},
    "case": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "`Case <number>:<secret>`: the number and secret that whoever brought a case was given.",
    },
}


UNUSED = HttpResponse()


class OrjsonParser(Parser):
    """Reads queries and JSON bodies."""

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        """What stands in the address or a form. Raises Fault for signs that cannot be kept."""
        refuse_null_signs(request)
        return super().parse_querydict(data, list_fields, request)

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as values. Raises JSONDecodeError, or Unreadable for signs that cannot be kept."""
        body = orjson.loads(request.body)
        if b"\\u0000" in request.body and "\x00" in _texts(body):
            raise Unreadable("null_sign", NUL)
        return body


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(f"{key}{_texts(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "".join(map(_texts, value))
    return value if isinstance(value, str) else ""


class PublicAPI(NinjaAPI):
    """The API with one description of itself, made once."""

    _described: dict[str, Any] | None = None

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        """Nothing is made that no operation uses: each makes its answer itself."""
        return UNUSED

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The OpenAPI description."""
        if self._described is None:
            described = super().get_openapi_schema(**options)
            described["components"]["securitySchemes"] = SCHEMES
            for shape in (Problem, Both):
                described["components"]["schemas"][shape.__name__] = shape.model_json_schema(
                    ref_template="#/components/schemas/{model}"
                ) | {"$defs": {}}
                described["components"]["schemas"][shape.__name__].pop("$defs")
            PublicAPI._described = described
        return self._described  # type: ignore[return-value] # ninja has a class for it that is a dict


def make() -> PublicAPI:
    """The API with all its operations."""
    api = PublicAPI(
        title="Maplebridge · 枫桥",
        version="1",
        description=ABOUT,
        urls_namespace="api-v1",
        parser=OrjsonParser(),
        docs=DocsPage(),
    )
    of_cases = (cases, finding, fileroom, issued, journal, lists, papers, mediation, money, rechecks)
    of_units = (drives, boards, driving, publications, statements)
    to_look_up = (guides, outlets, places, units, stations, series, matters)
    for room in (*of_cases, *to_look_up, open, activities, schools, *of_units, routes, booking, tours, batch):
        api.add_router("", room.router)
    handle_errors(api, BATCH_LONGEST)
    return api


api = make()
