"""What becomes of the demo's invented disputes: asked, mediated, agreed, performed or not, as far as the present lets
them come. Not for rights or rules: the real ones decide."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from maplebridge.directory.people.populating import invent_name
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.services.clockwork.rules import clock_actor
from maplebridge.site.demo.fates import GOOD, Fate, Later
from maplebridge.site.demo.hands import Hands
from maplebridge.site.demo.quarrels import (
    FACTS,
    HELD,
    MADE_UP,
    NOT_AGREED,
    PROMISED,
    STILL_FINE,
    UNWILLING,
    URGED,
)
from maplebridge.site.demo.seeds import Seed
from maplebridge.site.demo.sentences import REMARKS
from maplebridge.site.demo.telling import Tale

Plan = list[tuple[datetime, Callable[[], None]]]
PERFORMS, MISSES = 0.8, 0.9  # wholly in time; late after urging; the rest not at all
SHARES = ("600", "400")


def tell_dispute(seed: Seed, tale: Tale, hands: Hands, now: datetime) -> None:
    """Lets the dispute go its way until now."""
    with suppress(Later, LookupError):
        Dispute(seed, tale, hands, now).mediate()


class Dispute(Fate):
    """One quarrel on its way through mediation."""

    def mediate(self) -> None:
        """From the request to the agreement, or to where it ends without."""
        lot, mediator = self.seed.dice("lot"), self.handler()
        self.office(1 + self.seed.dice("accept") * 20)
        self.take("accept", mediator)
        self.office(1 + self.seed.dice("party") * 4)
        self._find_parties(mediator)
        self.office(1 + self.seed.dice("willing") * 20)
        if lot < 0.12:
            return self._decline(mediator)
        for party in self.tale.case.parties:
            if not party.willing:
                self.take("record_willing", mediator, party=party.number, willing="yes", how="phone")
        self.take("appoint", mediator, person=mediator.id)
        self._sit_down(mediator)
        self._end(mediator, lot)

    def _find_parties(self, mediator: Actor) -> None:
        sides = ["respondent"] if self.tale.case.parties else ["applicant", "respondent"]
        for side in sides:
            name = invent_name(f"{side}{self.seed.number}")
            phone = f"1390002{int(self.seed.dice('phone', side) * 10_000):04d}"
            miao = "hmd" in mediator.languages and self.seed.dice("miao", side) < 0.3
            language = "hmd" if miao else "zh"
            kind = "company" if side == "respondent" and self.seed.matter in COMPANIES else "resident"
            said = {"side": side, "party_kind": kind, "party_name": name, "party_phone": phone}
            self.take("add_party", mediator, **said, party_language=language)

    def _decline(self, mediator: Actor) -> None:
        last = len(self.tale.case.parties)
        self.take("record_willing", mediator, party=last, willing="no", how="phone")
        self.office(4)
        told = {"reason": UNWILLING, "lawful_route": "litigation", "outcome": "no_agreement"}
        self.take("end_unwilling", mediator, **told)

    def _sit_down(self, mediator: Actor) -> None:
        self.office(2 + self.seed.dice("session") * 60)
        held = {"text": HELD, "session_form": "back_to_back" if self.seed.dice("form") < 0.4 else "joint"}
        self.take("hold_session", mediator, **held)
        self.office(8 + self.seed.dice("again") * 80)

    def _end(self, mediator: Actor, lot: float) -> None:
        if lot < 0.3:
            told = {"reason": NOT_AGREED, "lawful_route": "litigation", "outcome": "no_agreement"}
            return self.take("end_mediation", mediator, **told)
        if lot < 0.4:
            self.take("settle_privately", mediator, result=MADE_UP, outcome="settled_withdrawal")
            return self.rated()
        self._agree(mediator, orally=lot < 0.6)
        self._live_on(self._plan(mediator))

    def _agree(self, mediator: Actor, *, orally: bool) -> None:
        day, what = day_of(self.at), self.result()
        due = [(day + timedelta(days=days)).isoformat() for days in (5, 20)]
        owed = {"debtor": 2, "creditor": 1, "what": what}
        terms = [owed | {"yuan": yuan, "due": on} for yuan, on in zip(SHARES, due, strict=True)]
        said: dict[str, Any] = {"facts": FACTS, "terms": terms}
        if orally:
            return self.take("agree_orally", mediator, **said, outcome="agreement")
        self.take("draft_agreement", mediator, **said, method=PROMISED)
        self.wait(0.5)
        for party in self.tale.case.parties:
            self.take("sign_agreement", mediator, party=party.number, how_signed="on_paper")
        self.take("take_effect", mediator, outcome="agreement")

    def _plan(self, mediator: Actor) -> Plan:
        """What the mediator does while the agreement runs, each at its hour."""
        start, lot = self.at, self.seed.dice("performs")
        first, second = (term.number for term in self.tale.case.terms)
        late = lot >= PERFORMS
        plan = [
            (start + timedelta(days=4), lambda: self.take("perform_term", mediator, term=first)),
            (start + timedelta(days=6), lambda: self.take("follow_up", mediator, how="phone", text=STILL_FINE)),
        ]
        if late:
            urged = {"party": 2, "how": "visit", "text": URGED}
            plan.append((start + timedelta(days=22), lambda: self.take("urge", mediator, **urged)))
        if lot < MISSES:
            paid = start + timedelta(days=26 if late else 18)
            plan.append((paid, lambda: self.take("perform_term", mediator, term=second)))
            plan.append((paid + timedelta(days=1), lambda: self._conclude(mediator)))
        return plan

    def rated(self) -> None:
        """The resident is content, or lets the time pass."""
        if self.seed.dice("rating") < 0.4:
            return self._lapsed()
        self.wait(1 + self.seed.dice("rate") * 60)
        self._rate("yes", GOOD[int(self.seed.dice("spot") * len(GOOD))], REMARKS[:1])

    def _conclude(self, mediator: Actor) -> None:
        self.take("conclude", mediator, result=self.result(), outcome="agreement")
        self.rated()
        raise Later

    def _live_on(self, plan: Plan) -> None:
        """Does what is planned and lets the clocks act, whichever comes first, until now."""
        for at, act in sorted(plan, key=lambda each: each[0]):
            self._run_clocks(before=at)
            self.at = at
            act()
        self._run_clocks(before=self.now)

    def _run_clocks(self, *, before: datetime) -> None:
        while True:
            specs = self.tale.workflow.clocks
            due = [
                (clock.due_at, clock)
                for clock in self.tale.case.clocks
                if clock.state == "running" and specs[clock.name].on_end and clock.due_at < min(before, self.now)
            ]
            if not due:
                return
            at, clock = min(due, key=lambda each: each[0])
            spec = specs[clock.name]
            fields = {"term": clock.turn} if spec.dated else {}
            self.tale.take(spec.on_end or "", clock_actor(self.tale.case.county), at, **fields)


COMPANIES = ("labour_dispute_mediation", "property_dispute", "contracted_land_dispute")
