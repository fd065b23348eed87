"""The demo's public side: a year of activities with figures, legal vice-principals, and what units have published, some
of it late and some not at all. Invented, the same for the same day. Not for real counties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.places.generating.dice import fraction
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities import planning, schools
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.signing_up import sign_up
from maplebridge.services.disclosure.models import Publication
from maplebridge.services.disclosure.publishing import Draft, correct, note_event, publish_many
from maplebridge.services.disclosure.queries import list_bound, list_duties
from maplebridge.services.disclosure.rules import Duty as Owed

BACK, AHEAD = 400, 40  # days
EVERY = 4  # days between two activities of the county
UNREPORTED_SHARE, CANCELLED_SHARE = 0.06, 0.05
MISSING_SHARE, LATE_SHARE, CORRECTED_SHARE = 0.05, 0.07, 0.02
TITLES = {
    "law_lecture": ("婚姻家庭与彩礼法律讲座", "农民工工资怎么要回来", "反电信诈骗进村讲座", "民间借贷那些事"),
    "law_stall": ("赶场天普法", "宪法宣传周集市普法", "法律援助宣传赶集"),
    "legal_clinic": ("律师义诊日", "法律咨询进村"),
    "free_clinic": ("老年人健康义诊", "眼科义诊进村"),
    "open_day": ("司法所开放日", "群众走进综治中心"),
    "school_lecture": ("开学第一堂法治课", "防欺凌法治课"),
    "drill": ("防汛避险演练", "消防疏散演练"),
    "village_exam": ("“法律明白人”学法考试",),
}
UNITS = {"school_lecture": "justice_office", "drill": "town_government", "free_clinic": "town_government"}
OFFICE, COMMITTEE = "justice_office", "village_committee"
PEOPLE = ("韦正", "陆敏", "罗兴", "杨秀", "石磊", "潘丽", "吴江", "龙梅")
LINES = (("集体林租金", 12000), ("光伏分红", 8600), ("公益岗位补贴", 7200), ("机耕道维修", 5400), ("水费代缴", 2300))
MEETING = "村民代表会议讨论通过了本季度的支出，修缮了机耕道和饮水管道，公益岗位人员没有变动。"


@dataclass(frozen=True, slots=True)
class Lot:
    """Draws that stay the same for a subject."""

    subject: str

    def share(self, what: str) -> float:
        """A number from 0 to 1."""
        return fraction("open", self.subject, what)

    def number(self, what: str, least: int, most: int) -> int:
        """A whole number between two, both counted."""
        return least + int(self.share(what) * (most - least + 1))

    def one(self, what: str, among: tuple[str, ...]) -> str:
        """One of some."""
        return among[int(self.share(what) * len(among))]


def invite(county: str, now: datetime) -> int:
    """Fills in activities, appointments and publications, once; how many activities."""
    if Activity.objects.of(county).exists() or Publication.objects.of(county).exists():
        return 0
    appointed = _appoint(county, now)
    days = range(-BACK, AHEAD, EVERY)
    made = [_activity(county, day_of(now) + timedelta(days=day), appointed, now) for day in days]
    _publish(county, now)
    return len(made)


def _clerk(county: str, unit: str, place: str) -> Actor:
    """Somebody of a unit, as far as rights go: who it was does not matter here."""
    return Actor(county, "demo", "staff", "演示", (Duty("handler", unit, place),))


def _appoint(county: str, now: datetime) -> list[tuple[UUID, UnitFacts]]:
    """Most schools have a legal vice-principal; some soon no more."""
    keeper, today = _clerk(county, f"justice_bureau-{county}", county), day_of(now)
    found = []
    for number, school in enumerate(schools.list_schools(county)):
        lot = Lot(school.code)
        if lot.share("none") < 0.12:
            continue
        until = today + timedelta(days=lot.number("until", 10, 900))
        terms = schools.Terms(
            school=school.code,
            person=PEOPLE[number % len(PEOPLE)],
            sender=f"{('court', 'procuratorate', 'police', 'justice_bureau')[number % 4]}-{county}",
            since=until - timedelta(days=3 * 365),
            until=until,
            letter=f"教聘字〔{until.year - 3}〕{number + 1}号",
            agreed_on=until - timedelta(days=3 * 365 + 7),
            duties="每学期讲法治课、参与预防欺凌、指导依法治校",
        )
        found.append((schools.appoint(actor=keeper, terms=terms, now=now), school))
    return found


def _activity(county: str, day: date, appointed: list[tuple[UUID, UnitFacts]], now: datetime) -> UUID:
    lot = Lot(f"{day}")
    kind = lot.one("kind", tuple(TITLES))
    plan = _plan(county, day, kind, lot, appointed)
    clerk = _clerk(county, plan.unit, plan.place[:9])
    activity = planning.plan_activity(actor=clerk, plan=plan, now=min(now, plan.starts_at - timedelta(days=20)))
    if plan.ends_at < now:
        _tell(clerk, activity, kind, lot, plan)
    elif plan.capacity:
        _open(clerk, activity, lot, now)
    return activity


def _plan(county: str, day: date, kind: str, lot: Lot, appointed: list[tuple[UUID, UnitFacts]]) -> planning.Plan:
    towns = [town for town in list_places(county, level=Level.TOWN) if town.valid_to is None]
    town = towns[lot.number("town", 0, len(towns) - 1)].code
    appointment = None
    if kind == "school_lecture" and appointed:
        appointment, school = appointed[lot.number("school", 0, len(appointed) - 1)]
        town = school.place
    villages = list_places(county, level=Level.VILLAGE, within=town)
    village = villages[lot.number("village", 0, len(villages) - 1)].code if villages and not appointment else town
    start = datetime.combine(day, time(9 + lot.number("hour", 0, 6)), SHANGHAI)
    return planning.Plan(
        kind=kind,
        title=lot.one("title", TITLES[kind]),
        unit=f"{UNITS.get(kind, OFFICE)}-{town}",
        place=village,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        units=(f"legal_aid-{county}",) if lot.share("with") < 0.3 else (),
        address="村委会院坝" if village != town else "",
        for_whom="全体村民",
        capacity=lot.number("places", 8, 40) if lot.share("limited") < 0.6 else None,
        appointment=appointment,
    )


def _tell(clerk: Actor, activity: UUID, kind: str, lot: Lot, plan: planning.Plan) -> None:
    """What came of one that is over."""
    if lot.share("cancelled") < CANCELLED_SHARE:
        before = plan.starts_at - timedelta(days=1)
        planning.cancel(actor=clerk, activity=activity, reason="天气原因，改期举办", now=before)
    elif lot.share("unreported") >= UNREPORTED_SHARE:
        specs = get_current_pack(clerk.county).activities.figures_of(kind)
        figures = {spec.name: str(_figure(spec.name, lot)) for spec in specs}
        after = plan.ends_at + timedelta(hours=20)
        planning.report(actor=clerk, activity=activity, figures=figures, happened="", now=after)


def _figure(name: str, lot: Lot) -> float | int:
    if name == "hours":
        return lot.number(name, 2, 6) / 2
    if name == "spent":
        return lot.number(name, 0, 8) * 100
    most = {"persons": 160, "leaflets": 300, "consultations": 24, "examined": 90, "sat": 60}.get(name, 12)
    return lot.number(name, 0, most)


def _open(clerk: Actor, activity: UUID, lot: Lot, now: datetime) -> None:
    planning.open_sign_up(actor=clerk, activity=activity, now=now)
    for number in range(lot.number("guests", 0, 12)):
        phone = f"137{lot.number(f'phone {number}', 0, 10**8 - 1):08d}"
        sign_up(county=clerk.county, activity=activity, name=f"{PEOPLE[number % 8][0]}家", phone=phone, now=now)


def _publish(county: str, now: datetime) -> None:
    """What units owe this year and the last, most of it in time, in the order in which it was published."""
    _decide(county, now)
    year = day_of(now).year
    owed = [duty for each in (year - 1, year) for duty in list_duties(county, list_bound(county), each, now)]
    entries = [entry for duty in owed if duty.state in ("missing", "due") and (entry := _entry(county, duty, now))]
    entries.sort(key=lambda entry: entry[2])
    made = publish_many(entries)
    for publication, (clerk, draft, at) in zip(made, entries, strict=True):
        if Lot(draft.title + draft.unit).share("corrected") < CORRECTED_SHARE:
            then = min(at + timedelta(days=2), now)
            correct(actor=clerk, publication=publication, draft=draft, why="补充说明一处", now=then)


def _decide(county: str, now: datetime) -> None:
    unit = f"justice_bureau-{county}"
    clerk, today = _clerk(county, unit, county), day_of(now)
    for item, title, days in (
        ("decision", "关于健全村（社区）法律顾问制度的通知", 70),
        ("budget", "县司法局部门决算", 60),
        ("decision", "关于调整法律援助值班安排的通知", 6),
    ):
        then = today - timedelta(days=days)
        note_event(actor=clerk, unit=unit, item=item, title=title, happened_on=then, now=now)


def _entry(county: str, duty: Owed, now: datetime) -> tuple[Actor, Draft, datetime] | None:
    """By whom, what and when a duty was met; None where it was not, or not yet."""
    lot = Lot(f"{duty.unit} {duty.item.name} {duty.period.name}")
    at, unit = _moment(duty, lot), get_registry(county).unit(duty.unit)
    if lot.share("missing") < MISSING_SHARE or at > now or unit is None:
        return None
    return _clerk(county, duty.unit, unit.place), _draft(duty, lot), at


def _moment(duty: Owed, lot: Lot) -> datetime:
    late = lot.share("late") < LATE_SHARE
    days = lot.number("days late", 1, 9) if late else -lot.number("days early", 0, 4)
    day = max(duty.due_on + timedelta(days=days), duty.period.ended_on + timedelta(days=1))
    return datetime.combine(day, time(10, lot.number("minute", 0, 59)), SHANGHAI)


def _draft(duty: Owed, lot: Lot) -> Draft:
    rows = tuple(_rows(duty, lot)) if duty.item.columns else ()
    return Draft(
        unit=duty.unit,
        title=f"{duty.item.title.zh}（{duty.period.label.zh}）"[:80],
        item=duty.item.name,
        period=duty.period.name,
        text="" if rows else MEETING if COMMITTEE in duty.unit else f"{duty.period.label.zh}：全文附后，欢迎监督。",
        columns=duty.item.columns,
        rows=rows,
    )


def _rows(duty: Owed, lot: Lot) -> Iterator[tuple[str, ...]]:
    for name, most in LINES[: lot.number("lines", 2, len(LINES))]:
        yuan = f"{lot.number(name, most // 3, most)}.00"
        incoming = lot.share(f"in {name}") < 0.5
        yield (name, yuan if incoming else "0", "0" if incoming else yuan, "")[: len(duty.item.columns)]
