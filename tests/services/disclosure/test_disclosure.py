"""Publishing on time and late, corrections that show as such, what is refused, and who hears of what is missing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from tests.services.disclosure.conftest import COMMITTEE
from tests.world import COUNTY, TOWN, World

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.post.models import Message
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.publishing import (
    Draft,
    chase,
    correct,
    note_event,
    publish,
    read_rows,
    withdraw,
)
from maplebridge.services.disclosure.queries import (
    Wanted,
    get_publication,
    list_bound,
    list_duties,
    list_publications,
    shares_by_kind,
)
from maplebridge.services.disclosure.reminding import remind_disclosure_once
from maplebridge.services.sending.wording import facts_of

MONEY = Draft(
    COMMITTEE,
    "凤坪村 2026 年第一季度财务收支",
    item="village_money",
    period="2026-Q1",
    columns=("项目", "收入（元）", "支出（元）", "说明"),
    rows=(("集体林租金", "12000.00", "0", "村民代表会议通过"),),
)
IN_TIME = datetime(2026, 4, 15, 23, 0, tzinfo=SHANGHAI)
TOO_LATE = datetime(2026, 4, 16, 0, 30, tzinfo=SHANGHAI)


def states(now: datetime) -> dict[str, str]:
    unit = get_registry(COUNTY).unit(COMMITTEE)
    assert unit is not None
    return {f"{duty.item.name} {duty.period.name}": duty.state for duty in list_duties(COUNTY, [unit], 2026, now)}


def test_what_is_published_in_time_and_what_is_not(world: World) -> None:
    clerk = world.actor("cungan")
    publish(actor=clerk, draft=MONEY, now=IN_TIME)
    general = Draft(COMMITTEE, "第一季度村务", item="village_quarter", period="2026-Q1", text="修了机耕道。")
    publish(actor=clerk, draft=general, now=TOO_LATE)
    seen = states(TOO_LATE)
    assert (seen["village_money 2026-Q1"], seen["village_quarter 2026-Q1"]) == ("on_time", "late")
    assert states(datetime(2026, 8, 1, tzinfo=SHANGHAI))["village_money 2026-Q2"] == "missing"
    duties = list_duties(COUNTY, list_bound(COUNTY, TOWN), 2026, TOO_LATE)
    share = shares_by_kind(COUNTY, duties)["village_committee"]
    assert (share.due, share.on_time, share.late) == (2, 1, 1)
    with pytest.raises(Conflict, match="already"):
        publish(actor=clerk, draft=MONEY, now=TOO_LATE)


def test_a_correction_shows_and_a_withdrawal_says_why(world: World) -> None:
    clerk = world.actor("cungan")
    publication = publish(actor=clerk, draft=MONEY, now=IN_TIME)
    better = replace(MONEY, rows=(("集体林租金", "12500.00", "0", "更正"),))
    with pytest.raises(Fault, match="why"):
        correct(actor=clerk, publication=publication, draft=better, why=" ", now=TOO_LATE)
    assert correct(actor=clerk, publication=publication, draft=better, why="漏记 500 元", now=TOO_LATE) == 2
    seen = get_publication(COUNTY, publication)
    assert [(each.number, each.rows[0][1], each.why) for each in seen.versions] == [
        (2, "12500.00", "漏记 500 元"),
        (1, "12000.00", ""),
    ]
    withdraw(actor=clerk, publication=publication, reason="重复公开", now=TOO_LATE)
    gone = get_publication(COUNTY, publication)
    assert (gone.newest, gone.row.reason) == (None, "重复公开")
    assert list_publications(COUNTY) == []
    assert states(TOO_LATE)["village_money 2026-Q1"] == "missing"
    with pytest.raises(Conflict, match="withdrawn"):
        correct(actor=clerk, publication=publication, draft=better, why="x", now=TOO_LATE)
    publish(actor=clerk, draft=MONEY, now=TOO_LATE)


@pytest.mark.parametrize(
    ("changes", "field", "masked"),
    [
        ({"title": "电话 13800000001"}, "title", "138******01"),
        ({"text": "身份证 522425198804120023 已核"}, "text", "522*************23"),
        ({"rows": (("补助", "1", "1", "138 0000 0001"),)}, "rows", "138******01"),
        ({"text": "卡号 6222 0212 3456 7890 128"}, "text", "622**************28"),
        ({"file_name": "13800000001.pdf", "file": "0" * 64}, "file", "138******01"),
    ],
)
def test_personal_numbers_are_refused_with_the_field_named(
    world: World, changes: dict[str, object], field: str, masked: str
) -> None:
    with pytest.raises(Fault) as wrong:
        publish(actor=world.actor("cungan"), draft=replace(MONEY, **changes), now=IN_TIME)
    assert (wrong.value.code, wrong.value.field) == ("personal", field)
    assert masked in wrong.value.text.zh
    assert masked in wrong.value.text.en


def test_rows_come_from_a_spreadsheet_or_from_the_keyboard() -> None:
    assert read_rows("a\tb\n\nc | d ", ("x", "y")) == (("a", "b"), ("c", "d"))
    with pytest.raises(Fault, match="Row 2"):
        read_rows("a|b\nc", ("x", "y"))


def test_an_event_makes_a_duty(world: World) -> None:
    chief, now = world.actor("qinhai"), datetime(2026, 4, 21, 9, tzinfo=SHANGHAI)
    unit = "justice_bureau-520524"
    event = note_event(
        actor=chief, unit=unit, item="decision", title="普法责任制办法", happened_on=date(2026, 4, 20), now=now
    )
    owing = get_registry(COUNTY).unit(unit)
    assert owing is not None
    (duty,) = [each for each in list_duties(COUNTY, [owing], 2026, now) if each.item.name == "decision"]
    assert (duty.due_on, duty.state) == (date(2026, 5, 20), "due")
    draft = Draft(unit, "普法责任制办法", item="decision", period=str(event), text="全文。")
    publish(actor=chief, draft=draft, now=now)
    with pytest.raises(Fault, match="no_such_period"):
        publish(actor=chief, draft=replace(draft, period=str(uuid4())), now=now)
    with pytest.raises(Fault, match="no_such_item"):
        publish(actor=chief, draft=replace(draft, item="village_money"), now=now)


def test_nobody_publishes_for_others(world: World) -> None:
    with pytest.raises(Forbidden):
        publish(actor=world.actor("qinhai"), draft=MONEY, now=IN_TIME)
    with pytest.raises(Missing):
        withdraw(actor=world.actor("qinhai"), publication=uuid4(), reason="x", now=IN_TIME)


def test_pages_list_by_unit_place_item_and_words(world: World) -> None:
    clerk = world.actor("cungan")
    first = publish(actor=clerk, draft=MONEY, now=IN_TIME)
    flyer = Draft(COMMITTEE, "防溺水明白卡", text="不私自下水。", hand_out=True)
    second = publish(actor=clerk, draft=flyer, now=IN_TIME)
    assert [row.id for row in list_publications(COUNTY)] == [second, first]
    for wanted, found in (
        (Wanted(place=TOWN), [second, first]),
        (Wanted(unit="housing-520524"), []),
        (Wanted(item="village_money"), [first]),
        (Wanted(words="下水"), [second]),
        (Wanted(hand_outs=True), [second]),
    ):
        assert [row.id for row in list_publications(COUNTY, wanted)] == found, wanted
    assert [row.id for row in list_publications(COUNTY, before=second)] == [first]


def test_units_are_told_before_the_day_and_once_when_late(world: World) -> None:
    def told(now: datetime) -> list[tuple[str, str]]:
        remind_disclosure_once(COUNTY, now)
        rows = Message.objects.of(COUNTY).filter(recipient=f"unit:{COMMITTEE}")
        return sorted((row.template, row.fact.rpartition(":")[2]) for row in rows)

    assert told(IN_TIME - timedelta(days=6)) == []
    assert told(IN_TIME) == told(IN_TIME) == [("disclosure_due", "2026-Q1")] * 2
    assert told(TOO_LATE).count(("disclosure_late", "2026-Q1")) == 2


def test_the_county_asks_for_what_is_missing_once_a_day(world: World) -> None:
    leader = world.actor("zhouming")
    for _ in range(2):
        chase(actor=leader, unit=COMMITTEE, item="village_money", period="2026-Q1", now=TOO_LATE)
    (letter,) = Message.objects.of(COUNTY).filter(template="disclosure_chased")
    assert letter.recipient == f"unit:{COMMITTEE}"
    said = facts_of(get_current_pack(COUNTY), letter.params, resident=False).values["state"]
    assert said.zh == "村集体财务收支（2026 年第 1 季度）"
    assert said.en == "Income and spending of the village (Quarter 1 of 2026)"
    with pytest.raises(Forbidden):
        chase(actor=world.actor("yangguang"), unit=COMMITTEE, item="village_money", period="2026-Q1", now=TOO_LATE)
