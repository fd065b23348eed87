"""What the journal of a listed problem comes to, and which words may go to the public. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from maplebridge.ground.words.text import Text

WORKFLOW = "listed_problem"
BATCHES: Mapping[str, Text] = {
    "cases": Text("案件", "Cases"),
    "disputes": Text("纠纷", "Disputes"),
    "aid": Text("帮扶", "Aid"),
    "publicity": Text("宣传", "Publicity"),
    "measures": Text("措施", "Measures"),
}
STANDS: Mapping[str, Text] = {
    "listed": Text("待认领", "To be claimed"),
    "naming": Text("待指定", "To be named"),
    "handling": Text("履职中", "In hand"),
    "publishing": Text("待核稿公开", "To be checked"),
    "confirming": Text("待确认", "To be confirmed"),
    "closed": Text("已销号", "Off the list"),
}
"""How a problem on the list stands, by the states of its process."""
HOW: Mapping[str, Text] = {"claimed": Text("认领", "Claimed"), "named": Text("指定", "Named")}
OUTCOMES: Mapping[str, Text] = {
    "solved": Text("已解决", "Solved"),
    "partly_solved": Text("部分解决", "Partly solved"),
    "explained": Text("不能解决，已说明原因", "Cannot be solved, reasons given"),
}
SETTLED: Mapping[str, Text] = {
    "yes": Text("提出人确认已解决", "Confirmed by whoever raised it"),
    "no": Text("提出人认为未解决，重新办理", "Not settled in their eyes, worked on again"),
    "unconfirmed": Text("未确认", "Not confirmed"),
}
NAMINGS = ("name_unit", "name_at_once")
ARCHIVED = {"archived": "closed"}
ENDS = frozenset({"closed", "declined", "withdrawn", "archived"})
DAY = r"(?P<day>(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9-]))"
LONG_NUMBER = re.compile(DAY + r"|(?<![0-9０-９])[0-9０-９](?:[ \-－]?[0-9０-９]){10,}[XxＸ]?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the journal, as far as the list reads it."""

    seq: int
    action: str
    state_to: str
    at: datetime
    unit: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed problem as its journal has it. `outcome` is what was reported since the day was promised that holds."""

    raised_at: datetime
    state: str = "received"
    batch: str = ""
    unit: str = ""
    how: str = ""
    listed_at: datetime | None = None
    promised: date | None = None
    reported_seq: int | None = None
    told_seq: int | None = None
    told_at: datetime | None = None
    outcome: str = ""
    settled: str = ""

    @property
    def over(self) -> bool:
        """Whether it has left the list."""
        return self.state in ENDS


def read_entry(rows: Iterable[Row]) -> Entry:
    """The problem after all rows of its journal, in their order."""
    entry: Entry | None = None
    for row in rows:
        entry = _after(entry or Entry(raised_at=row.at), row)
    assert entry is not None, "a case has a first row"
    return entry


def without_numbers(text: str) -> str:
    """Words for the public without anything that looks like a phone, identity or card number: the last net behind the
    person who checks them."""
    return LONG_NUMBER.sub(lambda found: found["day"] or "＊", text)


def _after(entry: Entry, row: Row) -> Entry:
    changes: dict[str, Any] = {"state": ARCHIVED.get(row.state_to, row.state_to)}
    if row.action == "put_on_list":
        changes |= {"batch": row.facts.get("batch", ""), "listed_at": row.at}
    elif row.action == "claim":
        changes |= {"unit": row.unit, "how": "claimed"} | _promise(row)
    elif row.action in NAMINGS:
        changes |= {"unit": row.facts.get("unit", ""), "how": "named"} | _promise(row)
    elif row.action == "move_promise":
        changes |= _promise(row)
    elif row.action == "hand_back":
        changes |= {"unit": "", "how": "", "promised": None, "outcome": ""}
    elif row.action == "report_result":
        changes |= {"reported_seq": row.seq, "outcome": row.facts.get("outcome", "")}
    else:
        changes |= _told(entry, row)
    return replace(entry, **changes)


def _told(entry: Entry, row: Row) -> dict[str, Any]:
    if row.action == "publish_result":
        return {"told_seq": entry.reported_seq, "told_at": row.at, "settled": ""}
    if row.action == "take_down":
        return {"told_seq": None}
    if row.action in ("confirm", "confirm_for"):
        return {"settled": row.facts.get("settled", "")}
    return {"settled": "unconfirmed"} if row.action == "lapse" else {}


def _promise(row: Row) -> dict[str, Any]:
    said = row.facts.get("until")
    return {"promised": date.fromisoformat(said), "outcome": ""} if said else {}
