"""Asks for plates to be issued or printed as a job. Not for doing it."""

from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.plates.naming import short_name
from maplebridge.directory.plates.queries import access_plates, count_doors, count_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.jobs.actions import ask
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.platework.jobs import ISSUE_PLATES, PRINT_PLATES
from maplebridge.services.platework.layouts import Layout

NOTHING_TO_PRINT = Text("这里还没有有效门牌，请先制作。", "There are no valid plates here yet; issue them first.")
NOTHING_TO_ISSUE = Text("这里的门牌已经齐全。", "This place has all its plates already.")
NO_DOORS = Text(
    "这里没有登记住户；请导入住户，或改为按联户组、网格制作。",
    "No households are registered here; import them, or make plates for groups or grids.",
)


def ask_printing(*, actor: Actor, within: str, layout: Layout, now: datetime, code: str = "") -> UUID:
    """Asks for the PDF of a place's plates, or of the one plate `code`; the job's id. Raises Forbidden, Fault."""
    access_plates(actor, within)
    many = 1 if code else count_plates(actor.county, within)
    if not many:
        raise Fault("no_plates", NOTHING_TO_PRINT, field="within")
    name = short_name(actor.county, within)
    title = Text(f"打印门牌：{name}，{many} 块", f"Print {many} door plates of {name}")
    params = {"within": within, "layout": layout.value, "many": many, "codes": [code] if code else []}
    return ask(county=actor.county, kind=PRINT_PLATES, title=title, params=params, asked_by=actor.id, now=now)


def ask_issuing(*, actor: Actor, within: str, holder: Holder, now: datetime) -> UUID:
    """Asks for the plates that a place lacks to be made; the job's id. Raises Forbidden, Fault."""
    access_plates(actor, within)
    doors, plated = count_doors(actor.county, within, holder)
    if not doors:
        raise Fault("no_doors", NO_DOORS, field="holder")
    if plated >= doors:
        raise Fault("nothing_to_issue", NOTHING_TO_ISSUE, field="within")
    name, many = short_name(actor.county, within), doors - plated
    title = Text(f"制作门牌：{name}，{many} 块", f"Issue {many} door plates in {name}")
    params = {"within": within, "holder": holder.value, "many": many}
    return ask(county=actor.county, kind=ISSUE_PLATES, title=title, params=params, asked_by=actor.id, now=now)
