"""What becomes of the demo's invented applications for legal aid and for appraisals: granted or refused, worked on,
concluded, as far as the present lets them come. Not for rights or rules: the real ones decide."""

from contextlib import suppress
from datetime import datetime

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.site.demo.claims import (
    ASKED,
    CHECKED,
    FEES,
    LICENCE_FOR,
    MISSING,
    NOT_POOR,
    REPORTED,
)
from maplebridge.site.demo.fates import GOOD, Fate, Later
from maplebridge.site.demo.hands import Hands
from maplebridge.site.demo.seeds import Seed
from maplebridge.site.demo.sentences import REMARKS
from maplebridge.site.demo.telling import Tale

SUBSIDY = "1500"
REFUSED, ASKED_BELOW, URGENT = 0.12, 0.3, 0.36


def tell_aid(seed: Seed, tale: Tale, hands: Hands, now: datetime) -> None:
    """Lets an application for legal aid or for an appraisal go its way until now."""
    fate = Application(seed, tale, hands, now)
    with suppress(Later, LookupError):
        fate.appraisal() if tale.workflow.name == "appraisal" else fate.legal_aid()


class Application(Fate):
    """One application on its way from the office to whoever does the work."""

    def legal_aid(self) -> None:
        """From the application to the subsidy; some are refused, some must bring papers, some are urgent."""
        lot, centre = self.seed.dice("lot"), self.handler()
        self.office(3 + self.seed.dice("look") * 20)
        if lot < REFUSED:
            return self._refuse(centre)
        if lot < ASKED_BELOW:
            self._ask(centre)
        self._grant(centre, urgent=ASKED_BELOW <= lot < URGENT)
        self.office(2 + self.seed.dice("assign") * 40)
        self.take("assign", centre, unit=self._firm())
        self._work(centre)

    def _refuse(self, centre: Actor) -> None:
        second = self.hands.second(centre)
        said = {"refusal_ground": "means", "reason": NOT_POOR, "lawful_route": "litigation", "person": second.id}
        self.take("refuse", centre, **said)

    def _ask(self, centre: Actor) -> None:
        self.take("ask", centre, papers=list(ASKED), reason=MISSING)
        self.wait(20 + self.seed.dice("bring") * 80)
        self.take("supply", self.tale.resident, papers=list(ASKED))
        self.office(4)

    def _grant(self, centre: Actor, *, urgent: bool) -> None:
        if urgent:
            return self.take("provide_first", centre, urgency="limit_near", reason="仲裁时效还有五天")
        self.office(self.seed.dice("decide") * 70)
        means = {"legal_aid": "promise", "legal_aid_firm": "county_rule"}.get(self.seed.matter, "exempt")
        form = "arbitration" if self.seed.matter == "legal_aid_wages" else "civil"
        self.take("grant", centre, aid_form=form, means_checked=means)

    def _firm(self) -> str:
        firms = [unit.code for unit in get_registry(self.tale.case.county).of_kind("law_firm") if unit.active]
        return firms[int(self.seed.dice("firm") * len(firms))]

    def _work(self, centre: Actor) -> None:
        lawyer = self.handler()
        self.office(4 + self.seed.dice("sign on") * 60)
        self.take("take_on", lawyer, person=lawyer.id)
        self.office(10)
        self.take("meet", lawyer, meeting="video" if self.seed.dice("meet") < 0.3 else "in_person")
        self.office(24 * (4 + self.seed.dice("report") * 8))
        self.take("report", lawyer, text=REPORTED)
        self.office(24 * (5 + self.seed.dice("conclude") * 14))
        self._conclude(lawyer)
        self.office(24 * 2)
        self.take("hand_in", lawyer)
        self.office(24 * 2)
        self.take("pass_review", centre, paid=SUBSIDY)
        self.rated()

    def _conclude(self, lawyer: Actor) -> None:
        claimed = int(str(self.seed.story.fields.get("claimed", "6000")))
        recovered = claimed if self.seed.dice("recovered") < 0.7 else claimed * 7 // 10
        outcome = "agreement" if self.seed.dice("how") < 0.6 else "solved"
        money = {"claimed": str(claimed), "recovered": str(recovered)}
        self.take("conclude", lawyer, result=self.result(), outcome=outcome, **money)

    def appraisal(self) -> None:
        """From the justice office to the bureau, to the institute and to the opinion."""
        self.office(3 + self.seed.dice("check") * 14)
        licence, office = LICENCE_FOR[self.seed.matter], self.handler()
        if self.seed.story.fields["wants_waiver"]:
            self.take("pass_on", office, hardship="subsistence", text=CHECKED)
            self.office(2 + self.seed.dice("waive") * 14)
            waived = {"waiver": "full", "waived": FEES[licence], "waiver_fund": "budget"}
            self.take("waive", self.handler(), **waived)
        else:
            self.take("go_without_waiver", office)
        self.office(2 + self.seed.dice("choose") * 6)
        self.take("entrust", self.handler(), licence=licence, unit=self._institute(licence))
        self._appraise(self.handler())

    def _institute(self, licence: str) -> str:
        held = [unit for unit in get_registry(self.tale.case.county) if unit.active and licence in unit.licences]
        return held[0].code

    def _appraise(self, expert: Actor) -> None:
        self.office(5 + self.seed.dice("accept") * 24)
        self.take("accept", expert)
        self.office(24 * (6 + self.seed.dice("finish") * 12))
        proof = self._evidence(expert, "deliver")
        self.take("deliver", expert, result=self.result(), outcome="solved", **proof)
        self.rated()

    def rated(self) -> None:
        """The applicant is content, or lets the time pass."""
        if self.seed.dice("rating") < 0.4:
            return self._lapsed()
        self.wait(1 + self.seed.dice("rate") * 60)
        self._rate("yes", GOOD[int(self.seed.dice("spot") * len(GOOD))], REMARKS[:4])
