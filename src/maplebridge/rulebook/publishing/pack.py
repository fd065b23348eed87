"""A county's rules in force, as plain values. Not for reading files or tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.rulebook.duties.definition import DutyRules
from maplebridge.rulebook.matters.activity_kinds import ActivityRules
from maplebridge.rulebook.matters.category import Category, ResponseClass
from maplebridge.rulebook.matters.disclosure_rules import DisclosureRules
from maplebridge.rulebook.matters.measure import Measure
from maplebridge.rulebook.matters.message_texts import MessageRules
from maplebridge.rulebook.matters.routing_rules import RoutingRules
from maplebridge.rulebook.matters.series_rules import SeriesRules
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.proofs.definition import Proof
from maplebridge.rulebook.routes.definition import Route
from maplebridge.rulebook.workflows.definition import Matter, Workflow


@dataclass(frozen=True, slots=True)
class Pack:
    """One version of a county's rules; `number` is 0 while it is not published.

    `unsorted` is the matter of what comes without one and is not recognised.
    """

    county: str
    number: int
    digest: str
    title: Text
    workflows: Mapping[str, Workflow]
    matters: Mapping[str, Matter]
    categories: Mapping[str, Category]
    office_hours: OfficeHours
    unsorted: str
    responses: Mapping[str, ResponseClass] = field(default_factory=dict)
    routing: RoutingRules = field(default_factory=RoutingRules)
    messages: MessageRules = field(default_factory=MessageRules)
    papers: Mapping[str, PaperTemplate] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    duties: DutyRules = field(default_factory=DutyRules)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    activities: ActivityRules = field(default_factory=ActivityRules)
    disclosure: DisclosureRules = field(default_factory=DisclosureRules)
    series: SeriesRules = field(default_factory=SeriesRules)
