"""A way out of a dispute in words: how it stands, until when, what it costs. Not for which ways there are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.routes.definition import CostKind, Route, Routes, RouteUnit
from maplebridge.rulebook.routes.names import BODIES, CONDITIONS, STARTING_FACTS
from maplebridge.rulebook.routes.rules import SOON, CountedLimit, OpenRoute, RouteState

CAUTION = Text(
    "期限按所填或案卷里的日期推算，只作提醒；到底哪天截止，由法院、仲裁机构等认定。拿不准，早去不吃亏。",
    "Days are counted from the day you gave or the case knows, as a reminder only: a court, or whoever decides, has "
    "the last word. When in doubt go early.",
)
STATES: dict[RouteState, tuple[Text, str]] = {
    RouteState.OPEN: (Text("现在可以走", "Open now"), "green"),
    RouteState.NOT_YET: (Text("还不到时候", "Not yet"), "grey"),
    RouteState.TOO_LATE: (Text("推算已过期", "Counted as over"), "red"),
    RouteState.CLOSED_BY: (Text("走不了", "Closed"), "grey"),
}
UNITS: dict[RouteUnit, tuple[str, str]] = {
    RouteUnit.WORKING_DAY: ("个工作日", "working day"),
    RouteUnit.DAY: ("天", "day"),
    RouteUnit.MONTH: ("个月", "month"),
    RouteUnit.YEAR: ("年", "year"),
}
URGENT = 7
FREE, ASK = Text("不收费", "Free"), Text("去前问一下办理单位", "Ask before you go")
BY_AMOUNT = Text("按金额算，填了金额就知道", "By the amount: give it to see")


@dataclass(frozen=True, slots=True)
class LimitShown:
    """A limit in words; `left` is a badge with its colour, empty while the day it is counted from is not known."""

    words: Text
    counted: Text | None
    left: Text | None
    colour: str
    basis: Text
    note: Text | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way as pages show it; `why` says what it waits for, what closes it, or that it is over."""

    found: OpenRoute
    body: Text
    state: Text
    colour: str
    why: Text | None
    limits: tuple[LimitShown, ...]
    price: Text
    leads_to: tuple[Text, ...]
    closes: tuple[Text, ...]

    @property
    def route(self) -> Route:
        """What the pack says of it."""
        return self.found.route

    @property
    def open(self) -> bool:
        """Whether it can be taken now."""
        return self.found.state is RouteState.OPEN


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways of one dispute in their order; `query` asks the public page for the same."""

    all: tuple[Way, ...]
    query: str = ""

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def open(self) -> list[Way]:
        """Those that can be taken now."""
        return [way for way in self.all if way.open]

    @property
    def closed(self) -> list[Way]:
        """Those that cannot be taken now, not yet or no more."""
        return [way for way in self.all if not way.open]


def show_ways(found: tuple[OpenRoute, ...], routes: Routes, query: str = "") -> Ways:
    """Each of them in words, in their order."""
    return Ways(tuple(_show(each, routes) for each in found), query)


def _show(found: OpenRoute, routes: Routes) -> Way:
    route = found.route
    state, colour = STATES[found.state]
    return Way(
        found=found,
        body=BODIES[route.to],
        state=state,
        colour=colour,
        why=_why(found),
        limits=tuple(_limit(limit) for limit in found.limits),
        price=say_price(found),
        leads_to=_titles(route.leads_to, found, routes),
        closes=_titles(route.closes, found, routes),
    )


def _titles(names: tuple[str, ...], found: OpenRoute, routes: Routes) -> tuple[Text, ...]:
    """The titles of those routes that are for the same kinds of dispute."""
    kinds = set(found.route.kinds)
    return tuple(routes[name].title for name in names if name in routes and kinds & set(routes[name].kinds))


def _why(found: OpenRoute) -> Text | None:
    if found.state is RouteState.NOT_YET:
        return _joined(Text("要先有：", "First: "), found.waits_for)
    if found.state is RouteState.CLOSED_BY:
        return _joined(Text("因为：", "Because: "), found.closed_by)
    if found.state is RouteState.TOO_LATE:
        return Text(
            "中断、中止过的可能还没过，请先问律师或 12348。",
            "It may not be if it was interrupted: ask a lawyer or 12348.",
        )
    return None


def _joined(start: Text, names: tuple[str, ...]) -> Text:
    said = [CONDITIONS[name] for name in names]
    return Text(start.zh + "、".join(each.zh for each in said), start.en + ", ".join(each.en for each in said))


def _limit(counted: CountedLimit) -> LimitShown:
    limit = counted.limit
    zh, en = UNITS[limit.unit]
    starts = STARTING_FACTS[limit.starts]
    many = "" if limit.amount == 1 else "s"
    words = Text(
        f"从{starts.zh}起 {limit.amount} {zh}内",
        f"Within {limit.amount} {en}{many} of: {_lower(starts.en)}",
    )
    left, colour = _left(counted.days_left)
    return LimitShown(words, _until(counted), left, colour, limit.basis, limit.note)


def _until(counted: CountedLimit) -> Text | None:
    if counted.starts_on is None or counted.last_day is None:
        return None
    may_shift = counted.provisional
    zh = f"从 {_zh(counted.starts_on)} 算起，到 {_zh(counted.last_day)}"
    en = f"From {_en(counted.starts_on)}: until {_en(counted.last_day)}"
    more = Text("（节假日安排公布后可能微调）", " (may shift once the holidays are published)")
    return Text(zh + more.zh, en + more.en) if may_shift else Text(zh, en)


def _left(days: int | None) -> tuple[Text | None, str]:
    if days is None:
        return None, ""
    if days < 0:
        return Text(f"过了 {-days} 天", f"{-days} d over"), "red"
    if days == 0:
        return Text("今天最后一天", "Today is the last day"), "red"
    colour = "red" if days <= URGENT else "amber" if days <= SOON else "grey"
    return Text(f"还剩 {days} 天", f"{days} d left"), colour


def say_price(found: OpenRoute) -> Text:
    """What it costs, in one phrase."""
    cost, price = found.route.cost, found.price
    if cost.kind is CostKind.FREE:
        return FREE
    if price.least is None or price.most is None:
        return ASK if cost.kind is CostKind.ASK else BY_AMOUNT
    if price.least != price.most:
        return Text(
            f"{_yuan(price.least)} 至 {_yuan(price.most)} 元", f"{_yuan(price.least)} to {_yuan(price.most)} yuan"
        )
    sum_ = Text(f"{_yuan(price.least)} 元", f"{_yuan(price.least)} yuan")
    if price.halved is None:
        return sum_
    return Text(f"{sum_.zh}，减半 {_yuan(price.halved)} 元", f"{sum_.en}, half is {_yuan(price.halved)}")


def _yuan(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _en(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
