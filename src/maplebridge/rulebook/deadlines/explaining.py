"""Says in words how a clock came to its due time, one sentence a step. Not for layout: pages lay the
sentences out.
"""

from collections.abc import Mapping
from datetime import date, datetime

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.arithmetic import last_day
from maplebridge.rulebook.deadlines.office import MIDNIGHT
from maplebridge.rulebook.deadlines.reading import Reading
from maplebridge.rulebook.deadlines.spec import ClockSpec, Limit, TimeUnit
from maplebridge.rulebook.deadlines.stages import Segment

Labels = Mapping[str, Text]

UNIT_WORDS = {
    TimeUnit.MINUTE: Text("分钟", "min"),
    TimeUnit.HOUR: Text("小时", "h"),
    TimeUnit.WORKING_HOUR: Text("个工作小时", "working h"),
    TimeUnit.WORKING_DAY: Text("个工作日", "working days"),
    TimeUnit.DAY: Text("日", "days"),
}
SEGMENT_WORDS = {
    "run": Text("计时", "Ran"),
    "pause": Text("暂停", "Paused"),
    "extension": Text("延期", "Extended"),
}
ONE_DAY = Text("日", "day")
ONE_WORKING_DAY = Text("个工作日", "working day")
ON_THE_DAY = Text("约定的日期", "the day agreed")


def explain(spec: ClockSpec, reading: Reading, labels: Labels | None = None) -> tuple[Text, ...]:
    """The clock's ledger in sentences: its limit, each run, pause and extension, and how it ends.

    `labels` are the words for the actions; an action without one is given by its name.
    """
    lines = [_opening(spec, reading), *(_step(segment, labels or {}) for segment in reading.segments)]
    if reading.moved_from is not None:
        lines.append(_moved(reading.moved_from, reading.due_day))
    return (*lines, _ending(reading), *_caution(reading))


def say_limit(limit: Limit) -> Text:
    """A limit in words, e.g. 5 个工作日; a clock without one is due on the day that a case agrees on."""
    if not limit.amount:
        return ON_THE_DAY
    words = UNIT_WORDS[limit.unit]
    if limit.amount == 1:
        words = {TimeUnit.DAY: ONE_DAY, TimeUnit.WORKING_DAY: ONE_WORKING_DAY}.get(limit.unit, words)
    return Text(f"{limit.amount} {words.zh}", f"{limit.amount} {words.en}")


def say_moment(moment: datetime) -> str:
    """A moment in Shanghai time to the minute; midnight is 24:00 of the day that it ends."""
    if moment.time() == MIDNIGHT:
        return f"{last_day(moment)} 24:00"
    return f"{moment:%Y-%m-%d %H:%M}"


def _opening(spec: ClockSpec, reading: Reading) -> Text:
    start = say_moment(reading.started_at)
    if spec.dated:
        zh = f"{spec.label.zh}：约定的日期，自 {start} 起（{spec.basis}）。"
        return Text(zh, f"{spec.label.en}: on the day agreed, since {start} ({spec.basis}).")
    limit = say_limit(spec.limit)
    zh = f"{spec.label.zh}：{limit.zh}，自 {start} 起（{spec.basis}）。"
    return Text(zh, f"{spec.label.en}: {limit.en} from {start} ({spec.basis}).")


def _step(segment: Segment, labels: Labels) -> Text:
    start, why, word = say_moment(segment.start), _reason(segment, labels), SEGMENT_WORDS[segment.kind]
    if segment.end is None:
        return Text(f"{start} 起{word.zh}：{why.zh}。", f"{word.en} since {start}: {why.en}.")
    end = say_moment(segment.end)
    return Text(f"{start} 至 {end} {word.zh}：{why.zh}。", f"{word.en} from {start} to {end}: {why.en}.")


def _reason(segment: Segment, labels: Labels) -> Text:
    actions = [labels.get(name, Text(name, name)) for name in segment.why.split(", ")]
    zh, en = "、".join(action.zh for action in actions), ", ".join(action.en for action in actions)
    return Text(f"{zh}（{segment.basis}）", f"{en} ({segment.basis})") if segment.basis else Text(zh, en)


def _moved(day_off: date, due_day: date) -> Text:
    return Text(
        f"期限最后一日 {day_off} 不是工作日，顺延至 {due_day}（民法典第二百零三条）。",
        f"The last day, {day_off}, is a day off: the limit ends on {due_day} (Civil Code, article 203).",
    )


def _ending(reading: Reading) -> Text:
    due = say_moment(reading.due_at)
    if reading.state == "paused":
        zh = f"暂停中；若即刻恢复，{due} 到期。"
        return Text(zh, f"Paused; if it resumed at once it would end at {due}.")
    if reading.stopped_at is None:
        return Text(f"{due} 到期。", f"Ends at {due}.")
    stopped = say_moment(reading.stopped_at)
    if reading.met:
        return Text(f"{stopped} 完成，未超过 {due}。", f"Done at {stopped}, in time for {due}.")
    return Text(f"{stopped} 完成，已超过 {due}。", f"Done at {stopped}, later than {due}.")


def _caution(reading: Reading) -> tuple[Text, ...]:
    if not reading.provisional:
        return ()
    zh = "有关年度的放假安排尚未公布，到期时间为暂定。"
    en = "The holidays of a year that was counted are not published yet: the due time may still change."
    return (Text(zh, en),)
