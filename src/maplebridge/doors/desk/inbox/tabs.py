"""The tabs above the inbox: one for each state in which something waits, with how many. Not for what they list."""

from dataclasses import dataclass
from urllib.parse import urlencode

from maplebridge.cases.listing import Wanted
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.services.viewing.tallying import Tally

ALL = Text("全部", "All")
MOST_SHOWN = 99
FULLEST = ("request", "grid_event")
TABS_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab; `count` is "" where nothing was counted."""

    label: Text
    address: str
    count: str
    current: bool


def tabs_of(pack: Pack, tally: Tally, wanted: Wanted, place: str) -> list[Tab]:
    """All states and each state, the fullest first; the one that is open is there even when it is empty."""
    states = sorted(tally.states, key=lambda state: -tally.states[state])[:TABS_AT_MOST]
    if wanted.state and wanted.state not in states:
        states.append(wanted.state)
    whole = Tab(ALL, address_of(wanted, place, state=""), say_count(tally.total, tally.whole), not wanted.state)
    return [whole, *(_tab(pack, tally, wanted, place, state) for state in states)]


def say_count(count: int, whole: bool) -> str:
    """A number up to 99; "99+" beyond, "12+" where more may wait than were looked at."""
    if count > MOST_SHOWN:
        return f"{MOST_SHOWN}+"
    return str(count) if whole else f"{count}+"


def label_of(pack: Pack, state: str) -> Text:
    """What a state is called; where workflows differ, as the fullest of them says."""
    workflows = sorted(pack.workflows.values(), key=lambda each: each.name not in FULLEST)
    found = next((each.states[state].label for each in workflows if state in each.states), None)
    return found or Text(state, state)


def address_of(wanted: Wanted, place: str, **changes: str) -> str:
    """The inbox narrowed down so."""
    asked = {"state": wanted.state, "matter": wanted.matter, "place": place, "language": wanted.language}
    asked |= {"overdue": "1" if wanted.overdue else ""} | changes
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"/desk/?{query}" if query else "/desk/"


def _tab(pack: Pack, tally: Tally, wanted: Wanted, place: str, state: str) -> Tab:
    count = say_count(tally.states.get(state, 0), tally.whole)
    return Tab(label_of(pack, state), address_of(wanted, place, state=state), count, state == wanted.state)
