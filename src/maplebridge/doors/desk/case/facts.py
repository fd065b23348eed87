"""The facts of a case in words, as rows of a list. Not for what was said, nor for who may know: cases.viewing."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import PERSON
from maplebridge.directory.places.naming import say_path
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.teams.queries import get_teams
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.naming import CHANNELS, LANGUAGES, SOURCES, name_of
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.fields import ALL_OUTCOMES

Fact = tuple[Text, Text]
SPEAKERS = 6
KINDS = {
    "consultation": Text("咨询", "Consultation"),
    "help": Text("求助", "Help"),
    "complaint": Text("投诉", "Complaint"),
    "report": Text("举报", "Report"),
    "suggestion": Text("建议", "Suggestion"),
    "thanks": Text("感谢", "Thanks"),
    "grid_event": Text("网格事件", "Grid event"),
    "emergency": Text("应急", "Emergency"),
    "care": Text("关爱", "Care"),
}


def facts_of(view: CaseView, now: datetime) -> list[Fact]:
    """What is known of the case, in the order in which a clerk asks."""
    found = [*_about(view), *_hands(view, now), *_besides(view)]
    return [(label, value) for label, value in found if value.zh]


def _about(view: CaseView) -> Iterator[Fact]:
    row, category = view.row, view.pack.categories.get(view.row["category"])
    yield Text("事项", "Matter"), view.matter.title
    yield Text("类别", "Category"), category.name if category else Text(row["category"], row["category"])
    yield Text("诉求类型", "Kind"), name_of(KINDS, row["kind"])
    yield Text("地点", "Place"), same(place_in_words(view.pack.county, row["place"]))


def _hands(view: CaseView, now: datetime) -> Iterator[Fact]:
    row, registry = view.row, get_registry(view.pack.county)
    names = {each.code: each.name for each in registry}
    person = get_actor(view.pack.county, row["person"], now) if row.get("person") else None
    yield Text("综治中心", "Centre"), name_of(names, row["centre"])
    yield Text("承办单位", "Unit"), name_of(names, row["unit"] or "")
    yield Text("经办人", "Person"), same(person.name if person else "")
    yield Text("会说当事人语言的队员", "Speak the party's language"), _speakers(view, now)
    yield Text("协办单位", "Helping units"), _joined([name_of(names, code) for code in row["helpers"]])
    yield Text("回避单位", "Kept out"), _joined([_tied(view, names, tie, now) for tie in row.get("excluded_units", ())])


def _tied(view: CaseView, names: Mapping[str, Text], tie: str, now: datetime) -> Text:
    """The unit or the person that the case keeps out."""
    if not tie.startswith(PERSON):
        return name_of(names, tie)
    person = get_actor(view.pack.county, tie.removeprefix(PERSON), now)
    return same(person.name if person else "")


def _speakers(view: CaseView, now: datetime) -> Text:
    """Who of the teams that cover the place speaks it, the nearest team first: whom to ask for help."""
    row = view.row
    if row["language"] == "zh":
        return same("")
    found = get_teams(view.pack.county).speakers(row["place"], row["language"], day_of(now))[:SPEAKERS]
    return _joined([Text(f"{one.name}（{team.name.zh}）", f"{one.name} ({team.name.en})") for team, one in found])


def _besides(view: CaseView) -> Iterator[Fact]:
    row = view.row
    yield Text("来源", "Came by"), name_of(CHANNELS, row["channel"])
    yield Text("来源类", "Source"), name_of(SOURCES, row["source"]) if row.get("source") else same("")
    yield Text("当事人语言", "Language"), name_of(LANGUAGES, row["language"])
    yield Text("代为提出", "Brought for another"), Text("是", "Yes") if row.get("by_proxy") else same("")
    yield Text("群众跑动次数", "Trips made"), same(str(row["trips"] or ""))
    outcomes = {choice.value: choice.label for choice in ALL_OUTCOMES}
    yield Text("办理结论", "Outcome"), name_of(outcomes, row["outcome"] or "")


def place_in_words(county: str, code: str) -> str:
    """A place by its names from the town down; the code of a place that nobody knows."""
    codes = [code[:width] for width in (9, 12, 15, 18) if width <= len(code)] or [code]
    try:
        return say_path(get_place(county, each).name for each in codes)
    except Fault:
        return code


def same(words: str) -> Text:
    """Words that are the same in both languages."""
    return Text(words, words)


def _joined(names: list[Text]) -> Text:
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
