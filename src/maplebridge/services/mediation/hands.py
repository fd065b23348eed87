"""The mediations in somebody's hands. Not for their inbox: that is by unit."""

from maplebridge.cases.listing import CaseLine
from maplebridge.cases.models import Case
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.services.mediation.models import MediatorTurn

AT_MOST = 200
COLUMNS = tuple(CaseLine.__slots__)


def list_mediations(actor: Actor) -> list[CaseLine]:
    """The open cases that were given to the actor to mediate and are theirs still, the soonest due first."""
    given = MediatorTurn.objects.of(actor.county).filter(person=actor.id).values_list("case_id", flat=True)
    rows = Case.objects.of(actor.county).filter(id__in=set(given), person=actor.id, ended_at=None)
    open_ = rows.exclude(excluded_units__overlap=sorted(ties_of(actor))).order_by("next_due_at", "id")[:AT_MOST]
    return [CaseLine(*row) for row in open_.values_list(*COLUMNS)]
