"""Draws up statements and has them signed, the upper level first. Not for what they say: the pack does."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.statements.models import Statement
from maplebridge.services.statements.proving import digest_of_text, is_whole, prove
from maplebridge.services.statements.queries import get_statement, is_outdated
from maplebridge.services.statements.rules import (
    Pair,
    Side,
    Signed,
    StatementFacts,
    digest_for,
    list_pairs,
    may_sign,
    words_for,
)

NOT_YOURS = Text("只有单位的负责人能拟定和签署责任状", "Only the head of the unit draws up and signs statements")
BEFORE = Text("已经签过了", "It is signed already")
UPPER_FIRST = Text("上级签了以后，下级才签", "The lower level signs after the upper one")
BROKEN = Text(
    "留存的正文与拟定时的指纹对不上，不能签署，请联系管理员",
    "The text that is kept does not match its digest: it cannot be signed, please tell the administrators",
)
NO_WORDS = Text("规则包里没有责任状的正文", "The rules do not say what a statement says")
CHANGED = Text("责任清单变了，请按新清单重新拟定", "The list has changed: draw it up anew")
NO_SUCH_SIDE = Text("没有这一方", "There is no such side")


def draw_up(*, actor: Actor, upper: str, year: int, now: datetime) -> int:
    """Draws up what is lacking between a unit and each that signs with it below; returns how many.

    One that stands for the same duties stays as it is, also when two draw up at once. Raises Forbidden.
    """
    if not may_sign(actor, upper):
        raise Forbidden("not_the_head", NOT_YOURS)
    pack = get_current_pack(actor.county)
    if pack.duties.statement is None:
        raise Conflict("no_words", NO_WORDS)
    pairs = [pair for pair in list_pairs(pack.duties, get_registry(actor.county)) if pair.upper.code == upper]
    drawn = Statement.objects.of(actor.county).filter(year=year, upper=upper)
    known = set(drawn.values_list("lower", "digest"))
    facts = (_facts(pack, pack.duties.statement, year, pair) for pair in pairs)
    rows = [_row(each, actor, now) for each in facts if (each.lower, each.digest) not in known]
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
    ours: Side = "upper" if side == "upper" else "lower"
    _check(actor.county, found, ours)
    proof = prove(found, ours, Signed(actor.id, actor.name, now))
    waiting = {f"{side}_at__isnull": True} | ({"upper_at__isnull": False} if side == "lower" else {})
    signed = {f"{side}_by": actor.id, f"{side}_name": actor.name, f"{side}_at": now, f"{side}_proof": proof}
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
    if not is_whole(found):
        raise Conflict("not_whole", BROKEN)


def _facts(pack: Pack, template: Text, year: int, pair: Pair) -> StatementFacts:
    """A statement as it would be drawn up now."""
    digest, words = digest_for(pack.duties, pair.lower), words_for(pack, template, year, pair)
    codes = (pair.upper.code, pair.lower.code)
    drawn = StatementFacts(pack.county, new_id(), year, *codes, pack.number, digest, words)
    return replace(drawn, sha256=digest_of_text(drawn))


def _row(facts: StatementFacts, actor: Actor, now: datetime) -> Statement:
    same = ("county", "id", "year", "upper", "lower", "rules", "digest", "sha256")
    words = {"zh": facts.words.zh, "en": facts.words.en}
    values = {name: getattr(facts, name) for name in same}
    return Statement(words=words, drawn_by=actor.id, drawn_at=now, **values)
