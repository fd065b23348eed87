"""Puts a file on a case, to be named by a later action as evidence or attachment. Not a step of the case: nothing
happens to it until an action names the file."""

from datetime import datetime
from typing import BinaryIO

from maplebridge.cases.queries import SQL, access_case
from maplebridge.cases.rights import audiences
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.files.actions import StoredFile, store
from maplebridge.ground.sql.statements import run
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import FieldType
from maplebridge.rulebook.workflows.rules import list_allowed

MOST = 200
NOT_YOURS = Text("您现在不能向此案件上传附件", "you may not put files on this case now")
TOO_MANY = Text("附件过多，请合并后再传", "the case has too many files: put some together")
NO_AUDIENCE = Text("可见范围不对", "not an audience of yours")


def attach(*, actor: Actor, number: str, source: BinaryIO, longest: int, audience: str, now: datetime) -> StoredFile:
    """Stores the file and puts it on the case for `audience`; "" is residents for a resident, staff for staff.

    Raises Missing, Forbidden when no action open to the actor takes files, or Fault about the file or the audience.
    """
    stored = access_case(actor, number)
    wanted = audience or ("resident" if actor.kind == "resident" else "staff")
    _refuse(stored, actor, wanted, now)
    file = store(source, longest=longest)
    values = {"county": actor.county, "case_id": stored.facts.id, "audience": wanted, "added_by": actor.id, "now": now}
    run(SQL / "attach.sql", {**values, "sha256": file.sha256, "mime": file.mime, "size": file.size})
    return file


def _refuse(stored: StoredCase, actor: Actor, audience: str, now: datetime) -> None:
    _, workflow, matter = rules_of(stored.facts)
    allowed = list_allowed(workflow, matter, stored.facts, actor, scene_of(stored, now))
    if not any(need.type is FieldType.FILES for action in allowed for need in action.needs):
        raise Forbidden("not_yours", NOT_YOURS)
    if audience not in audiences(actor, stored.facts):
        raise Fault("invalid", NO_AUDIENCE, field="audience")
    if len(stored.files) >= MOST:
        raise Fault("too_many_files", TOO_MANY, field="file")
