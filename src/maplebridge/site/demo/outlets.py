"""What outlets of the demo county have taken in, and a birth with its parts at work. All of it made up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level

OWNERS = ("罗某某", "陈某某", "杨某某", "周某某", "吴某某", "李某某", "张某某")
ID_NUMBER = "522425198804120024"
CARS: tuple[tuple[tuple[str, str, Mapping[str, Any]], ...], ...] = (
    (),
    (("jiangbo", "send_on", {"checked": "originals"}),),
    (
        ("jiangbo", "send_on", {"checked": "copies"}),
        ("gaofeng", "ask", {"papers": ["purchase_tax"], "reason": "缺车辆购置税完税证明。"}),
    ),
    (("jiangbo", "send_on", {"checked": "originals"}), ("gaofeng", "accept", {})),
    (
        ("jiangbo", "send_on", {"checked": "originals"}),
        ("gaofeng", "accept", {}),
        ("gaofeng", "grant", {"result": "已登记，号牌和行驶证已制好。", "outcome": "granted"}),
    ),
    (
        ("jiangbo", "send_on", {"checked": "originals"}),
        ("gaofeng", "accept", {}),
        ("gaofeng", "grant", {"result": "已登记，号牌和行驶证已制好。", "outcome": "granted"}),
        ("jiangbo", "collect", {"handed": "outlet"}),
    ),
)
"""How far each car has come: who did what after the dealer took it in."""


def take_in(county: str, now: datetime) -> int:
    """Cars at a dealer's, a card at a bank, and a birth; how many cases. What is there already is not brought again."""
    villages = [place.code for place in list_places(county, level=Level.VILLAGE) if place.valid_to is None]
    cars = [_bring_car(county, n, villages[n * 7 % len(villages)], now) for n in range(len(CARS))]
    card = _file(county, "liuyan", _card(villages[0]), now)
    return len([*cars, card, _bring_birth(county, villages[3 % len(villages)], now)])


def _bring_car(county: str, n: int, place: str, now: datetime) -> str:
    fields = {
        "applicant": OWNERS[n],
        "applicant_id": ID_NUMBER,
        "vehicle_code": f"LSVAB2180N20000{n:02d}",
        "vehicle_kind": "small" if n % 2 else "motorcycle",
        "receive_by": "outlet",
    }
    said = {"matter": "vehicle_registration", "text": "新买的车要上牌。", "place": place, "fields": fields}
    number = _file(county, "jiangbo", {**said, "reporter": Contact(name=OWNERS[n]), "key": f"demo-car-{n}"}, now)
    for step, (who, action, sent) in enumerate(CARS[n]):
        _take(county, who, number, action, sent, f"demo-car-{n}-{step}", now)
    return number


def _card(place: str) -> dict[str, Any]:
    fields = {"applicant": OWNERS[6], "applicant_id": ID_NUMBER, "receive_by": "outlet"}
    said = {"matter": "social_security_card", "text": "社保卡丢了，补一张。", "place": place, "fields": fields}
    return {**said, "reporter": Contact(name=OWNERS[6]), "key": "demo-card"}


def _bring_birth(county: str, place: str, now: datetime) -> str:
    fields = {
        "child_name": "罗小某",
        "born_on": "2026-09-01",
        "applicant": OWNERS[0],
        "applicant_id": ID_NUMBER,
        "receive_by": "window",
    }
    said = {"matter": "newborn_bundle", "text": "孩子出生，上户口、参保、办社保卡。", "place": place, "fields": fields}
    number = _file(county, "mengqi", {**said, "reporter": Contact(name=OWNERS[0]), "key": "demo-birth"}, now)
    _take(county, "mengqi", number, "open", {}, "demo-birth-open", now)
    return number


def _file(county: str, who: str, said: Mapping[str, Any], now: datetime) -> str:
    sender = _actor(county, who, now)
    return submit(county=county, intake=Intake(channel="window", **said), sender=sender, now=now).number


def _take(county: str, who: str, number: str, action: str, fields: Mapping[str, Any], key: str, now: datetime) -> None:
    actor = _actor(county, who, now)
    take(actor=actor, number=number, action=action, fields=fields, seen=None, now=now, key=key)


def _actor(county: str, code: str, now: datetime) -> Actor:
    found = get_actor(county, get_person_id(county, code), now)
    assert found is not None
    return found
