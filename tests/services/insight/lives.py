"""Lives of streetlight cases that follow a short plan, told through the real rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.cases.stage import DONE, PHOTO, moment
from tests.world import COUNTY, GRID, HOUSING, WATER, World

from maplebridge.cases.intake import Intake
from maplebridge.ground.files.actions import StoredFile
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.site.demo.telling import Tale

ENDS = (
    "wait", "sent", "signed", "returned", "done", "approved", "yes", "no_yes", "lapse", "withdraw", "refuse", "redo",
)  # fmt: skip
BAD = "dissatisfied"


@dataclass(frozen=True, slots=True)
class Plan:
    """When a case comes, how many hours lie between its steps, where it is, and how far it gets."""

    hours: int = 0
    step_hours: int = 1
    end: str = "yes"
    place: str = GRID
    matter: str = "streetlight"
    channel: str = "phone_page"
    contacts: bool = True
    extends: bool = False
    spot: str = "satisfied"


def tell(world: World, plan: Plan, now: datetime, start: str = "09-01 09:00") -> Tale | None:
    """The tale of a plan, as far as `now` lets it come; None when it has not begun."""
    at = moment(start) + timedelta(hours=plan.hours)
    if at > now:
        return None
    intake = Intake(
        text="村口的路灯三天不亮了。",
        matter=plan.matter,
        place=plan.place,
        channel=plan.channel,
        anonymous=True,
        happened_at=at,
        key=f"life:{start}:{plan}",
    )
    teller = _Teller(Tale(get_current_pack(COUNTY), intake, None, now), world, plan, at, now)
    teller.tell()
    return teller.tale


class _NotYet(Exception):
    pass


class _Teller:
    def __init__(self, tale: Tale, world: World, plan: Plan, at: datetime, now: datetime) -> None:
        self.tale, self.world, self.plan, self.at, self.now = tale, world, plan, at, now

    def tell(self) -> None:
        try:
            self._tell()
        except _NotYet:
            return

    def _take(self, code: str, action: str, **fields: object) -> None:
        at = self.at + timedelta(hours=self.plan.step_hours)
        if at > self.now:
            raise _NotYet
        self.at = at
        actor = self.tale.resident if code == "resident" else self.world.actor(code)
        self.tale.take(action, actor, at, **fields)

    def _take_if_allowed(self, code: str, action: str, **fields: object) -> bool:
        """Returns and extensions come too late in slow lives."""
        before = self.at
        try:
            self._take(code, action, **fields)
        except Fault:
            self.at = before
            return False
        return True

    def _tell(self) -> None:
        end = self.plan.end
        if end == "wait":
            return
        if end == "refuse":
            other = self.world.ids["zhoulei"]
            self._take("axiu", "refuse", reason="法院已受理", lawful_route="litigation", person=other)
            return
        self._take("axiu", "dispatch", unit=HOUSING)
        if end == "sent":
            return
        wrong = {"reason": "供水井盖", "right_unit": WATER}
        if end == "returned" and self._take_if_allowed("hefang", "return", **wrong):
            self._take("axiu", "decide", unit=HOUSING, reason="照明归住建")
        self._take("yangguang", "sign")
        if end == "signed":
            return
        if end == "withdraw":
            self._take("resident", "withdraw")
            return
        self._handle(end)

    def _handle(self, end: str) -> None:
        if self.plan.contacts:
            self._take("yangguang", "contact", how="phone")
        if self.plan.extends:
            more = {"extension": "answer:five_days", "reason": "需要订货"}
            self._take_if_allowed("zhouming", "approve_extension", **more)
        self._finish()
        if end == "done":
            return
        if end == "redo":
            self._take("chenjing", "redo", reason="照片不清")
            self._finish()
        self._take("chenjing", "approve")
        if end == "lapse":
            self._lapse()
        elif end == "no_yes":
            self._rate("no", BAD)
            self._finish()
            self._take("chenjing", "approve")
            self._rate("yes", "satisfied")
        elif end != "approved":
            self._rate("yes", self.plan.spot)

    def _finish(self) -> None:
        if not self.tale.files:
            photo = StoredFile(PHOTO["evidence"][0], 1000, "image/jpeg", "photo.jpg")
            self.tale.files.append((photo, self.world.actor("yangguang"), self.at))
        self._take("yangguang", "finish", **DONE, **PHOTO)

    def _rate(self, solved: str, satisfaction: str) -> None:
        self._take("resident", "rate", rating_secret="-", solved=solved, satisfaction=satisfaction)

    def _lapse(self) -> None:
        from maplebridge.services.clockwork.rules import clock_actor

        due = self.tale.due_at("rate")
        if due > self.now:
            raise _NotYet
        self.at = due
        self.tale.take("lapse", clock_actor(COUNTY), due)
