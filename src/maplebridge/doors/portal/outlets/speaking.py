"""Whom somebody who speaks no Chinese calls before they set out: the language teams that cover where they are. Not for
who serves at an outlet."""

from dataclasses import dataclass

from maplebridge.directory.teams.queries import get_teams
from maplebridge.directory.teams.rules import TeamFacts
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.portal.stations.pages import LANGUAGES
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class Speakers:
    """A language team: what its people speak, its phone, and whether it can be asked on its page."""

    team: TeamFacts
    tongues: tuple[Text, ...]
    phone: str
    asks: bool


def list_speakers(visitor: Visitor, place: str) -> list[Speakers]:
    """The teams that promise a language, cover `place` and have somebody who speaks it today, the nearest first."""
    teams, day = get_teams(visitor.county), day_of(visitor.now)
    found = []
    for team in teams.of_place(place):
        spoken = sorted(team.languages & team.speaks(day) - {"zh"})
        unit = get_registry(visitor.county).unit(team.unit) if team.unit else None
        phone, asks = team.phone or (unit.phone if unit else ""), bool(teams.kinds[team.kind].asks)
        if spoken and (phone or asks):
            found.append(Speakers(team, tuple(LANGUAGES.get(each, Text(each, each)) for each in spoken), phone, asks))
    return found
