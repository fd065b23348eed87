"""Cases as lines: one JSON object each, read alone and opened together. Not for how lines arrive or are answered."""

from collections.abc import Callable, Sequence
from typing import Any

import orjson
from pydantic import ValidationError

from maplebridge.cases.actions.submit import Receipt, submit, submit_many
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1.errors import explain, unexpected, unreadable_json
from maplebridge.doors.api.v1.incoming import intake_of
from maplebridge.doors.api.v1.shapes.cases import CaseIn
from maplebridge.ground.clock import time
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

NOT_AN_OBJECT = Text("每行应为一个 JSON 对象", "each line must be a JSON object")
Check = Callable[[str], object]


def read_object(line: bytes | str) -> dict[str, Any]:
    """The JSON object in a line. Raises Fault."""
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise unreadable_json(error) from None
    if not isinstance(said, dict):
        raise Fault("invalid", NOT_AN_OBJECT)
    return said


def read_case(said: dict[str, Any], sender: Actor, check_county: Check) -> Intake:
    """The case in a line, as for POST cases; its channel is bulk if it names none. Raises Fault."""
    try:
        body = CaseIn.model_validate({"channel": "bulk", **said})
    except ValidationError as error:
        raise explain_invalid(error) from None
    check_county(body.county)
    return intake_of(body, sender)


def explain_invalid(error: ValidationError) -> Fault:
    """The fault that names the first field at fault."""
    return explain([dict(each) for each in error.errors(include_url=False, include_input=False)])


def open_together(intakes: Sequence[Intake], sender: Actor) -> list[Receipt | Fault]:
    """Opens cases in one commit, or each alone where that fails; a result for each, in order."""
    try:
        return submit_many(county=sender.county, intakes=intakes, sender=sender, now=time.now())
    except Exception:
        return [_open_alone(intake, sender) for intake in intakes]


def _open_alone(intake: Intake, sender: Actor) -> Receipt | Fault:
    try:
        return submit(county=sender.county, intake=intake, sender=sender, now=time.now())
    except Fault as fault:
        return fault
    except Exception as error:
        return unexpected(error, "batch")
