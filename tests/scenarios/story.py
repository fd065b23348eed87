"""A process of matters.md told as a list of states with dates, its clocks beside them.

A scenario is a list of lines (when, who, action, fields, state after it, open clocks after it). Who is a code of the
named cast, `clock`, `link` (the holder of the secret link) or `party:2`. Due times are worked out by hand beside the
lines. When a scenario has been told, every clock that ever ran in it must have named its legal basis.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.cases.stage import Row, Stage, play
from tests.world import COUNTY

from maplebridge.cases.models import Case
from maplebridge.cases.scenes import rules_of
from maplebridge.directory.people.rules import Actor
from maplebridge.rulebook.workflows.running import clock_specs
from maplebridge.services.succession.jobs import succeed_once

Line = Row
LAW = re.compile(r"《[^》]+》(第[一二三四五六七八九十百]+条)?")
OURS = ("本县规定", "当事人约定")


@dataclass(slots=True)
class Story(Stage):
    """A stage on which parties act as well."""

    def who(self, code: str) -> Actor:
        if code.startswith("party:"):
            number = code.removeprefix("party:")
            return Actor(COUNTY, f"party:{self.case.facts.id}:{number}", "resident", "")
        return Stage.who(self, code)

    def succeed(self) -> None:
        """Lets cases open the next ones and tell those before them."""
        while succeed_once(COUNTY, self.now):
            pass

    def follow(self) -> None:
        """Goes on with the case that follows from this one."""
        assert self.receipt is not None
        before = self.case.facts.id
        self.succeed()
        number = Case.objects.of(COUNTY).filter(origin_id=before).values_list("number", flat=True).get()
        self.receipt = replace(self.receipt, number=number)

    def return_to(self, number: str) -> None:
        """Goes back to a case that was left by `follow`."""
        assert self.receipt is not None
        self.receipt = replace(self.receipt, number=number)

    def bases(self) -> dict[str, str]:
        """The clocks that have run on the case, each with the law, the document or the rule that it rests on."""
        facts = self.case.facts
        _, workflow, matter = rules_of(facts)
        specs = clock_specs(workflow, matter)
        return {clock.name: specs[clock.name].basis for clock in facts.clocks}


def tell(story: Story, lines: Sequence[Line]) -> None:
    """Plays the lines; every clock that ran must rest on a law or a document, or say that it is our own rule."""
    play(story, lines)
    for name, basis in story.bases().items():
        assert LAW.search(basis) or basis.startswith(OURS), f"the clock {name} names no basis: {basis}"
