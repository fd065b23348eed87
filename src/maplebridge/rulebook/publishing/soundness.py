"""Judges whether a workflow that was read is a sound process: no dead ends, no clocks that end in nothing.

Not for reading files, nor for whether some clock always runs: that is coverage.py.
"""

from collections.abc import Iterable, Iterator, Mapping

from maplebridge.rulebook.deadlines.spec import ClockSpec, Limit, TimeUnit
from maplebridge.rulebook.publishing.coverage import find_gaps
from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.reading import add_unknown
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, Action, FieldType, Workflow
from maplebridge.rulebook.workflows.names import REQUIRED_FIELDS
from maplebridge.rulebook.workflows.running import TERMS

NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.YUAN})
ROUGH_DAYS: Mapping[TimeUnit, float] = {
    TimeUnit.MINUTE: 1 / 1440,
    TimeUnit.HOUR: 1 / 24,
    TimeUnit.WORKING_HOUR: 1 / 8,
    TimeUnit.WORKING_DAY: 7 / 5,
    TimeUnit.DAY: 1,
}
GAPS: Mapping[str, tuple[str, str]] = {
    "unwatched": (
        "案件可以这样走到 {state} 而没有时限在走：{way}。请让某个时限在途中起算。",
        "A case can come to {state} with no clock running: {way}. Let some clock start on the way.",
    ),
    "powerless": (
        "时限 {clock} 会在 {state} 走完，而它的 on_end 动作在这里做不了：{way}。请让它在途中停止（until）。",
        "The clock {clock} can run out in {state}, where its on_end action is not possible: {way}. "
        "Let it stop on the way (until).",
    ),
    "stuck": (
        "时限 {clock} 会一直停在 {state}，没有动作能恢复它：{way}。请在 pauses 中补上恢复的动作。",
        "The clock {clock} stays paused in {state}, where nothing lets it go on: {way}. "
        "Add the action that does to its pauses.",
    ),
}


def check_workflow(workflow: Workflow, places: Mapping[str, Where], findings: Findings) -> None:
    """Note every way in which the workflow is unsound. `places` says where its states, actions and clocks stand."""
    for action in workflow.actions.values():
        _check_action(action, places[f"actions.{action.name}"], findings)
        _check_earlier(workflow, action, places[f"actions.{action.name}"], findings)
    for clock in workflow.clocks.values():
        _check_clock(workflow, clock, places[f"clocks.{clock.name}"], findings)
    reachable = _spread([workflow.start], _edges(workflow))
    ending = _spread(_ends(workflow), [(to, start) for start, to in _edges(workflow)])
    for name, state in workflow.states.items():
        where = places[f"states.{name}"]
        if name not in reachable:
            findings.add(where, f"没有动作能到达状态 {name}。", f"No action leads to the state {name}.")
        elif not state.end and name not in ending:
            findings.add(where, f"状态 {name} 永远走不到结束。", f"From the state {name} no end can be reached.")
    _check_gaps(workflow, places, findings)


def check_extensions(clock: ClockSpec, where: Where, findings: Findings) -> None:
    """Note extensions that would not lengthen the clock's limit."""
    for extension in clock.extensions:
        if extension.mode == "to" and rough_days(extension.limit) <= rough_days(clock.limit):
            findings.add(
                where,
                f"{clock.name}：延期 {extension.name} 到 {extension.limit}，不比原期限 {clock.limit} 长；"
                "请改长，或写 extensions: none。",
                f"{clock.name}: the extension {extension.name} to {extension.limit} is no longer than {clock.limit}; "
                "lengthen it, or write extensions: none.",
            )


def rough_days(limit: Limit) -> float:
    """About how many calendar days a limit is; only to compare limits of different units."""
    return limit.amount * ROUGH_DAYS[limit.unit]


def _check_action(action: Action, where: Where, findings: Findings) -> None:
    given = {field.name for field in action.needs if field.required}
    if ("give_unit" in action.effects) != bool(action.gives):
        findings.add(
            where,
            "give_unit 和 gives（交给哪一种机构）要一起写。",
            "give_unit goes together with gives: the kind of unit that has the case next.",
        )
    if len(action.opens) > 1 and "next_matter" not in given:
        findings.add(
            where,
            "opens 写了几个事项，要把 next_matter 写进 needs（不带 ?）。",
            "With several matters under “opens”, put next_matter into “needs”, without a ?.",
        )
    for name in (*action.guards, *action.effects):
        for field in REQUIRED_FIELDS.get(name, ()):
            if field not in given:
                findings.add(
                    where,
                    f"{name} 需要字段 {field}，请写进 needs（不带 ?）。",
                    f"{name} works on the field {field}; put it into “needs”, without a ?.",
                )
    for words, listed in (("roles", action.roles), ("from", action.from_states)):
        if not listed:
            findings.add(where, f"{words} 不能为空。", f"“{words}” may not be empty.")


def _check_earlier(workflow: Workflow, action: Action, where: Where, findings: Findings) -> None:
    """What a bound looks for at earlier steps is a number that some other step must say, and that the journal keeps."""
    others = (each for each in workflow.actions.values() if each.name != action.name)
    kept = {
        need.name
        for other in others
        for need in other.needs
        if need.required and need.type in NUMBERS and not (need.words or need.personal)
    }
    for need in action.needs:
        if need.most is not None and need.most.earlier and need.most.of not in kept:
            add_unknown(findings, where, need.most.of, kept)


