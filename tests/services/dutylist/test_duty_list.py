"""The list follows the journal: who may read what of it, what everybody reads; made anew it is the same."""

from typing import Any

import pytest
from tests.cases.stage import Stage, moment
from tests.world import COUNTY, HOUSING, VILLAGE

from maplebridge.cases.models import ReaderMark, ReaderSeen
from maplebridge.ground.words.fault import Missing
from maplebridge.services.dutylist.jobs import READER, list_duties_once
from maplebridge.services.dutylist.models import DutyEntry
from maplebridge.services.dutylist.public import PublicList, get_public_list
from maplebridge.services.dutylist.queries import Duty, Wanted, list_duties

LABOUR = f"human_resources-{COUNTY}"
PUBLIC = {
    "result": "已全部发放，户主张三电话 13900001234。",
    "outcome": "solved",
    "public_title": "凤坪村房屋证件遗留问题",
    "public_words": "二十户证件已全部发放。",
}


def follow() -> None:
    while list_duties_once(COUNTY, moment("09-30 09:00")):
        pass


def raise_problem(stage: Stage, batch: str, *, listed: bool = True, **said: Any) -> str:
    """A problem on the list that housing and labour are asked to claim; its number."""
    stage.at("09-18 10:00").submit("axiu", matter="listed_problem", text=f"{batch}的问题", place=VILLAGE, **said)
    if listed:
        stage.take("axiu", "put_on_list", batch=batch, units=[HOUSING, LABOUR])
    return stage.number


def listed(stage: Stage, who: str, now: str = "09-18 12:00", **wanted: Any) -> list[Duty]:
    follow()
    return list_duties(stage.who(who), Wanted(**wanted), moment(now))


def public(now: str, **asked: str) -> PublicList:
    follow()
    return get_public_list(COUNTY, moment(now), **asked)


def test_those_who_were_asked_see_it_and_may_claim_it_others_do_not(stage: Stage) -> None:
    number = raise_problem(stage, "measures")
    raise_problem(stage, "aid", listed=False)
    for who in ("yangguang", "tangwei"):
        assert [(duty.case.facts.number, duty.mine) for duty in listed(stage, who)] == [(number, True)]
    assert [duty.mine for duty in listed(stage, "zhouming")] == [False]
    assert listed(stage, "qinhai") == []


def test_the_list_by_batch_state_unit_how_and_lateness(stage: Stage) -> None:
    claimed = raise_problem(stage, "measures")
    stage.at("09-21 09:00").take("yangguang", "claim", until="2026-09-22")
    named = raise_problem(stage, "disputes")
    stage.at("09-21 10:00").take("zhouming", "name_at_once", unit=LABOUR, until="2026-10-20", reason="急")
    waiting = raise_problem(stage, "disputes")

    def numbers(now: str = "09-21 12:00", **wanted: Any) -> list[str]:
        return [duty.case.facts.number for duty in listed(stage, "axiu", now, **wanted)]

    assert numbers() == [claimed, named, waiting]
    assert numbers(batch="disputes") == [named, waiting]
    assert numbers(state="listed") == [waiting]
    assert numbers(unit=LABOUR) == [named]
    assert (numbers(how="claimed"), numbers(how="named")) == ([claimed], [named])
    assert (numbers(late=True), numbers("09-23 00:30", late=True)) == ([], [claimed])
    batches = {row.key: (row.waiting, row.in_hand, row.late, row.done) for row in public("09-23 00:30").batches}
    assert (batches["measures"], batches["disputes"], batches["aid"]) == ((0, 1, 1, 0), (1, 1, 0, 0), (0, 0, 0, 0))


def test_a_result_is_public_once_it_was_checked_and_says_nothing_personal(stage: Stage) -> None:
    raise_problem(stage, "measures")
    stage.at("09-21 09:00").take("yangguang", "claim", until="2026-10-15")
    with_phone = PUBLIC | {"public_words": "咨询电话 13900001234。"}
    assert stage.at("09-28 09:00").fails("yangguang", "report_result", **with_phone).code == "nothing_personal"
    stage.take("yangguang", "report_result", **PUBLIC)
    assert public("09-28 10:00").results == ()
    stage.at("09-28 11:00").take("chenjing", "publish_result")
    (result,) = public("09-28 12:00").results
    assert result.words == PUBLIC["public_words"]
    assert (result.title, result.unit.zh, result.outcome.en) == (PUBLIC["public_title"], "县住房和城乡建设局", "Solved")
    assert "张三" not in str(public("09-28 12:00"))
    assert stage.number not in str(public("09-28 12:00"))
    assert (public("09-28 12:00", batch="aid").results, public("10-09 12:00").results) == ((), ())
    assert public("10-09 12:00", month="2026-09").results == (result,)
    with pytest.raises(Missing):
        public("10-09 12:00", month="2024-01")
    stage.at("09-28 13:00").take("axiu", "take_down", reason="写了电话")
    assert public("09-28 14:00").results == ()


def test_who_reported_in_time_is_not_late_while_others_check_and_another_unit_is_not_said_to_have_told_it(
    stage: Stage,
) -> None:
    number = raise_problem(stage, "measures")
    stage.at("09-21 09:00").take("yangguang", "claim", until="2026-09-22")
    stage.at("09-21 10:00").take("yangguang", "report_result", **PUBLIC)
    assert [row.late for row in public("09-24 12:00").batches] == [0] * 5
    assert [duty.case.facts.number for duty in listed(stage, "axiu", "09-24 12:00", late=True)] == []
    stage.at("09-24 11:00").take("chenjing", "publish_result")
    before = public("09-24 12:00").results
    stage.at("09-24 13:00").take(
        "chenjing", "confirm_for", how="phone", settled="no", text="电话问过，还有两户没有拿到"
    )
    stage.take("yangguang", "hand_back", reason="属人社职责")
    stage.at("09-24 14:00").take("zhouming", "name_unit", unit=LABOUR, until="2026-10-20", reason="属人社职责")
    stage.at("09-25 09:00").take("tangwei", "report_result", **PUBLIC | {"outcome": "explained"})
    (after,) = public("09-25 10:00").results
    assert (after.unit, after.outcome) == (before[0].unit, before[0].outcome)
    assert after.settled.en.startswith("Not settled")
    assert [duty.case.facts.number for duty in listed(stage, "axiu", "09-25 12:00")] == [number]


def test_what_is_sealed_is_in_no_number_and_told_to_nobody(stage: Stage) -> None:
    raise_problem(stage, "cases")
    stage.at("09-18 12:00").take("axiu", "exclude", excluded=[LABOUR], reason="涉及该单位")
    follow()
    assert listed(stage, "tangwei") == []
    assert all((row.waiting, row.in_hand) == (0, 0) for row in public("09-18 13:00").batches)


def test_the_list_made_anew_is_the_same(stage: Stage) -> None:
    for batch in ("cases", "aid"):
        raise_problem(stage, batch)
        stage.at("09-21 09:00").take("yangguang", "claim", until="2026-10-15")
    follow()
    rows = DutyEntry.objects.of(COUNTY).order_by("case_id")
    before = list(rows.values())
    assert len(before) == 2
    for table in (DutyEntry.objects.of(COUNTY), ReaderMark.objects.of(COUNTY).filter(reader=READER)):
        table.delete()
    ReaderSeen.objects.of(COUNTY).filter(reader=READER).delete()
    follow()
    assert list(rows.values()) == before
