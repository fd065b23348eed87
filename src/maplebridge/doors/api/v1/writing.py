"""How members of staff write what is no case: as on the pages of the desk, and once for each key. Not for who may do
what: the rooms say that."""

from collections.abc import Callable

from django.http import HttpRequest

from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.shapes.problems import In
from maplebridge.ground.words.fault import Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.services.repeating.actions import Done, do_once

STAFF_ONLY = Text("只有工作人员可以这样做", "this is for staff")


def staff_of(request: HttpRequest) -> Actor:
    """Whoever calls, if the desk would open to them: staff with a duty today other than at agent outlets.
    Raises Forbidden."""
    actor = actor_of(request)
    if actor.kind != "staff" or not actor.duties or is_only_agent(actor):
        raise Forbidden("staff_only", STAFF_ONLY)
    return actor


def write_once(request: HttpRequest, what: str, body: In, write: Callable[[Actor], object]) -> Done:
    """Does `write` for a member of staff, once for the `key` in the body; `what` names the write and what it is about.

    Raises Forbidden, Conflict and what `write` raises.
    """
    actor = staff_of(request)
    said = {"what": what, "body": body.model_dump(mode="json", exclude={"key"})}
    return do_once(
        county=actor.county,
        sender=actor.id,
        key=getattr(body, "key", ""),
        body=said,
        now=caller_of(request).now,
        write=lambda: str(write(actor)),
    )
