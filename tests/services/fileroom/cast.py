"""Lawyers of two firms in the test county, and a case of the housing bureau with papers on it."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from tests.doors.desk.making import PNG, do, handled
from tests.world import COUNTY, World

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.models import CaseFile
from maplebridge.cases.queries import get_case
from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.queries import forget_people, get_actor
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.services.fileroom.actions import ask

FIRM = "law_firm_qianshan-520524"
PURPOSE = "代理当事人办理法律援助案件，需要核对处理经过。"


def open_firms(world: World) -> None:
    """A colleague joins the firm of pengyu; suhan is of another one."""
    draft = PersonDraft(code="hanxu", name="韩旭", duties=(Duty("handler", FIRM, COUNTY),))
    ids = add_people(county=COUNTY, drafts=[draft], now=world.now)
    forget_people()
    world.ids.update(ids)  # type: ignore[attr-defined] # a plain dictionary


def lawyer(world: World, code: str = "pengyu", now: datetime | None = None) -> Actor:
    """One of the lawyers."""
    found = get_actor(COUNTY, world.ids[code], now or world.now)
    assert found is not None
    return found


def filed(world: World, **said: Any) -> str:
    """A case that the housing bureau has signed for, with two files for staff, one for the circle; its number."""
    number = handled(world, **said)
    put_files(world, number)
    do(world, number, "yangguang", "note", text="已与村委会联系。")
    return number


def put_files(world: World, number: str) -> None:
    """Files of three audiences on a case."""
    kept = attach(
        actor=world.actor("yangguang"),
        number=number,
        source=BytesIO(PNG),
        longest=1000,
        audience="staff",
        now=datetime.now(UTC),
    )
    assert kept.sha256 == photo_of(number)
    case_id = get_case(COUNTY, number).facts.id
    more = (("cd" * 32, "application/pdf", "resident"), ("ef" * 32, "application/pdf", "circle"))
    CaseFile.objects.insert(
        [
            CaseFile(
                county=COUNTY, case_id=case_id, sha256=id_, mime=mime, size=9, audience=audience, added_by="test",
                added_at=world.now,
            )
            for id_, mime, audience in more
        ]
    )  # fmt: skip


def photo_of(number: str) -> str:
    """The photo that was put on a case."""
    case_id = get_case(COUNTY, number).facts.id
    return CaseFile.objects.of(COUNTY).get(case_id=case_id, mime="image/png").sha256


def asked(world: World, number: str, who: str = "pengyu") -> UUID:
    """A request of a lawyer for that case."""
    return ask(actor=lawyer(world, who), number=number, purpose=PURPOSE, now=datetime.now(UTC))
