"""Who may make out, revoke and hold papers of a case, by relations to the case. Pure; not for making them."""

from collections.abc import Container, Iterable

from maplebridge.cases.rights import brought, may_see, reads_person
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.rulebook.workflows.roles import find_role, party_of

ISSUERS = ("handler", "owner_person", "unit_head", "dispatcher")


def issuing_duty(actor: Actor, case: CaseFacts) -> Duty | None:
    """The duty on which a member of staff makes out papers of a case: in the unit or centre that has it."""
    if actor.kind != "staff" or not reads_person(actor, case):
        return None
    found = find_role(actor, case, ISSUERS)
    return found[1] if found else None


def may_hold(actor: Actor, case: CaseFacts, template: PaperTemplate) -> bool:
    """Whether a paper of the case is theirs to keep: whoever brought it, a party, or staff who may know them."""
    if not may_see(actor, case):
        return False
    if actor.kind == "staff":
        return reads_person(actor, case)
    if brought(actor, case):
        return True
    return "parties" in template.holders and party_of(actor, case) is not None


def listed_for_hand(
    papers: Iterable[PaperTemplate], case: CaseFacts, called_for: Container[str]
) -> list[PaperTemplate]:
    """The templates that staff may choose from in a case: those fit for its matter, and those called for already."""
    return [paper for paper in papers if paper.fits(case.matter) or paper.name in called_for]


def actions_that_issue(workflow: Workflow, template: str) -> frozenset[str]:
    """The actions after which a paper of that kind is made out."""
    return frozenset(name for name, action in workflow.actions.items() if template in action.issues)
