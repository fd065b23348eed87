"""Many cases and actions in one request, a line each (NDJSON); a broken line stops no other.
Not all or nothing: every line has an answer of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import ValidationError

from maplebridge.cases.actions.submit import Receipt
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1.cases import render_receipt, render_taken
from maplebridge.doors.api.v1.entrance import MIB, actor_of, caller_of, county_of
from maplebridge.doors.api.v1.errors import unexpected
from maplebridge.doors.api.v1.lines import explain_invalid, open_together, read_case, read_object
from maplebridge.doors.api.v1.operations import operation
from maplebridge.doors.api.v1.shapes.lists import ActionLine
from maplebridge.doors.parts.problems import WrongType
from maplebridge.ground.clock import time
from maplebridge.ground.words.fault import Fault, TooLarge
from maplebridge.ground.words.text import Text

router = Router(tags=["batch"])
NDJSON = "application/x-ndjson"
LONGEST = 20 * MIB
MOST_LINES = 5_000
CHUNK = 500
WRONG_TYPE = Text(f"内容类型应为 {NDJSON}", f"send it as {NDJSON}")
TOO_MANY = Text(f"最多 {MOST_LINES} 行", f"at most {MOST_LINES} lines")
LINES = {"schema": {"type": "string", "description": "One JSON object a line."}}
ABOUT = {
    "requestBody": {"required": True, "content": {NDJSON: LINES}},
    "responses": {200: {"description": "An answer a line, in order", "content": {NDJSON: LINES}}},
}
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was read: a case to open, an action to take, or what is wrong with it."""

    number: int
    content: Intake | ActionLine | Fault


@operation(router, "POST", "/batch", "token:bulk", returns=None, longest=LONGEST, more=ABOUT)
def run_batch(request: HttpRequest) -> HttpResponse:
    """Bring cases and take actions, up to 5,000, one JSON object a line.

    A line with `number` is an action ({number, action, version, fields, key}), any other a case as for POST cases.
    Each is answered by {line, ok, number} or {line, ok, error}; a broken line stops no other.
    """
    if request.content_type != NDJSON:
        raise WrongType("wrong_type", WRONG_TYPE)
    lines = [(n, text) for n, text in enumerate(request.body.split(b"\n"), 1) if text.strip()]
    if len(lines) > MOST_LINES:
        raise TooLarge("too_many_lines", TOO_MANY, extra={"longest": MOST_LINES})
    caller, actor = caller_of(request), actor_of(request)

    def read(n: int, text: bytes) -> Line:
        try:
            return Line(n, _read(text, actor, lambda named: county_of(caller, named)))
        except Fault as fault:
            return Line(n, fault)

    answers = _run((read(n, text) for n, text in lines), actor)
    body = b"".join(orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE, default=str) for each in answers)
    return HttpResponse(body, content_type=NDJSON, headers={"Cache-Control": "no-store"})


def _read(text: bytes, actor: Actor, check_county: Any) -> Intake | ActionLine:
    said = read_object(text)
    if "number" not in said:
        return read_case(said, actor, check_county)
    try:
        return ActionLine.model_validate(said)
    except ValidationError as error:
        raise explain_invalid(error) from None


def _run(lines: Iterator[Line], actor: Actor) -> Iterator[Answer]:
    """The answers in order; cases that follow each other are opened together."""
    waiting: list[tuple[int, Intake]] = []
    for line in lines:
        if isinstance(line.content, Intake):
            waiting.append((line.number, line.content))
            if len(waiting) < CHUNK:
                continue
        yield from _open(waiting, actor)
        waiting = []
        if not isinstance(line.content, Intake):
            yield _act(line.number, line.content, actor)
    yield from _open(waiting, actor)


def _open(waiting: list[tuple[int, Intake]], actor: Actor) -> Iterator[Answer]:
    if not waiting:
        return
    results = open_together([intake for _, intake in waiting], actor)
    for (number, _), result in zip(waiting, results, strict=True):
        yield _failed(number, result) if isinstance(result, Fault) else _opened(number, result, actor)


def _act(number: int, line: ActionLine | Fault, actor: Actor) -> Answer:
    if isinstance(line, Fault):
        return _failed(number, line)
    try:
        taken = take(
            actor=actor,
            number=line.number,
            action=line.action,
            fields=line.fields,
            seen=line.version,
            now=time.now(),
            key=line.key,
        )
    except Fault as fault:
        return _failed(number, fault)
    except Exception as error:
        return _failed(number, unexpected(error, "batch"))
    return {"line": number, "ok": True, **render_taken(taken)}


def _opened(number: int, receipt: Receipt, actor: Actor) -> Answer:
    return {"line": number, "ok": True, **render_receipt(receipt, actor.county, actor.kind == "staff")}


def _failed(number: int, fault: Fault) -> Answer:
    message = {"zh": fault.text.zh, "en": fault.text.en}
    error = {**fault.extra, "code": fault.code, "status": fault.status, "field": fault.field, "message": message}
    return {"line": number, "ok": False, "error": error}
