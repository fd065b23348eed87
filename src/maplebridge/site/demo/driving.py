"""The demo's drives and duty list: a drive under way, one whose result is out, and problems of all five batches in all
states. Invented, the same for the same county. Not for real counties."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from maplebridge.cases.actions.submit import submit, submit_many
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.people.queries import get_actor, list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.generating.dice import fraction
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.services.drives.actions.listing import list_from_file
from maplebridge.services.drives.actions.opening import open_to_teams
from maplebridge.services.drives.actions.planning import add_member, add_team, plan_drive
from maplebridge.services.drives.actions.running import end, publish, start
from maplebridge.services.drives.models import Drive, DriveCase

Clock = Callable[[], datetime]
HEAD, CLERK, CENTRE, CHECKER, LEADER = "tianhe", "weizheng", "axiu", "chenjing", "zhouming"
TEAMS = (
    ("执行一组", "court", "weizheng"),
    ("执行二组", "justice_bureau", "qinhai"),
    ("执行三组", "human_resources", "tangwei"),
)
HANDLING = ("handler", "unit_head")
CLAIMS = ("劳务费", "货款", "赡养费", "交通事故赔偿款", "土地流转费", "借款")
MEASURES = ("contacted", "assets_checked", "frozen", "instalments", "paid", "restricted")
UNDER_WAY, OVER = 45, 42
PROBLEMS = (
    ("cases", "涉劳务纠纷案件积压，结案慢", "court", "claimed"),
    ("cases", "部分执行案件找不到被执行人", "court", "told"),
    ("disputes", "赶场路段摊位纠纷反复发生", "market_supervision", "listed"),
    ("disputes", "山林界线多年没有划清", "natural_resources", "named"),
    ("aid", "几户独居老人房屋漏雨", "housing", "told"),
    ("aid", "困境儿童上学路远", "education", "claimed"),
    ("publicity", "反诈宣传没有进到苗寨", "anti_fraud", "listed"),
    ("publicity", "法治讲座听的人少", "justice_bureau", "told"),
    ("measures", "村级调解员没有办公地方", "justice_bureau", "claimed"),
    ("measures", "群众反映办事要跑几个窗口", "government_services", "listed"),
)
RESULTS = {
    "部分执行案件找不到被执行人": ("查找被执行人", "公安、法院建立了查询专线，半数案件已找到被执行人。"),
    "几户独居老人房屋漏雨": ("独居老人房屋漏雨", "列入的房屋已全部修缮，入冬前验收。"),
    "法治讲座听的人少": ("法治讲座", "讲座改在赶场天，并有苗语翻译，场次已公开。"),
}


def drive(county: str, clock: Clock) -> int:
    """Fills in drives and problems, once; how many cases."""
    if Drive.objects.of(county).exists():
        return 0
    town = Town(county, clock)
    running, done = town.register(UNDER_WAY), town.register(OVER)
    town.drive("百日执行专项行动", running, busy=0.45)
    drive_id = town.drive("秋季涉民生案件集中执行", done, busy=0.9)
    end(actor=town.who(HEAD), drive_id=drive_id, now=clock())
    publish(actor=town.who(HEAD), drive_id=drive_id, now=clock())
    for problem in PROBLEMS:
        town.raise_problem(*problem)
    return len(running) + len(done) + len(PROBLEMS)


class Town:
    """The county in which all this happens, each step at the time the clock shows."""

    def __init__(self, county: str, clock: Clock) -> None:
        self.county, self.clock = county, clock
        self.villages = [place.code for place in list_places(county, level=Level.VILLAGE)]
        self._people: dict[str, str] = {}

    def who(self, code: str) -> Actor:
        """One of the cast."""
        person = self._people.setdefault(code, str(get_person_id(self.county, code)))
        actor = get_actor(self.county, person, self.clock())
        assert actor is not None, code
        return actor

    def act(self, actor: Actor, number: str, action: str, **fields: Any) -> None:
        """One step on a case."""
        take(actor=actor, number=number, action=action, fields=fields, seen=None, now=self.clock())

    def register(self, many: int) -> list[str]:
        """Judgments to enforce, each with its judge."""
        intakes = [self._judgment(n, many) for n in range(many)]
        receipts = submit_many(county=self.county, intakes=intakes, sender=self.who(CLERK), now=self.clock())
        numbers = [receipt.number for receipt in receipts if not isinstance(receipt, Fault)]
        for number in numbers:
            self.act(self.who(HEAD), number, "assign", person=self.who(CLERK).id)
        return numbers

    def drive(self, name: str, numbers: list[str], *, busy: float) -> UUID:
        """A drive over these cases that has started; on so much of them something was done."""
        head, today = self.who(HEAD), day_of(self.clock())
        drive_id = plan_drive(
            actor=head,
            name=name,
            purpose="集中力量执行涉民生案件",
            unit=f"court-{self.county}",
            first=today,
            last=today + timedelta(days=99),
            now=self.clock(),
        )
        for team, kind, member in TEAMS:
            made = add_team(actor=head, drive_id=drive_id, name=team, unit=f"{kind}-{self.county}")
            person = self.who(member).id
            add_member(actor=head, drive_id=drive_id, team=made, person=person, now=self.clock())
        list_from_file(actor=head, drive_id=drive_id, data="\n".join(numbers).encode())
        start(actor=head, drive_id=drive_id, now=self.clock())
        while open_to_teams(actor=head, drive_id=drive_id, now=self.clock()).left:
            pass
        for place, (ours, number) in enumerate(self._teams_of(drive_id)):
            self._work(number, TEAMS[ours - 1][2], fraction("work", name, place), busy)
        return drive_id

    def raise_problem(self, batch: str, text: str, kind: str, state: str) -> None:
        """A problem on the list, as far as `state`."""
        unit, until = f"{kind}-{self.county}", (day_of(self.clock()) + timedelta(days=30)).isoformat()
        place = self.villages[int(fraction("problem", text) * len(self.villages))]
        intake = Intake(text=text, matter="listed_problem", place=place, channel="window")
        number = submit(county=self.county, intake=intake, sender=self.who(CENTRE), now=self.clock()).number
        self.act(self.who(CENTRE), number, "put_on_list", batch=batch, units=[unit])
        if state == "named":
            self.act(self.who(LEADER), number, "name_at_once", unit=unit, until=until, reason="职责所在，尽快办理")
        if state in ("claimed", "told"):
            hand = list_holders(self.county, HANDLING, self.clock(), unit=unit)[0]
            self.act(hand, number, "claim", until=until)
            if state == "told":
                title, told = RESULTS[text]
                said = {"result": told, "public_title": title, "public_words": told, "outcome": "solved"}
                self.act(hand, number, "report_result", **said)
                self.act(self.who(CHECKER), number, "publish_result")

    def _judgment(self, n: int, many: int) -> Intake:
        lot = fraction("judgment", many, n)
        claim, yuan = CLAIMS[int(lot * len(CLAIMS))], 2000 + int(lot * 90) * 1000
        return Intake(
            text=f"申请执行{claim} {yuan} 元。",
            matter="enforcement_case",
            channel="bulk",
            place=self.villages[int(lot * len(self.villages))],
            anonymous=True,
            fields={"claimed": str(yuan), "enforced_paper": "judgment"},
        )

    def _teams_of(self, drive_id: UUID) -> Iterator[tuple[int, str]]:
        rows = DriveCase.objects.of(self.county).filter(drive_id=drive_id).order_by("team", "place", "case_id")
        yield from rows.values_list("team", "number")

    def _work(self, number: str, member: str, lot: float, busy: float) -> None:
        if lot > busy:
            return
        measure = MEASURES[int(lot / busy * len(MEASURES)) % len(MEASURES)]
        money = {"recovered": str(500 + int(lot * 100) * 50)} if measure in ("paid", "instalments") else {}
        self.act(self.who(member), number, "measure", measure=measure, **money)
        if lot < busy / 2:
            more = {"manner": "performed", "recovered": str(1000 + int(lot * 1000))}
            self.act(self.who(CLERK), number, "end_case", result="已履行完毕。", **more)
