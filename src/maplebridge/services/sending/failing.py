"""Messages that did not reach anybody, for the dispatchers of the place. Not for trying again."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.message_texts import CHANNELS

SQL = Path(__file__).parent / "sql"
ROLE = "dispatcher"
MANY = 50
REASONS = (
    (("isv.MOBILE_NUMBER_ILLEGAL", "invaliduser", "smtp 55"), Text("号码或地址不存在", "No such number or address")),
    (
        ("isv.", "SignatureDoesNotMatch", "errcode"),
        Text("服务商拒绝，请系统管理员核对设置", "The provider refuses; check the settings"),
    ),
    (("UNDELIV", "MK:", "MI:", "EXPIRED"), Text("手机没有收到", "The phone did not get it")),
)
AWAY = Text("多次发送未成功", "Tried several times in vain")


@dataclass(frozen=True, slots=True)
class FailedLine:
    """One message that reached nobody."""

    number: str
    channel: Text
    reason: Text
    code: str
    at: datetime


def list_failed(actor: Actor) -> list[FailedLine]:
    """The newest of those about cases in the places where the actor dispatches; none for others."""
    places = sorted({duty.place for duty in actor.duties if duty.role == ROLE and duty.place})
    if not places:
        return []
    values = {"county": actor.county, "places": places, "ties": sorted(ties_of(actor)), "many": MANY}
    return [
        FailedLine(number, CHANNELS.get(channel, Text(channel, channel)), _say(code), code, at)
        for number, channel, code, at in fetch(SQL / "failed.sql", values)
    ]


def _say(code: str) -> Text:
    return next((text for starts, text in REASONS if code.startswith(starts)), AWAY)
