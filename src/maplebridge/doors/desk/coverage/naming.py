"""What a gap is called on the desk. Pure; not for finding gaps."""

from maplebridge.directory.teams.book import GROUPS
from maplebridge.directory.teams.rules import TeamKind, Teams
from maplebridge.doors.desk.naming import LANGUAGES, name_of
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.coverage import Gap

NOBODY = Text("名册上没有人", "nobody on the roster")
NO_MEETING = {
    "month": Text("本月还没有开会", "no meeting yet this month"),
    "quarter": Text("本季度还没有开会", "no meeting yet this quarter"),
}


def say_gap(gap: Gap, teams: Teams) -> Text:
    """One gap in a sentence."""
    if gap.gap == "no_speaker":
        return _speaker(gap)
    if gap.gap == "does_not_speak":
        return _silent(gap, teams)
    if gap.gap == "no_rota" and gap.day is not None:
        day = gap.day.isoformat()
        return Text(f"{day}起七天内有 {gap.many} 天没有人值班", f"from {day} on nobody on duty on days: {gap.many}")
    kind = teams.kinds[gap.kind]
    if gap.gap == "lacks":
        return _need(gap, kind)
    if gap.gap == "no_meeting":
        return NO_MEETING[kind.meets]
    return NOBODY if gap.gap == "no_people" else _no_team(kind.name)


def _speaker(gap: Gap) -> Text:
    language = name_of(LANGUAGES, gap.what)
    if gap.team:
        return Text(f"承诺会{language.zh}，队里没有人会说", f"promises {language.en}; nobody in it speaks it")
    return Text(
        f"一年内有 {gap.many} 件是说{language.zh}的群众，没有会说的队伍",
        f"{language.en} spoken in {gap.many} cases of a year; no team that covers it speaks it",
    )


def _silent(gap: Gap, teams: Teams) -> Text:
    part, team = teams.parts.get(gap.what), teams.by_code.get(gap.team)
    name = part.name if part else Text(gap.what, gap.what)
    spoken = [name_of(LANGUAGES, each) for each in sorted(team.languages if team else ())]
    languages = Text("、".join(each.zh for each in spoken), " or ".join(each.en for each in spoken))
    return Text(
        f"{name.zh}：{gap.many} 人不会说{languages.zh}",
        f"{name.en}: not speaking {languages.en} (people: {gap.many})",
    )


def _need(gap: Gap, kind: TeamKind) -> Text:
    need = next((each for each in kind.needs if each.code == gap.what), None)
    if need is None:
        return Text(f"缺“{gap.what}”", f"lacks “{gap.what}”")
    group = GROUPS[need.group]
    return Text(f"缺{group.zh}：{need.name.zh}", f"{group.en} missing: {need.name.en}")


def _no_team(name: Text) -> Text:
    return Text(f"没有{name.zh}覆盖", f"not covered by a {name.en.lower()}")
