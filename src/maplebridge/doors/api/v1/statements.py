"""Statements of responsibility over the API: the tree of a year, one of them, drawing up, signing. Not for the duties:
the list of responsibilities has them."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import PlaceCode
from maplebridge.doors.api.v1.shapes.statements import (
    DrawnOut,
    DrawUpIn,
    SignIn,
    StatementOut,
    StatementsOut,
)
from maplebridge.doors.api.v1.writing import staff_of, write_once
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.vault.signing import export_public_keys
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.statements.actions import draw_up, sign
from maplebridge.services.statements.proving import document_of, is_whole, record_of
from maplebridge.services.statements.queries import Branch, get_statement, is_outdated, list_tree
from maplebridge.services.statements.rules import Side, Signed, StatementFacts, may_sign

router = Router(tags=["statements"])
YEARS_BACK, YEARS_AHEAD = 2, 1
NOT_THEN = Text("只能拟定前两年、今年和明年的责任状", "statements are of the two years before, this year or the next")


@operation(router, "GET", "/statements", "token:read", returns=StatementsOut)
def list_statements(
    request: HttpRequest, year: Annotated[int | None, Field(ge=2000, le=2100)] = None, town: PlaceCode = ""
) -> HttpResponse:
    """Who has signed with whom in a year, this one unless you name another; the villages of one `town`, or of all."""
    actor = staff_of(request)
    chosen = year or day_of(caller_of(request).now).year
    tree = [branch for branch in list_tree(actor.county, chosen) if town in ("", branch.pair.lower.place)]
    towns = [
        _line(actor, branch) | {"gaps": branch.gaps, "villages": [_line(actor, each) for each in branch.below]}
        for branch in tree
    ]
    return answer({"year": chosen, "towns": towns})


@operation(router, "GET", "/statements/{statement_id}", "token:read", returns=StatementOut)
def read_statement(request: HttpRequest, statement_id: UUID) -> HttpResponse:
    """One statement, in its words."""
    actor = staff_of(request)
    return answer(_statement(actor, get_statement(actor.county, statement_id)))


@operation(router, "POST", "/statements", "token:act", returns=DrawnOut)
def draw_up_statements(request: HttpRequest, body: DrawUpIn) -> HttpResponse:
    """Draw up what is lacking below a unit that you head."""
    now = caller_of(request).now
    this = day_of(now).year

    def write(actor: Actor) -> int:
        if not this - YEARS_BACK <= body.year <= this + YEARS_AHEAD:
            raise Fault("no_such_year", NOT_THEN, field="year")
        return draw_up(actor=actor, upper=body.upper, year=body.year, now=now)

    done = write_once(request, "draw up", body, write)
    return answer({"drawn": int(done.made), "already": done.already})


@operation(router, "POST", "/statements/{statement_id}/sign", "token:act", returns=StatementOut)
def sign_statement(request: HttpRequest, statement_id: UUID, body: SignIn) -> HttpResponse:
    """Sign for a unit that you head, once; 409 when it is signed, not your turn yet, or the list has changed."""
    now, actor = caller_of(request).now, staff_of(request)

    def write(actor: Actor) -> UUID:
        return sign(actor=actor, statement_id=statement_id, side=body.side, now=now).id

    write_once(request, f"sign {statement_id}", body, write)
    return answer(_statement(actor, get_statement(actor.county, statement_id)))


def _line(actor: Actor, branch: Branch) -> rendering.JSON:
    registry, found = get_registry(actor.county), branch.statement
    return {
        "upper": rendering.unit_named(registry, branch.pair.upper.code),
        "lower": rendering.unit_named(registry, branch.pair.lower.code),
        "statement": found.id if found else None,
        "state": found.state if found else "",
        "outdated": branch.outdated,
        "stands": branch.stands,
    }


def _statement(actor: Actor, found: StatementFacts) -> rendering.JSON:
    registry = get_registry(actor.county)
    outdated = is_outdated(actor.county, found)
    turn = "" if outdated else found.side_to_sign() or ""
    return {
        "id": found.id,
        "year": found.year,
        "upper": rendering.unit_named(registry, found.upper),
        "lower": rendering.unit_named(registry, found.lower),
        "words": rendering.both(found.words),
        "rules": found.rules,
        "document": document_of(found).decode(),
        "sha256": found.sha256,
        "whole": is_whole(found),
        "public_keys": export_public_keys(),
        "state": found.state,
        "outdated": outdated,
        "upper_signed": _signed(found, "upper", found.upper_signed),
        "lower_signed": _signed(found, "lower", found.lower_signed),
        "turn": turn,
        "yours": bool(turn) and may_sign(actor, found.upper if turn == "upper" else found.lower),
    }


def _signed(found: StatementFacts, side: Side, signed: Signed | None) -> rendering.JSON | None:
    if signed is None:
        return None
    record = record_of(found, side, signed).decode()
    return {"name": signed.name, "at": rendering.moment(signed.at), "record": record, "signature": signed.proof}
