"""What becomes of the demo's invented cases: step by step, as far as the present lets them come. Not for rights or
rules: the real ones decide."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.rules import centre_code
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.services.clockwork.rules import clock_actor
from maplebridge.site.demo.hands import Hands
from maplebridge.site.demo.pictures import photo
from maplebridge.site.demo.seeds import Seed
from maplebridge.site.demo.sentences import CHASE, EXTENSION, REDO, REFUSALS, REMARKS, RETURNS
from maplebridge.site.demo.telling import Tale

OPENS, CLOSES, SATURDAY = 9, 17, 5
SPEEDS = (0.02, 0.04, 0.06, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1.2, 3.5)  # days of handling
STUCK, OLD = 0.03, 0.12
LIES_AT_MOST = timedelta(days=9)
GOOD = ("very_satisfied", "very_satisfied", "satisfied", "satisfied", "satisfied", "satisfied", "neutral")
BAD = ("dissatisfied", "very_dissatisfied")


class Later(Exception):
    """The next step lies ahead of now."""


def tell(seed: Seed, tale: Tale, hands: Hands, now: datetime) -> None:
    """Lets the case go its way until now, or until nobody moves it any more."""
    fate = Fate(seed, tale, hands, now)
    ways = {"request": fate.request, "grid_event": fate.event, "emergency": fate.emergency, "thanks": fate.thanks}
    with suppress(Later, LookupError):
        ways[tale.workflow.name]()


class Fate:
    """One case on its way: who acts next, when, and whether that lies ahead of now."""

    def __init__(self, seed: Seed, tale: Tale, hands: Hands, now: datetime) -> None:
        self.seed, self.tale, self.hands, self.now, self.at = seed, tale, hands, now, seed.at

    def request(self) -> None:
        """Once round the loop, with everything that may come between."""
        lot, dispatcher = self.seed.dice("lot"), self.hands.at_centre("dispatcher", self.tale.case)
        if lot < STUCK and self._may_lie():
            return self._chased()
        self.wait(self.seed.dice("triage") * 1.6)
        if self.seed.matter in ("policy_question", "legal_advice") and lot < 0.6:
            self.take("answer_at_once", dispatcher, result=self.result(), outcome="explained")
            return self.rated()
        if 0.03 <= lot < 0.06:
            return self._refused(dispatcher)
        if not self._sent(dispatcher, lot):
            return
        if 0.12 <= lot < 0.14:
            self.wait(3)
            self.take("withdraw", self.tale.resident)
            return
        self._handled(lot)

    def _may_lie(self) -> bool:
        """Few cases lie about for weeks."""
        return self.now - self.seed.at < LIES_AT_MOST or self.seed.dice("lies") < OLD

    def _chased(self) -> None:
        self.office(40)
        self.take("chase", self.hands.leader(), text=CHASE)

    def _refused(self, dispatcher: Actor) -> None:
        second = self.hands.at_centre("checker", self.tale.case)
        reason = self.seed.pick(REFUSALS, "refusal")
        self.take("refuse", dispatcher, reason=reason, lawful_route="litigation", person=second.id)

    def _sent(self, dispatcher: Actor, lot: float) -> bool:
        """Whether a unit has taken the case up."""
        unit = self.hands.unit_for(self.tale.case)
        if unit is None:
            return False
        self.take("dispatch", dispatcher, unit=unit)
        self.office(self.seed.dice("sign") * 2.2)
        if 0.06 <= lot < 0.11:
            unit = self._returned(unit)
        if 0.11 <= lot < 0.12 and self._may_lie():
            return False  # nobody signs
        handler = self.hands.handler(unit)
        if handler is None:
            return False
        self.take("sign", handler)
        return True

    def _returned(self, unit: str) -> str:
        other = self.hands.unit_for(self.tale.case, but=unit) or unit
        handler, county = self.hands.handler(unit), self.hands.person(self._county_dispatcher())
        if handler is None or county is None:
            return unit
        self.take("return", handler, reason=self.seed.pick(RETURNS, "return"), right_unit=other)
        self.office(1 + self.seed.dice("decide") * 5)
        self.take("decide", county, unit=other, reason="按职责清单裁定")
        self.office(self.seed.dice("sign again"))
        return other

    def _county_dispatcher(self) -> str:
        case = self.tale.case
        return self.hands.at_centre("dispatcher", replace(case, centre=centre_code(case.county))).id

    def _handled(self, lot: float) -> None:
        handler = self.handler()
        if self.seed.dice("contact") < 0.9:
            self.office(self.seed.dice("contact after") * 3)
            self.take("contact", handler, how="phone" if lot < 0.8 else "visit")
        if lot > 0.93:
            with suppress(Fault):
                extension = {"extension": "answer:five_days", "reason": EXTENSION}
                self.take("approve_extension", self.hands.leader(), **extension)
        if 0.14 <= lot < 0.17 and self._may_lie():
            return self._chased()  # lies about until somebody asks
        self.office(24 * SPEEDS[int(self.seed.dice("speed") * len(SPEEDS))])
        self._finished(handler)
        if self.seed.dice("redo") < 0.05:
            checker = self.hands.at_centre("checker", self.tale.case)
            self.take("redo", checker, reason=self.seed.pick(REDO, "redo"))
            self.office(20)
            self._finished(handler)
        self._approved()
        self.rated()

    def _finished(self, handler: Actor) -> None:
        outcome = "solved" if self.seed.dice("outcome") < 0.8 else "explained"
        self.take("finish", handler, result=self.result(), outcome=outcome, **self._evidence(handler, "finish"))

    def _approved(self) -> None:
        self.office(1 + self.seed.dice("check") * 7)
        self.take("approve", self.hands.at_centre("checker", self.tale.case))

    def rated(self) -> None:
        """The resident rates, or lets the time pass."""
        lot = self.seed.dice("rating")
        if lot < 0.34:
            return self._lapsed()
        self.wait(1 + self.seed.dice("rate") * 60)
        if lot < 0.86 or self.tale.case.rounds > 1:
            self._rate("yes", GOOD[int(self.seed.dice("spot") * len(GOOD))], REMARKS[:4])
        else:
            self._rate("no" if lot < 0.94 else "partly", BAD[int(self.seed.dice("bad") * 2)], REMARKS[3:])
            self.office(10 + self.seed.dice("again") * 30)
            self._finished(self.handler())
            self._approved()
            self.rated()

    def _lapsed(self) -> None:
        due = self.tale.due_at("rate")
        if due > self.now:
            raise Later
        self.at = due
        self.tale.take("lapse", clock_actor(self.tale.case.county), due)

    def event(self) -> None:
        """What a grid worker finds: settled on the spot or sent to whoever can."""
        worker = self.hands.grid_worker(self.seed.grid)
        if worker is None or (self.seed.dice("lot") < 0.06 and self._may_lie()):
            return
        self.wait(0.2 + self.seed.dice("settle") * 3)
        if self.seed.dice("spot") < 0.7:
            self.take("settle", worker, result=self.result(), outcome="solved", **self._evidence(worker, "settle"))
        elif not self._event_sent():
            return
        self.office(1 + self.seed.dice("confirm") * 9)
        self.take("confirm", self.hands.at_centre("checker", self.tale.case))

    def _event_sent(self) -> bool:
        if not self._sent(self.hands.at_centre("dispatcher", self.tale.case), 0.5):
            return False
        self.office(24 * SPEEDS[int(self.seed.dice("speed") * len(SPEEDS))])
        self._finished(self.handler())
        return True

    def emergency(self) -> None:
        """Minutes, not days."""
        unit = self.hands.unit_for(self.tale.case)
        handler = self.hands.handler(unit) if unit else None
        if handler is None:
            return
        self.wait(0.02)
        self.take("dispatch", self.hands.at_centre("dispatcher", self.tale.case), unit=unit)
        for action, hours in (("set_out", 0.04), ("reach", 0.05 + self.seed.dice("reach") * 0.2)):
            self.wait(hours)
            self.take(action, handler)
        self.wait(0.5 + self.seed.dice("deal") * 5)
        self._finished(handler)
        self.office(2)
        self.take("approve", self.hands.at_centre("checker", self.tale.case))

    def thanks(self) -> None:
        """Passed on to whoever is thanked."""
        unit = f"housing-{self.tale.case.county}"
        handler = self.hands.handler(unit)
        if handler is None:
            return
        self.office(2)
        self.take("pass_on", self.hands.at_centre("dispatcher", self.tale.case), unit=unit)
        self.office(5)
        self.take("acknowledge", handler)

    def handler(self) -> Actor:
        """Somebody who handles for the unit that has the case. Raises LookupError when nobody does."""
        handler = self.hands.handler(self.tale.case.unit or "")
        if handler is None:
            raise LookupError(self.tale.case.unit)
        return handler

    def result(self) -> str:
        """What came of it, in words."""
        return self.seed.pick(self.seed.story.results, "result", len(self.tale.steps))

    def _evidence(self, actor: Actor, action: str) -> dict[str, Any]:
        if action not in self.tale.opening.matter.evidence:
            return {}
        file = photo(self.seed.matter)
        if all(known.sha256 != file.sha256 for known, _, _ in self.tale.files):
            self.tale.files.append((file, actor, self.at))
        return {"evidence": [file.sha256]}

    def _rate(self, solved: str, satisfaction: str, remarks: tuple[str, ...]) -> None:
        self._refuse_ahead()
        text = self.seed.pick(remarks, "remark") if self.seed.dice("says more") < 0.4 else ""
        self.tale.rate(self.at, solved, satisfaction, text)

    def take(self, action: str, actor: Actor, **fields: Any) -> None:
        """One step at this hour. Raises Later when the hour lies ahead."""
        self._refuse_ahead()
        self.tale.take(action, actor, self.at, **fields)

    def _refuse_ahead(self) -> None:
        if self.at >= self.now - timedelta(minutes=1):
            raise Later

    def wait(self, hours: float) -> None:
        """Some hours later."""
        self.at += timedelta(hours=hours)

    def office(self, hours: float) -> None:
        """Some hours later, at the next moment at which an office is open."""
        local = (self.at + timedelta(hours=hours)).astimezone(SHANGHAI)
        minutes = int(self.seed.dice("minutes", len(self.tale.steps)) * 60)
        while local.weekday() >= SATURDAY or not OPENS <= local.hour < CLOSES:
            past = local.weekday() >= SATURDAY or local.hour >= CLOSES
            local = (local + timedelta(days=1 if past else 0)).replace(hour=OPENS, minute=minutes)
        self.at = local
