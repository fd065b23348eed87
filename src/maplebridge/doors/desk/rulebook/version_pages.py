"""Which versions of the rules were published, when and by whom, and what differs between two. Not for publishing."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from maplebridge.doors.desk.naming import name_of
from maplebridge.doors.desk.rulebook.asking import NO_VERSION, read_number
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.changes import Change, show_changes
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import Version, get_pack, list_versions

PARTS = {
    "title": Text("名称", "Title"),
    "workflows": Text("流程", "Process"),
    "matters": Text("事项", "Matter"),
    "categories": Text("类别", "Category"),
    "responses": Text("响应等级", "Response class"),
    "routing": Text("分流规则", "Routing"),
    "messages": Text("消息", "Messages"),
    "office_hours": Text("办公时间", "Office hours"),
    "unsorted": Text("未分类事项", "Matter of what is not sorted"),
}
MANY = 500


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One difference: in which part and of what, at which point of it, what stood before and what stands now.

    `whole` is "added" or "removed" where all of it is new or gone.
    """

    part: Text
    of: Text
    at: str
    before: str
    after: str
    whole: str


@page("staff")
def versions(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All versions, the newest first."""
    found = list_versions(visitor.county)
    lines = [(each, found[place + 1].number if place + 1 < len(found) else 0) for place, each in enumerate(found)]
    return show(request, "desk/rulebook/versions.html", here="rulebook", tab="versions", versions=lines)


@page("staff")
def version(request: HttpRequest, visitor: Visitor, number: int) -> HttpResponse:
    """What differs between a version and another one: the one before, unless the address names another."""
    known = {each.number: each for each in list_versions(visitor.county)}
    against = _against(request, number, known)
    new, old = get_pack(visitor.county, number), get_pack(visitor.county, against) if against else None
    changes = show_changes(old, new) if old is not None else ()
    return show(
        request,
        "desk/rulebook/version.html",
        here="rulebook",
        tab="versions",
        version=known[number],
        against=known.get(against),
        numbers=[each for each in known if each != number],
        changes=[_line(change, old, new) for change in changes[:MANY] if old is not None],
        many=len(changes),
        counts=(len(new.matters), len(new.workflows), len(new.categories), len(new.routing.rules)),
    )


def _against(request: HttpRequest, number: int, known: dict[int, Version]) -> int:
    """The version to compare with, 0 for none. Raises Missing."""
    if number not in known:
        raise Missing("no_such_version", NO_VERSION, field="version")
    said = request.GET.get("against", "")
    wanted = read_number(said) if said else max((each for each in known if each < number), default=0)
    if wanted and wanted not in known:
        raise Missing("no_such_version", NO_VERSION, field="against")
    return wanted


def _line(change: Change, old: Pack, new: Pack) -> ChangeLine:
    part, _, rest = change.path.partition(".")
    name, _, at = rest.partition(".")
    whole = "" if at or not name else "added" if change.before is None else "removed" if change.after is None else ""
    return ChangeLine(
        part=name_of(PARTS, part),
        of=_title(part, name, new) or _title(part, name, old) or Text(name, name),
        at=at,
        before="" if whole else _say(change.before),
        after="" if whole else _say(change.after),
        whole=whole,
    )


def _title(part: str, name: str, pack: Pack) -> Text | None:
    if part == "matters":
        return pack.matters[name].title if name in pack.matters else None
    if part == "workflows":
        return pack.workflows[name].title if name in pack.workflows else None
    if part == "categories" and name in pack.categories:
        category = pack.categories[name].name
        return Text(f"{name} {category.zh}", f"{name} {category.en}")
    return None


def _say(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
