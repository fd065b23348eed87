"""Draws up statements and has them signed, the upper level first. Not for what they say: the pack does."""

from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.statements.models import Statement
from maplebridge.services.statements.queries import get_statement, is_outdated
from maplebridge.services.statements.rules import Side, StatementFacts, digest_for, list_pairs, may_sign

NOT_YOURS = Text("只有单位的负责人能拟定和签署责任状", "Only the head of the unit draws up and signs statements")
BEFORE = Text("已经签过了", "It is signed already")
UPPER_FIRST = Text("上级签了以后，下级才签", "The lower level signs after the upper one")
CHANGED = Text("责任清单变了，请按新清单重新拟定", "The list has changed: draw it up anew")
NO_SUCH_SIDE = Text("没有这一方", "There is no such side")


def draw_up(*, actor: Actor, upper: str, year: int, now: datetime) -> int:
    """Draws up what is lacking between a unit and each that signs with it below; returns how many.

    One that stands for the same duties stays as it is, also when two draw up at once. Raises Forbidden.
    """
    if not may_sign(actor, upper):
        raise Forbidden("not_the_head", NOT_YOURS)
    pack = get_current_pack(actor.county)
    pairs = [pair for pair in list_pairs(pack.duties, get_registry(actor.county)) if pair.upper.code == upper]
    drawn = Statement.objects.of(actor.county).filter(year=year, upper=upper)
    known = set(drawn.values_list("lower", "digest"))
    rows = [
        Statement(
            county=actor.county,
            id=new_id(),
            year=year,
            upper=upper,
            lower=pair.lower.code,
            rules=pack.number,
            digest=digest_for(pack.duties, pair.lower),
            drawn_by=actor.id,
            drawn_at=now,
        )
        for pair in pairs
        if (pair.lower.code, digest_for(pack.duties, pair.lower)) not in known
    ]
    Statement.objects.insert(rows, ignore_conflicts=True)
    return len(rows)


def sign(*, actor: Actor, statement_id: UUID, side: str, now: datetime) -> StatementFacts:
    """Signs for one side, once; returns how the statement stands then.

    Raises Forbidden for whoever is not the head, Conflict when it is signed, not yet its turn, or the list changed.
    """
    found = get_statement(actor.county, statement_id)
    if side not in ("upper", "lower"):
        raise Forbidden("no_such_side", NO_SUCH_SIDE)
    if not may_sign(actor, found.upper if side == "upper" else found.lower):
        raise Forbidden("not_the_head", NOT_YOURS)
    _check(actor.county, found, "upper" if side == "upper" else "lower")
    waiting = {f"{side}_at__isnull": True} | ({"upper_at__isnull": False} if side == "lower" else {})
    signed = {f"{side}_by": actor.id, f"{side}_name": actor.name, f"{side}_at": now}
    rows = Statement.objects.of(actor.county).filter(id=statement_id, **waiting).update(**signed)
    if not rows:  # somebody signed between our look and our act
        raise Conflict("signed_already", BEFORE)
    return get_statement(actor.county, statement_id)


def _check(county: str, found: StatementFacts, side: Side) -> None:
    turn = found.side_to_sign()
    if turn is None or (side == "upper" and turn == "lower"):
        raise Conflict("signed_already", BEFORE)
    if turn != side:
        raise Conflict("upper_first", UPPER_FIRST)
    if is_outdated(county, found):
        raise Conflict("list_changed", CHANGED)
