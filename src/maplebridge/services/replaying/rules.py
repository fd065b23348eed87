"""What a request with its reply must be to be replayed, and what its life is made of. Pure; not for routing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.records import Record, is_garbled
from maplebridge.ground.words.text import Text

COLUMNS = ("id", "opened_at", "title", "text", "reply", "replied_at")
OPTIONAL = frozenset({"title"})
LONGEST_ID = 100
EARLIEST = datetime(2004, 1, 1, tzinfo=SHANGHAI)  # the first year whose days off are known
LABELS = {
    "id": Text("编号", "id"),
    "opened_at": Text("提出时间", "opened_at"),
    "title": Text("标题", "title"),
    "text": Text("内容", "text"),
    "reply": Text("答复", "reply"),
    "replied_at": Text("答复时间", "replied_at"),
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request with its reply, as the file tells it; `line` is where its record begins."""

    line: int
    id: str
    opened_at: datetime
    title: str
    text: str
    reply: str
    replied_at: datetime

    @property
    def key(self) -> str:
        """What makes taking it in twice one time."""
        return f"replay:{self.id}"


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that is left out: its line, the field at fault ("" for the whole record) and why."""

    line: int
    field: str
    reason: Text


def read_header(record: Record | None) -> tuple[str, ...]:
    """The names of the columns. Raises Fault naming the first that is missing."""
    names = tuple(name.strip().lower() for name in record.fields) if record is not None else ()
    for column in COLUMNS:
        if column not in names and column not in OPTIONAL:
            text = Text(f"文件缺少列“{column}”", f"the file has no column {column}")
            raise Fault("no_column", text, field=column)
    return names


def read_request(names: Sequence[str], record: Record, now: datetime) -> Request | Reject:
    """The request in a record, or the first thing that is wrong with it."""
    try:
        return _read(_fields(names, record), record.line, now)
    except Fault as fault:
        return Reject(record.line, fault.field, fault.text)


def _fields(names: Sequence[str], record: Record) -> dict[str, str]:
    if record.broken is not None:
        where = names[record.broken] if record.broken < len(names) else ""
        raise _fault(where, "引号不配对", "a quote is not closed, or stands inside a quoted field")
    if len(record.fields) != len(names):
        where = names[len(record.fields)] if len(record.fields) < len(names) else ""
        zh = f"应有 {len(names)} 列，实有 {len(record.fields)} 列"
        raise _fault(where, zh, f"{len(record.fields)} columns where the header has {len(names)}")
    return dict(zip(names, record.fields, strict=True))


def _read(fields: Mapping[str, str], line: int, now: datetime) -> Request:
    texts = {name: _text(name, fields.get(name, "")) for name in ("id", "title", "text", "reply")}
    if len(texts["id"]) > LONGEST_ID:
        raise _fault("id", f"编号超过 {LONGEST_ID} 字", f"the id is longer than {LONGEST_ID} signs")
    opened_at = _moment("opened_at", fields["opened_at"], now)
    replied_at = _moment("replied_at", fields["replied_at"], now)
    if replied_at < opened_at:
        raise _fault("replied_at", "答复时间早于提出时间", "the reply came before the request")
    return Request(line=line, opened_at=opened_at, replied_at=replied_at, **texts)


def _text(name: str, value: str) -> str:
    text = value.strip()
    if is_garbled(text) or "\x00" in text:
        raise _fault(name, "含有无法识别的字符，请用 UTF-8 或 GB18030 编码", "bytes that are neither UTF-8 nor GB18030")
    if not text and name not in OPTIONAL:
        raise _blank(name)
    return text


def _moment(name: str, value: str, now: datetime) -> datetime:
    if not value.strip():
        raise _blank(name)
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        example = "2019-01-03T09:05:00+08:00"
        raise _fault(name, f"时间无法识别，应如 {example}", f"not a time such as {example}") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=SHANGHAI)
    if not EARLIEST <= moment <= now:
        raise _fault(name, f"时间须在 {EARLIEST.year} 年之后、现在之前", f"not between {EARLIEST.year} and now")
    return moment


def _blank(name: str) -> Fault:
    return _fault(name, f"“{LABELS[name].zh}”为空", f"{LABELS[name].en} is blank")


def _fault(name: str, zh: str, en: str) -> Fault:
    return Fault("invalid", Text(zh, en), field=name)
