"""Petitions, assistance, relief, care, old cases and leads of the demo county, at different points of their way.
All of it made up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from maplebridge.cases.intake import Contact, Intake
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.clockwork.rules import clock_actor
from maplebridge.site.demo.telling import Tale, write

VILLAGE = "520524103200"
MORNING = 10
Step = tuple[int, str, str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Life:
    """A case as it was brought so many days ago, and who has done what since. In fields `@code` is somebody of the
    cast, `+90` the day in ninety days, and a unit stands without its place: `#housing`."""

    matter: str
    ago: int
    text: str
    steps: tuple[Step, ...]
    form: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""
    against: tuple[str, ...] = ()


PETITION = {"petitioner": "罗某某", "tried_before": "none"}
OPINION = {"outcome": "partly_solved", "opinion_basis": "《工资支付暂行规定》第七条"}
WIDOW = {"applicant": "杨某某", "harm": "bereaved", "compensated": "5000", "children": True, "claimed": "80000"}
LOOKED = {"means_checked": "home_visit", "register_seen": "joint", "aided_before": "no"}
PROPOSED = {"proposed_yuan": "60000", "monthly_wage": "6500", "reason": "全家靠丈夫务工"}
APPROVED = {
    "granted_yuan": "60000",
    "of_the_city": "40000",
    "of_the_county": "20000",
    "reason": "情况属实，困难急迫",
    "person": "@gaoyuan",
}
POOR = {"applicant": "杨某某", "applicant_id": "522425198804120024", "family_size": 4, "monthly_income": "900"}
SEEN = {"found_at_home": "住房简陋，无车无存款。", "second_visitor": "李干事"}
SHOWN = {"public_household": "杨某某", "relief_kind": "subsistence", "proposed_yuan": "1280"}
PUBLISHED = {"public_household": "杨某某", "relief_kind": "temporary"}
CARE = {"ground": "consent", "ground_basis": "同意书", "purpose": "每月上门看望、代买药", "until": "+90"}
PLAN = {"why_stuck": "账目不清，经手人已调走。", "plan_text": "核清账目，分两次补发。", "until": "+60"}

LIVES: tuple[Life, ...] = (
    Life(
        "petition",
        20,
        "小区的房屋维修资金被挪用，反映多次没有结果。",
        ((18, "fengyan", "route", {"unit": "#housing"}), (16, "yangguang", "accept", {})),
        PETITION | {"asked_for": "公布账目并退还"},
        who="alice",
    ),
    Life(
        "petition",
        70,
        "超市拖欠加班费两年，劳动监察一直没有回音。",
        (
            (68, "fengyan", "route", {"unit": "#human_resources"}),
            (64, "tangwei", "accept", {}),
            (30, "tangwei", "give_opinion", {**OPINION, "result": "已责令补发加班费 4200 元，其余无证据。"}),
            (10, "link", "ask_review", {"reason": "考勤表没有看。"}),
        ),
        PETITION | {"asked_for": "补发全部加班费"},
    ),
    Life(
        "petition",
        9,
        "河道采砂把我家田坎冲垮了。",
        (
            (7, "fengyan", "route", {"unit": "#human_resources"}),
            (5, "tangwei", "object_competence", {"reason": "河道采砂由水务局主管。", "right_unit": "#water"}),
        ),
        PETITION | {"asked_for": "修复田坎"},
    ),
    Life(
        "petition_accusation",
        6,
        "工程验收的人收了开发商的钱。",
        ((4, "fengyan", "route", {"unit": "#discipline_inspection"}),),
        {"accused": "验收人员", "accused_of": "discipline"},
        against=("#housing",),
    ),
    Life(
        "judicial_assistance",
        12,
        "丈夫被撞身亡，肇事人没有钱赔，家里两个孩子还在上学。",
        ((9, "dengfei", "check_means", LOOKED), (6, "dengfei", "propose", PROPOSED)),
        WIDOW | {"case_of": "交通肇事案，县法院已判决"},
    ),
    Life(
        "judicial_assistance",
        25,
        "被人打成重伤，对方在坐牢，医药费没有着落。",
        (
            (22, "dengfei", "check_means", LOOKED),
            (20, "dengfei", "propose", PROPOSED),
            (11, "songyi", "approve", APPROVED),
        ),
        WIDOW | {"case_of": "故意伤害案", "harm": "victim", "children": False},
    ),
    Life(
        "relief",
        12,
        "家里主要劳力病了，两个孩子上学，生活困难。",
        ((8, "yangfan", "visit_home", SEEN), (4, "yangfan", "post", SHOWN)),
        POOR,
    ),
    Life(
        "relief",
        40,
        "房子受灾，临时没有地方住。",
        (
            (36, "yangfan", "visit_home", SEEN),
            (33, "yangfan", "post", SHOWN | {"relief_kind": "temporary"}),
            (25, "clock", "pass_on", {}),
            (22, "liqin", "grant", {"granted_yuan": "1280", "paid_how_often": "once"}),
            (20, "yangfan", "publish_grant", PUBLISHED),
            (3, "liqin", "pay", {"paid": "1280"}),
        ),
        POOR,
    ),
    Life(
        "elderly_alone",
        60,
        "老人一个人住，腿脚不便。",
        (
            (59, "link", "consent", {}),
            (58, "luolan", "agree", CARE | {"unit": "#civil_affairs"}),
            (30, "liqin", "visit", {"how": "visit", "text": "老人身体尚好，缺降压药。"}),
            (5, "liqin", "visit", {"how": "visit"}),
        ),
    ),
    Life(
        "old_case",
        60,
        "修路占地补偿款拖了六年。",
        (
            (57, "axiu", "take_on", {"unit": "#government_office", "person": "@zhouming"}),
            (50, "zhouming", "plan", PLAN),
            (22, "zhouming", "progress", {"text": "账目已核清，首期补偿款正在报批。"}),
        ),
        {"stuck_by": "history"},
    ),
    Life(
        "public_interest_lead",
        30,
        "河边倒了几十车建筑垃圾，离取水口不到两百米。",
        (
            (27, "dengfei", "register", {"field_of_law": "environment"}),
            (10, "pengjie", "file", {"reason": "线索属实，公益受损仍在继续。"}),
        ),
    ),
)


def tell_pleas(county: str, now: datetime) -> int:
    """Lets each come as far as it has; how many were new."""
    return len(write([_told(county, number, life, now) for number, life in enumerate(LIVES)], now))


def _told(county: str, number: int, life: Life, now: datetime) -> Tale:
    sender = _actor(county, life.who, now) if life.who else None
    intake = Intake(
        text=life.text,
        matter=life.matter,
        channel="phone_page" if life.who else "window",
        place=VILLAGE,
        reporter=Contact() if life.who else Contact(name="罗某某", phone=f"139000209{number:02d}"),
        complained_of=tuple(_meant(county, unit, now) for unit in life.against),
        fields=life.form,
        key=f"demo-plea:{number}",
        happened_at=_morning(now, life.ago),
    )
    tale = Tale(get_current_pack(county), intake, sender, now)
    for ago, who, action, fields in life.steps:
        actor = tale.resident if who == "link" else _actor(county, who, now)
        said = {name: _meant(county, value, now) for name, value in fields.items()}
        tale.take(action, actor, _morning(now, ago), **said)
    return tale


def _meant(county: str, value: Any, now: datetime) -> Any:
    if not isinstance(value, str) or not value:
        return value
    if value[0] == "@":
        return get_person_id(county, value[1:])
    if value[0] == "#":
        return f"{value[1:]}-{county}"
    return (day_of(now) + timedelta(days=int(value[1:]))).isoformat() if value[0] == "+" else value


def _actor(county: str, code: str, now: datetime) -> Actor:
    if code == "clock":
        return clock_actor(county)
    found = get_actor(county, get_person_id(county, code), now)
    assert found is not None, code
    return found


def _morning(now: datetime, ago: int) -> datetime:
    day = now.astimezone(SHANGHAI) - timedelta(days=ago)
    return day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
