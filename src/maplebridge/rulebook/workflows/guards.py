"""Conditions that an action may be put under, by name; a pack picks from this closed list. Not for who may: roles."""

from collections.abc import Callable, Mapping
from datetime import datetime

from maplebridge.ground.words.personal import find_personal
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.rules import add, may_extend
from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit
from maplebridge.rulebook.workflows.bundles import part_not_at_work, parts_ended
from maplebridge.rulebook.workflows.facts import Attempt, CaseFacts, LeadFacts
from maplebridge.rulebook.workflows.handing import HANDING_GUARDS
from maplebridge.rulebook.workflows.names import CAME, EVIDENCE_LABELS, EVIDENCE_TYPES
from maplebridge.rulebook.workflows.parties import PARTY_GUARDS
from maplebridge.rulebook.workflows.roles import find_role, next_centre, place_of_centre, serves_excluded
from maplebridge.rulebook.workflows.running import clock_specs
from maplebridge.rulebook.workflows.terms import TERM_GUARDS

Guard = Callable[[Attempt], Text | None]
VILLAGE_LENGTH, PUBLIC = 12, "public_"


def not_returned_before(attempt: Attempt) -> Text | None:
    """A case is returned once at most."""
    if "returned" in attempt.case.marks:
        return Text("此件已退回过一次，不得再退", "the case has been returned once and cannot be returned again")
    return None


def extension_allowed(attempt: Attempt) -> Text | None:
    """The extension is one of a clock that runs, not used up, and this actor's to approve."""
    clock_name, _, name = attempt.fields["extension"].partition(":")
    spec = clock_specs(attempt.workflow, attempt.matter).get(clock_name)
    clock = next((c for c in attempt.case.clocks if c.name == clock_name and c.state != "stopped"), None)
    if spec is None or clock is None:
        return Text("没有可以这样延长的时限", "no clock that runs can be extended so")
    extension = spec.extension(name)
    approves = extension is not None and find_role(attempt.actor, attempt.case, (extension.approver,)) is not None
    refusal = may_extend(
        spec,
        clock.history,
        name,
        roles={extension.approver} if extension is not None and approves else (),
        at=attempt.scene.now,
        calendar=attempt.scene.calendar,
        office=attempt.workflow.office_hours,
    )
    return None if refusal is None else refusal.text


def extension_asked(attempt: Attempt) -> Text | None:
    """An extension was asked for and waits for its answer."""
    if "extension_asked" in attempt.case.marks:
        return None
    return Text("没有待批的延期申请", "no request for an extension is waiting")


def chase_open(attempt: Attempt) -> Text | None:
    """A chase or an instruction waits for its answer."""
    return None if "chased" in attempt.case.marks else Text("没有待回复的督办", "no chase is waiting for an answer")


def reason_listed(attempt: Attempt) -> Text | None:
    """Some clock that runs may be paused by this action; its reason is from the list that the field carries."""
    specs = clock_specs(attempt.workflow, attempt.matter)
    running = [specs[clock.name] for clock in attempt.case.clocks if clock.state == "running" and clock.name in specs]
    if any(not spec.emergency and attempt.action.name in (spec.pauses or {}) for spec in running):
        return None
    return Text("现有时限不得因此暂停", "no clock that runs may pause for this")


def identity_open(attempt: Attempt) -> Text | None:
    """Who brought the case is not sealed."""
    if attempt.case.secrecy == "identity_sealed":
        return Text("来访人身份保密，任何人不得查看", "who brought the case is sealed: nobody may see it")
    return None


def lawful_ground(attempt: Attempt) -> Text | None:
    """Consent, or the law that allows it without."""
    if attempt.fields.get("ground") and attempt.fields.get("ground_basis"):
        return None
    return Text("须有本人同意或法律依据", "this needs consent or names the law that allows it without")


def may_be_returned(attempt: Attempt) -> Text | None:
    """What the county has decided cannot be returned."""
    if "cannot_be_returned" in attempt.case.marks:
        return Text("经裁定交办，不得退回", "the county has decided: this cannot be returned")
    return None


def within_1_working_day(attempt: Attempt) -> Text | None:
    """A return is reasoned within one working day of the dispatch."""
    sent = [mark.at for clock in attempt.case.clocks if clock.name == "sign" for mark in clock.history[:1]]
    if sent and attempt.scene.now >= _one_working_day(attempt, max(sent)):
        return Text("超过 1 个工作日，不得退回", "more than one working day has passed since the dispatch")
    return None


def _one_working_day(attempt: Attempt, start: datetime) -> datetime:
    limit = Limit(1, TimeUnit.WORKING_DAY)
    return add(start, limit, attempt.scene.calendar, attempt.workflow.office_hours).at