def _check_clock(workflow: Workflow, clock: ClockSpec, where: Where, findings: Findings) -> None:
    check_extensions(clock, where, findings)
    _check_dated(workflow, clock, where, findings)
    for words, listed in (("from", clock.starts), ("until", clock.stops)):
        if not listed:
            findings.add(where, f"{words} 不能为空。", f"“{words}” may not be empty.")
    if clock.on_end and "clock" not in workflow.actions[clock.on_end].roles:
        findings.add(
            where,
            f"on_end 的动作 {clock.on_end} 的 roles 里要有 clock。",
            f"The action {clock.on_end} of on_end needs clock among its roles.",
        )
    if clock.on_end and clock.dated != TERMS and not _comes_to_rest(workflow, clock):
        findings.add(
            where,
            f"时限 {clock.name} 走完后做 {clock.on_end}，可它停不下来：请把这个动作写进 until，或让它换一个状态。",
            f"When the clock {clock.name} runs out it takes {clock.on_end} and goes on running: put that action into "
            "“until”, or let it change the state.",
        )
    if clock.again is None and (clock.raises or len(clock.escalates) > 1):
        findings.add(
            where,
            f"时限 {clock.name} 要逐级升级，请写 again：隔多久再升一级。",
            f"The clock {clock.name} escalates step by step: say after how long with “again”.",
        )
    for needed, effects in _needed(clock):
        action = workflow.actions.get(needed)
        if action is None or "clock" not in action.roles or ANY_OPEN not in action.from_states:
            findings.add(
                where,
                f"工作流要有动作 {needed}：from: any_open，roles: clock。",
                f"The workflow needs the action {needed}: from: any_open, roles: clock.",
            )
        elif not effects.issubset(action.effects):
            named = ", ".join(sorted(effects))
            findings.add(
                where,
                f"时限 {clock.name} 要用动作 {needed}，它的 effects 里要有 {named}。",
                f"The clock {clock.name} takes the action {needed}, which needs among its effects: {named}.",
            )


def _comes_to_rest(workflow: Workflow, clock: ClockSpec) -> bool:
    """Whether the action that a clock takes at its end also ends it: else the worker would take it for ever."""
    action = workflow.actions[clock.on_end or ""]
    moves = all(to != start for start in starts_of(workflow, action) for to in targets_of(action, start))
    return action.name in (*clock.stops, *clock.starts) or moves


def _check_dated(workflow: Workflow, clock: ClockSpec, where: Where, findings: Findings) -> None:
    for name in clock.starts if clock.dated and clock.dated != TERMS else ():
        action = workflow.actions.get(name)
        field = next((need for need in action.needs if need.name == clock.dated), None) if action else None
        if field is None or field.type not in (FieldType.DATE, FieldType.MOMENT):
            findings.add(
                where,
                f"时限 {clock.name} 按 {clock.dated} 的日期到期：{name} 的 needs 里要有这个日期或时间字段。",
                f"The clock {clock.name} is due on the day of {clock.dated}: {name} needs that field.",
            )


def _needed(clock: ClockSpec) -> Iterator[tuple[str, set[str]]]:
    """The actions that the clock takes when it runs out and goes on running, with what each must do."""
    if clock.on_end is not None:
        return
    yield "overdue", {"tell_leaders"} if clock.escalates else set()
    if clock.again is not None or clock.raises:
        yield "escalate", {"tell_leaders"} | ({"escalate_centre"} if clock.raises else set())


def _check_gaps(workflow: Workflow, places: Mapping[str, Where], findings: Findings) -> None:
    for gap in find_gaps(workflow):
        zh, en = GAPS[gap.kind]
        ways = " → ".join(each.zh for each in gap.way), " → ".join(each.en for each in gap.way)
        findings.add(
            places[f"states.{gap.state}"],
            zh.format(state=gap.state, clock=gap.clock, way=ways[0]),
            en.format(state=gap.state, clock=gap.clock, way=ways[1]),
        )


def _edges(workflow: Workflow) -> list[tuple[str, str]]:
    return [
        (start, to)
        for action in workflow.actions.values()
        for start in starts_of(workflow, action)
        for to in targets_of(action, start)
    ]


def starts_of(workflow: Workflow, action: Action) -> Iterator[str]:
    """The states in which the action can be taken."""
    for name, state in workflow.states.items():
        if not {name, ANYWHERE}.isdisjoint(action.from_states) or (ANY_OPEN in action.from_states and not state.end):
            yield name


def targets_of(action: Action, start: str) -> tuple[str, ...]:
    """The states in which a case can be after the action."""
    if action.to_by is not None:
        return tuple(action.to_by[1].values())
    return (action.to or start,)


def _ends(workflow: Workflow) -> list[str]:
    return [name for name, state in workflow.states.items() if state.end]


def _spread(begin: Iterable[str], edges: list[tuple[str, str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(begin)
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [to for start, to in edges if start == state]
    return reached
