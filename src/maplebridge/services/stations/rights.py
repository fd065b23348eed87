"""Who may change a team and who may write in its books. Pure."""

from datetime import date

from maplebridge.directory.people.rules import Actor, holds
from maplebridge.directory.teams.rules import TeamFacts
from maplebridge.ground.words.text import Text

NOT_YOURS = Text(
    "只有这支队伍的人、所在单位和牵头单位的负责人、系统管理员可以登记。",
    "Only its people, the heads of its unit and of the unit that leads, and the system administrator may.",
)


def may_keep(actor: Actor, team: TeamFacts) -> bool:
    """Whether `actor` may say who is in the team, on which days, and what the public reads of it."""
    heads = any(holds(actor, "unit_head", unit=unit) for unit in (team.unit, team.leads) if unit)
    return actor.kind == "staff" and (heads or holds(actor, "system_admin"))


def may_note(actor: Actor, team: TeamFacts, day: date) -> bool:
    """Whether `actor` may change the rota of a day, note meetings and write the log."""
    return may_keep(actor, team) or any(member.person == actor.id for member in team.people_on(day))