def asked_once(attempt: Attempt) -> Text | None:
    """Missing papers are told once, all together."""
    if "asked" in attempt.case.marks:
        return Text("补正材料只能一次性告知", "papers are asked for once only, all together")
    return None


def one_trip(attempt: Attempt) -> Text | None:
    """Whoever has come once for the case comes again only for a reason that is written down."""
    again = attempt.fields.get("visit") == CAME and CAME in attempt.case.marks
    if again and not str(attempt.fields.get("trip_reason") or "").strip():
        return Text(
            "当事人已经为这件事跑过一趟；再跑一趟，请写明原因",
            "they have come for this case once already: write down why they had to come again",
        )
    return None


def second_person(attempt: Attempt) -> Text | None:
    """`person` names a second member of staff who agrees; not the actor."""
    named = attempt.fields.get("person", "")
    second = attempt.scene.person(named) if named else None
    strange = second is None or second.kind != "staff" or serves_excluded(second, attempt.case)
    if strange or named == attempt.actor.id:
        return Text("须有另一名工作人员复核同意", "a second member of staff has to agree")
    return None


def not_the_handler(attempt: Attempt) -> Text | None:
    """Nobody checks their own work, nor that of their own unit when it is not the centre."""
    case, actor = attempt.case, attempt.actor
    own_unit = not (case.unit or "").startswith("centre-") and any(d.unit == case.unit for d in actor.duties)
    if actor.id == case.finished_by or own_unit:
        return Text("承办人和承办单位不得自行核查", "the handler and the handling unit cannot check their own work")
    return None


def evidence_given(attempt: Attempt) -> Text | None:
    """Each kind of proof that the matter asks for at this step is among the files given."""
    wanted = attempt.matter.evidence.get(attempt.action.name, ())
    given = [attempt.scene.files.get(file, "") for file in attempt.fields.get("evidence", ())]
    missing = [EVIDENCE_LABELS[kind] for kind in wanted if not any(shows(kind, mime) for mime in given)]
    if not missing:
        return None
    zh, en = "、".join(each.zh for each in missing), ", ".join(each.en for each in missing)
    return Text(f"此事项办结还须有凭证：{zh}", f"this matter still needs proof: {en}")


def shows(kind: str, mime: str) -> bool:
    """Whether a file of that media type can be proof of that kind."""
    return mime.startswith(EVIDENCE_TYPES[kind])


def licensed(attempt: Attempt) -> Text | None:
    """The unit named is registered for the kind of work that is named."""
    unit = attempt.scene.registry.unit(attempt.fields["unit"])
    if unit is not None and unit.active and attempt.fields["licence"] in unit.licences:
        return None
    return Text("该机构没有这一类业务的许可", "that institute is not licensed for this kind of work")


def called_here(attempt: Attempt) -> Text | None:
    """There is a call to the actor's unit that nobody has answered yet."""
    units = {duty.unit for duty in attempt.actor.duties}
    mine = (call for call in attempt.case.calls if call.unit in units and call.person in (None, attempt.actor.id))
    if any(call.arrived_at is None for call in mine):
        return None
    return Text("没有待签到的吹哨", "no call to your unit is waiting for a sign-in")


def called_last(attempt: Attempt) -> Text | None:
    """The latest call on the case is to the actor's unit: those whistled for earlier may have had a hand in it."""
    last = max((call.turn for call in attempt.case.calls), default=0)
    called = {call.unit for call in attempt.case.calls if call.turn == last}
    if called.intersection(duty.unit for duty in attempt.actor.duties):
        return None
    return Text("只有抽中复核的单位可以复核", "only the unit that was drawn may look again")


def arrive_by_ahead(attempt: Attempt) -> Text | None:
    """The time to sign in by lies ahead."""
    if datetime.fromisoformat(attempt.fields["arrive_by"]) <= attempt.scene.now:
        return Text("签到时限须晚于现在", "the time to sign in by must lie ahead")
    return None


def higher_centre_exists(attempt: Attempt) -> Text | None:
    """There is a centre above the one that holds the case."""
    if next_centre(attempt.case, attempt.scene.registry) is None:
        return Text("已在最高一级", "the case is at the highest level already")
    return None


def lower_place(attempt: Attempt) -> Text | None:
    """The place lies inside that of the centre which sends the case down."""
    place, above = attempt.fields.get("place", attempt.case.place), place_of_centre(attempt.case.centre)
    if not place.startswith(above) or len(place) <= len(above):
        return Text("只能下派到本辖区的下一级", "a case is sent down only to a place inside this one")
    return None


