"""Imports people and their duties from a spreadsheet saved as CSV; tells every bad line. Not for accounts."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import cast

from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.comparing import list_news
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.faults import roles_clash
from maplebridge.directory.people.pattern import KINDS
from maplebridge.directory.people.rules import ROLES, Duty, Kind, clashing
from maplebridge.directory.places.importing.columns import Line, read_name, read_plain_code
from maplebridge.directory.places.importing.files import read_records
from maplebridge.directory.places.importing.report import Rejection, Report
from maplebridge.directory.units.importing import is_empty, within_bounds
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

SEPARATORS = re.compile(r"[\s,;，；、]+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
PHONE = re.compile(r"\+?\d{5,15}")
PLACE = re.compile(r"\d{6}|\d{9}|\d{12}|\d{15}|\d{18}")


def import_people(*, county: str, path: Path, now: datetime) -> Report:
    """Import a CSV file with the columns code, name, and if wanted kind, languages, phone, role, unit, place.

    A person with several duties has several lines with the same code. Good lines go in together; the report names the
    bad ones. Fault when the file as a whole cannot be read.
    """
    registry, people, rejected, good, read = get_registry(county), dict[str, PersonDraft](), list[Rejection](), [], 0
    for number, line in read_records(path):
        if is_empty(line):
            continue
        read += 1
        try:
            draft = _draft(within_bounds(line), county, registry)
            people[draft.code] = _joined(people.get(draft.code), draft)
            good.append(draft.code)
        except Fault as fault:
            rejected.append(Rejection(number, fault.field, fault.text))
    news = list_news(county, people.values())
    if news:
        add_people(county=county, drafts=news, now=now)
    fresh = {draft.code for draft in news}
    already = sum(code not in fresh for code in good)
    return Report("people", read, len(good), len(news), tuple(rejected), already)


def _draft(line: Line, county: str, registry: Registry) -> PersonDraft:
    return PersonDraft(
        code=read_plain_code(line),
        name=read_name(line),
        kind=cast("Kind", _one_of(line, "kind", KINDS) or "staff"),
        languages=_languages(line),
        phone=_matching(line, "phone", PHONE, "电话有误。", "That is no phone number."),
        duties=tuple(_duties(line, county, registry)),
    )


def _joined(known: PersonDraft | None, draft: PersonDraft) -> PersonDraft:
    duties = (*(known.duties if known else ()), *draft.duties)
    if clash := clashing(duties):
        raise roles_clash(clash)
    base = known or draft
    return PersonDraft(base.code, base.name, base.kind, base.languages, base.phone or draft.phone, duties=duties)


def _duties(line: Line, county: str, registry: Registry) -> Iterable[Duty]:
    role = _one_of(line, "role", ROLES)
    if not role:
        return
    place = _matching(line, "place", PLACE, "区划代码有误。", "That is no place code.") or county
    if not place.startswith(county):
        raise _fault("place", "不在本县。", "That place is not in this county.")
    unit = line.get("unit", "").strip()
    if unit and registry.unit(unit) is None:
        raise _fault("unit", f"没有机构“{unit}”。", f"There is no unit “{unit}”.")
    yield Duty(role, unit, place)


def _languages(line: Line) -> tuple[str, ...]:
    named = tuple(filter(None, SEPARATORS.split(line.get("languages", "").strip().lower()))) or ("zh",)
    for language in named:
        if LANGUAGE.fullmatch(language) is None:
            raise _fault("languages", "语言写代码，如 zh、hmd。", "A language is a code, as zh or hmd.")
    return named


def _one_of(line: Line, column: str, known: Iterable[str]) -> str:
    value = line.get(column, "").strip()
    if value and value not in known:
        names = "、".join(sorted(known))
        raise _fault(
            column, f"不认识“{value}”，可用：{names}。", f"“{value}” is not one of {', '.join(sorted(known))}."
        )
    return value


def _matching(line: Line, column: str, form: re.Pattern[str], zh: str, en: str) -> str:
    value = line.get(column, "").strip()
    if value and form.fullmatch(value) is None:
        raise _fault(column, zh, en)
    return value


def _fault(field: str, zh: str, en: str) -> Fault:
    return Fault("person_line", Text(zh, en), field=field)
