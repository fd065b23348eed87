"""Open cases like one's own, as a stranger may know of them: nothing personal, no words, no number."""

from datetime import datetime

from maplebridge.cases.intake import Point
from maplebridge.cases.joining import JOIN, AlikeSight, list_alike_in_public
from maplebridge.cases.viewing import CaseView
from maplebridge.rulebook.workflows.definition import Matter

MANY = 3
VILLAGE_DIGITS = 12


def list_alike_of(view: CaseView, now: datetime) -> list[AlikeSight]:
    """Cases that this one may join, without itself; none once it has gone on."""
    case, row = view.stored.facts, view.stored.row
    action = view.workflow.actions.get(JOIN)
    if action is None or case.state not in action.from_states or len(case.place) < VILLAGE_DIGITS or case.lead_id:
        return []
    point = Point(row["longitude"], row["latitude"]) if row["longitude"] is not None else None
    found = list_alike_in_public(
        case.county,
        category=case.category,
        place=case.place,
        text=row["title"],
        point=point,
        now=now,
        many=MANY + 1,
    )
    return [each for each in found if each.opened_at != case.opened_at][:MANY]


def list_alike_about(
    county: str, matter: Matter, place: str, text: str, point: Point | None, now: datetime
) -> list[AlikeSight]:
    """Cases like what somebody is writing, once matter and village are known."""
    if len(place) < VILLAGE_DIGITS or matter.privacy != "ordinary":
        return []
    return list_alike_in_public(
        county, category=matter.category, place=place, text=text, point=point, now=now, many=MANY
    )