def covers_place(attempt: Attempt) -> Text | None:
    """The place of the case lies in the actor's own area."""
    if any(attempt.case.place.startswith(duty.place) for duty in attempt.actor.duties):
        return None
    return Text("不在您的辖区", "the place is not in your area")


def rating_secret_valid(attempt: Attempt) -> Text | None:
    """The rating comes with the secret of this round, which only the resident has."""
    if attempt.scene.rating_secret_valid:
        return None
    return Text("评价链接无效或已使用", "the rating link is not valid or has been used")


def not_own_case(attempt: Attempt) -> Text | None:
    """Nobody handles a case they brought themselves or are a party to, nor is anybody given one."""
    own = {attempt.case.reporter, *(party.actor for party in attempt.case.parties)}
    if not own.isdisjoint((attempt.actor.id, attempt.fields.get("person"))):
        return Text("不得办理本人提出的事项", "nobody handles a case of their own")
    return None


def lead_fits(attempt: Attempt) -> Text | None:
    """The case named as lead is open, of the same process, merged under nothing, and in no hands that are kept out."""
    case, lead = attempt.case, attempt.scene.lead
    if lead is None or lead.id == case.id:
        return Text("没有可以并入的这个主案", "there is no such case to merge under")
    if attempt.scene.voices:
        return Text("已有诉求并入此件，请把此件作为主案", "others are merged under this case: let it be the lead")
    if not lead.open or lead.joined or lead.workflow != attempt.workflow.name:
        return Text(
            "主案已答复、已结束、已并入别的案件或流程不同", "that case is answered, over, merged or of another process"
        )
    if "case_sealed" in (case.secrecy, lead.secrecy):
        return Text("保密件不能并案", "a sealed case is not merged")
    if case.excluded_units.intersection((lead.centre, lead.unit or "")):
        return Text("主案由被投诉的单位办理，不能并入", "the lead is with a unit complained of")
    if attempt.actor.kind != "staff" and not _alike(case, lead):
        return Text("不是同一地方的同类事项", "not the same kind of matter at the same place")
    return None


def nothing_personal(attempt: Attempt) -> Text | None:
    """What is written for everybody holds no number of a person."""
    for need in attempt.action.needs:
        said = attempt.fields.get(need.name) if need.name.startswith(PUBLIC) else None
        found = find_personal(said) if isinstance(said, str) else []
        if found:
            label, kind, masked = need.label, found[0].kind, found[0].masked
            return Text(
                f"“{label.zh}”要公开，里面有{kind.zh}，可写成 {masked}",
                f"“{label.en}” will be public and holds {kind.en}; it may be written {masked}",
            )
    return None


def not_under_way(attempt: Attempt) -> Text | None:
    """What the action opens is not at work already: the same case is passed on once, until something came of it."""
    named = attempt.fields.get("next_matter", next(iter(attempt.action.opens), ""))
    if named not in attempt.scene.under_way:
        return None
    title = attempt.scene.matters[named].title
    return Text(
        f"这件已经转出过（{title.zh}），还没有结果，不用再转一次",
        f"this case was passed on before ({title.en}) and nothing has come of it yet: it is not passed on twice",
    )


def _alike(case: CaseFacts, lead: LeadFacts) -> bool:
    return case.category == lead.category and case.place[:VILLAGE_LENGTH] == lead.place[:VILLAGE_LENGTH]


GUARDS: Mapping[str, Guard] = {
    guard.__name__: guard
    for guard in (
        *HANDING_GUARDS,
        not_returned_before,
        may_be_returned,
        within_1_working_day,
        asked_once,
        one_trip,
        second_person,
        not_the_handler,
        evidence_given,
        called_here,
        called_last,
        arrive_by_ahead,
        higher_centre_exists,
        lower_place,
        covers_place,
        extension_allowed,
        extension_asked,
        chase_open,
        reason_listed,
        identity_open,
        lawful_ground,
        lead_fits,
        parts_ended,
        part_not_at_work,
        not_under_way,
        nothing_personal,
        licensed,
        *PARTY_GUARDS,
        *TERM_GUARDS,
        rating_secret_valid,
        not_own_case,
    )
}

FIELDLESS = frozenset(
    {
        "not_returned_before",
        "may_be_returned",
        "within_1_working_day",
        "asked_once",
        "not_the_handler",
        "called_here",
        "called_last",
        "higher_centre_exists",
        "covers_place",
        "extension_asked",
        "chase_open",
        "reason_listed",
        "not_own_case",
        "all_willing",
        "all_signed",
        "terms_performed",
    }
)
"""Guards that can be judged before anybody has filled in a field: where they refuse, no button is shown."""
