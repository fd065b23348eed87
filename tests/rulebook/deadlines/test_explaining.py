"""The clock's ledger in both languages, as a resident reads it."""

from tests.rulebook.deadlines.cast import CALENDAR, OFFICE, clock, extend, limit, pause, resume, start, stop

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.explaining import say_limit
from maplebridge.rulebook.deadlines.rules import Mark, explain, read_clock

LABELS = {
    "submit": Text("提交", "submitted"),
    "ask": Text("请补材料", "papers asked for"),
    "extend": Text("延期", "extended"),
}


def lines(limit_text: str, *history: Mark) -> list[Text]:
    spec = clock(limit_text)
    return list(explain(spec, read_clock(spec, history, CALENDAR, OFFICE), LABELS))


def test_every_step_is_told_with_its_reason_and_basis() -> None:
    told = lines(
        "1 W",
        start("2026-09-18 10:00"),
        extend("2026-09-20 15:00", "approved"),
        pause("2026-09-21 10:00"),
        resume("2026-09-23 10:00"),
    )
    assert [line.en for line in told] == [
        "Answer: 1 working day from 2026-09-18 10:00 (柳塘镇码上办).",
        "Ran from 2026-09-18 10:00 to 2026-09-20 24:00: submitted (柳塘镇码上办).",
        "Extended from 2026-09-20 24:00 to 2026-09-21 10:00: extended (领导批准).",
        "Paused from 2026-09-21 10:00 to 2026-09-23 10:00: papers asked for.",
        "Extended from 2026-09-23 10:00 to 2026-09-29 24:00: extended (领导批准).",
        "Ends at 2026-09-29 24:00.",
    ]
    assert told[0].zh == "答复：1 个工作日，自 2026-09-18 10:00 起（柳塘镇码上办）。"
    assert told[3].zh == "2026-09-21 10:00 至 2026-09-23 10:00 暂停：请补材料。"


def test_a_last_day_that_moved_is_told() -> None:
    told = lines("30 D", start("2026-09-04 10:00"))
    assert "2026-10-04" in told[2].en
    assert told[2].zh == "期限最后一日 2026-10-04 不是工作日，顺延至 2026-10-08（民法典第二百零三条）。"


def test_a_provisional_end_is_told() -> None:
    assert "not published yet" in lines("1 W", start("2026-12-31 10:00"))[-1].en


def test_a_clock_that_stands_says_so() -> None:
    told = lines("24 h", start("2026-09-18 10:00"), pause("2026-09-18 11:00", "verify"))
    assert [line.en for line in told[-2:]] == [
        "Paused since 2026-09-18 11:00: verify.",
        "Paused; if it resumed at once it would end at 2026-09-19 10:00.",
    ]


def test_the_end_of_a_stopped_clock_is_told() -> None:
    begun = start("2026-09-18 10:00")
    assert (
        lines("24 h", begun, stop("2026-09-18 12:00"))[-1].en
        == "Done at 2026-09-18 12:00, in time for 2026-09-19 10:00."
    )
    assert lines("1 W", begun, stop("2026-09-22 12:00"))[-1].zh == "2026-09-22 12:00 完成，已超过 2026-09-20 24:00。"


def test_limits_are_said_in_words() -> None:
    said = [say_limit(limit(text)) for text in ("1 D", "30 D", "1 W", "5 W", "2 wh", "24 h", "10 min")]
    assert [text.en for text in said] == [
        "1 day", "30 days", "1 working day", "5 working days", "2 working h", "24 h", "10 min",
    ]  # fmt: skip
    assert [text.zh for text in said][2:5] == ["1 个工作日", "5 个工作日", "2 个工作小时"]
    assert say_limit(limit("0 D")).zh == "约定的日期"  # a dated clock has no limit of its own
