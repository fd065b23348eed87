"""Writes what the rooms give as the JSON of the API. Not for what may be shown: the rooms have decided that."""

from datetime import datetime
from typing import Any

from maplebridge.cases.clock_sights import ClockSight, SegmentSight
from maplebridge.cases.disclosing import WordSight
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action, Field, State

JSON = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """A moment in Chinese time, e.g. 2026-09-18T09:00:00+08:00."""
    return None if at is None else at.astimezone(SHANGHAI).isoformat()


def both(text: Text) -> JSON:
    """A text in both languages."""
    return {"zh": text.zh, "en": text.en}


def named(code: str, name: Text | None) -> JSON:
    """A code with its names; itself where it has none."""
    return {"code": code, "zh": name.zh if name else code, "en": name.en if name else code}


def unit_named(registry: Registry, code: str | None) -> JSON | None:
    """A unit by code and names."""
    if not code:
        return None
    unit = registry.unit(code)
    return named(code, unit.name if unit else None)


def place_named(county: str, code: str) -> JSON:
    """A place by code and the names from the town down to it; the county's own name for the county."""
    codes = [code[:width] for width in (9, 12, 15, 18) if width <= len(code)] or [code]
    try:
        name = "".join(get_place(county, each).name for each in codes)
    except Fault:
        name = code
    return {"code": code, "zh": name, "en": name}


def state_for(state: State, staff: bool) -> JSON:
    """A state in the word of staff or of residents."""
    word = state.label if staff else state.public
    return {"name": state.name, "zh": word.zh, "en": word.en, "end": state.end}


def word(sight: WordSight) -> JSON:
    """Words as shown."""
    return {"field": sight.field, "label": both(sight.label), "text": sight.text, "shown": sight.shown}


def clock(sight: ClockSight) -> JSON:
    """A turn of a clock with its segments."""
    plain = ("name", "turn", "state", "basis", "protects", "binds", "met", "provisional")
    return {
        **{name: getattr(sight, name) for name in plain},
        **{name: moment(getattr(sight, name)) for name in ("started_at", "due_at", "stopped_at")},
        "label": both(sight.label),
        "limit": both(sight.limit),
        "segments": [_segment(segment) for segment in sight.segments],
        "said": [both(line) for line in sight.said],
    }


def _segment(segment: SegmentSight) -> JSON:
    return {
        "kind": segment.kind,
        "from": moment(segment.start),
        "to": moment(segment.end),
        "why": segment.why,
        "label": both(segment.label),
        "basis": segment.basis,
    }


def field(each: Field) -> JSON:
    """A field to fill in."""
    return {
        "name": each.name,
        "type": str(each.type),
        "label": both(each.label),
        "required": each.required,
        "choices": [{"value": one.value, **both(one.label)} for one in each.choices],
        "longest": each.longest,
        "personal": each.personal,
        "purpose": both(each.purpose) if each.purpose else None,
        "value": None,
    }


def offered(action: Action) -> JSON:
    """An action with its fields."""
    return {
        "name": action.name,
        "label": both(action.label),
        "to": action.to,
        "fields": [field(need) for need in action.needs],
        "commutes": action.commutes,
    }


def case(view: CaseView, now: datetime) -> JSON:
    """The page of a case."""
    row, registry = view.row, get_registry(view.pack.county)
    category = view.pack.categories.get(row["category"])
    same = ("number", "version", "rules", "kind", "channel", "language", "secrecy", "marks", "outcome")
    title = next((sight.text for sight in view.words if sight.field == "title"), None)
    return {
        **{name: row[name] for name in same},
        "matter": named(view.matter.name, view.matter.title),
        "category": named(row["category"], category.name if category else None),
        "state": state_for(view.state, view.reader.staff),
        "title": row["title"] or title,
        "text": view.text and word(view.text),
        "words": [word(sight) for sight in view.words if sight.field not in ("text", "title")],
        "place": place_named(view.pack.county, row["place"]),
        "centre": unit_named(registry, row["centre"]),
        "unit": unit_named(registry, row["unit"]),
        "helpers": [unit_named(registry, code) for code in row["helpers"]],
        "rating": view.ratings,
        **{name: _moment_text(row[name]) for name in ("opened_at", "changed_at", "ended_at")},
        "next_due_at": moment(view.next_due_at),
        "overdue": view.next_due_at is not None and view.next_due_at <= now,
        "promised": view.promise and {**_promise(view)},
        "provisional": view.provisional,
        "clocks": [clock(sight) for sight in view.clocks],
        "calls": [_call(registry, call) for call in view.calls],
        "files": [_file(file) for file in view.files],
        "staff": _staff(view) if view.reader.staff else None,
    }


def _promise(view: CaseView) -> JSON:
    promise = view.promise
    assert promise is not None
    at, label = moment(promise.at), both(promise.label)
    return {"at": at, "clock": promise.clock, "label": label, "provisional": promise.provisional}


def _call(registry: Registry, call: Any) -> JSON:
    moments = {name: _moment_text(call[name]) for name in ("called_at", "arrive_by", "arrived_at")}
    return {"unit": unit_named(registry, call["unit"]), **moments, "missed": call["missed"]}


def _file(file: Any) -> JSON:
    same = {name: getattr(file, name) for name in ("id", "mime", "size", "audience")}
    return {**same, "added_at": moment(file.added_at)}


def _staff(view: CaseView) -> JSON:
    row = view.row
    same = ("person", "source", "by_proxy", "trips", "longitude", "latitude", "datum")
    circle = {name: row.get(name) for name in ("excluded_units", "circle")}
    return {**{name: row[name] for name in same}, "desk": row["desk_unit"], **circle}


def _moment_text(text: str | None) -> str | None:
    return None if text is None else moment(datetime.fromisoformat(text))
