"""What invented people of the demo county ask the stations near them, and how it is answered: at the station, straight
at the county court, or passed on to mediation. Not for rights or rules: the real ones decide."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from maplebridge.cases.intake import Intake
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.site.demo.fates import GOOD, Fate, Later
from maplebridge.site.demo.hands import Hands
from maplebridge.site.demo.seeds import Seed
from maplebridge.site.demo.sentences import REMARKS, Story
from maplebridge.site.demo.telling import Tale, write

MANY, DAYS = 24, 20
UP, PASSED = 0.25, 0.35
ASKED_UP = "涉及诉讼时效，请法院直接答复。"
WHY_PASSED = "双方都愿意坐下来谈，转镇调委会。"
QUESTIONS: Mapping[str, Story] = {
    "question_to_station": Story(
        (
            "打工摔伤，老板不认账，先找哪里？",
            "邻居修房占了我家排水沟，村里说不拢，怎么办？",
            "儿子不养老，可以到镇里调解吗？",
        ),
        ("先申请工伤认定，一年内有效，材料清单已发给您。", "周四上午镇里和法官一起到现场看。"),
    ),
    "question_to_judges": Story(
        ("借条上没有写还钱日期，还能不能起诉？", "调解协议对方不履行，要去哪里申请执行？"),
        ("可以随时要求归还，给对方合理期限；时效三年，别拖。", "先看协议是否经司法确认，确认过的可以直接申请执行。"),
    ),
    "question_to_village_station": Story(
        ("分家的时候没写字据，现在算不算数？", "想立遗嘱，要哪些手续？"),
        ("口头的也算，但要有人证明，建议补写一份，法律顾问帮您看。", "可以自书，也可以到县公证处，流程单已给您。"),
    ),
}


def ask_stations(county: str, now: datetime) -> int:
    """Asks so many questions over three weeks and lets each go its way until now; how many were new."""
    pack, hands = get_current_pack(county), Hands(county, now)
    villages = [place.code for place in list_places(county, level=Level.VILLAGE) if place.valid_to is None]
    tales = []
    for number in range(MANY):
        seed = _seed(number, villages, now)
        tale = Tale(pack, _intake(seed), None, now)
        with suppress(Later, LookupError):
            Question(seed, tale, hands, now).told()
        tales.append(tale)
    return len(write(tales, now))


def _seed(number: int, villages: list[str], now: datetime) -> Seed:
    """The first lie in the town whose people the demo shows, the rest anywhere; the newest came this morning."""
    matter = list(QUESTIONS)[number % len(QUESTIONS)]
    shown = [code for code in villages if code.startswith("520524103")] if number % 2 else villages
    place = (shown or villages)[number * 7 % len(shown or villages)]
    at = now - timedelta(hours=1.5 + number * DAYS * 24 / MANY)
    return Seed(10_000 + number, matter, QUESTIONS[matter], place, at)


def _intake(seed: Seed) -> Intake:
    return Intake(
        text=seed.pick(seed.story.says, "says"),
        matter=seed.matter,
        channel="phone_page",
        place=seed.grid,
        anonymous=True,
        language="hmd" if seed.dice("language") < 0.2 else "zh",
        key=f"demo-question:{seed.number}",
        happened_at=seed.at,
    )


class Question(Fate):
    """One question on its way."""

    def told(self) -> None:
        """Answered at the station, or taken straight to the court, or passed on; then rated or not."""
        station, lot = self.handler(), self.seed.dice("lot")
        self.office(1 + self.seed.dice("look") * 5)
        if lot < UP:
            self.take("ask_court", station, text=ASKED_UP)
            self.office(1 + self.seed.dice("court") * 6)
        elif lot < PASSED:
            return self.take("pass_on", station, reason=WHY_PASSED, next_matter="people_mediation")
        self.take("answer", self.handler(), result=self.result(), outcome="explained")
        if self.seed.dice("rating") < 0.4:
            return self._lapsed()
        self.wait(1 + self.seed.dice("rate") * 40)
        return self._rate("yes", GOOD[int(self.seed.dice("spot") * len(GOOD))], REMARKS[:4])
