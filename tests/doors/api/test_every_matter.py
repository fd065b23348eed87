"""Every matter of the pack can be filed over the API with what its form asks for, and stands in the list that whoever
brought it sees in the portal."""

from typing import Any

from django.test import Client
from tests.doors.api.visitors import Visitors
from tests.doors.signing import sign_in
from tests.world import COUNTY

from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Field, FieldType, Matter

ON_ONE_LIST = 40
PEOPLE = ("alice", "bob", "ama")
PLAUSIBLE: dict[FieldType, Any] = {
    FieldType.YES_NO: True,
    FieldType.INTEGER: 2,
    FieldType.DECIMAL: "1.5",
    FieldType.YUAN: "1200",
    FieldType.DATE: "2026-01-05",
    FieldType.MOMENT: "2026-01-05T09:30:00+08:00",
    FieldType.PHONE: "13800000055",
    FieldType.ID_NUMBER: "522425198804120024",
    FieldType.PERSON_NAME: "杨某某",
    FieldType.ADDRESS: "凤坪村一组",
    FieldType.PLACE: "520524103200",
    FieldType.UNIT: f"housing-{COUNTY}",
    FieldType.UNITS: [f"housing-{COUNTY}"],
    FieldType.PAPERS: ["身份证"],
}


def plausible(field: Field) -> Any:
    """Something that the field can hold."""
    if field.type is FieldType.CHOICE:
        return field.choices[0].value
    if field.type is FieldType.CHOICES:
        return [field.choices[0].value]
    return PLAUSIBLE.get(field.type, "如实填写")


def filled(matter: Matter) -> dict[str, Any]:
    """What the form must be told."""
    return {field.name: plausible(field) for field in matter.form if field.required}


def test_every_matter_is_filed_over_the_api_and_stands_in_the_portals_list(visit: Visitors) -> None:
    matters = sorted(get_current_pack(COUNTY).matters.values(), key=lambda each: each.name)
    shares = [matters[start::3] for start in range(3)]
    assert max(map(len, shares)) <= ON_ONE_LIST, "somebody would not see all of theirs on one page"
    for who, share in zip(PEOPLE, shares, strict=True):
        caller, client = visit.staff(who), Client()
        brought = {
            each.name: visit.bring(caller, matter=each.name, text=f"办理：{each.title.zh}", fields=filled(each))
            for each in share
        }
        sign_in(client, visit.world, who, second_factor=False)
        listed = client.get("/cases/").content.decode().replace(" ", "")
        assert [name for name, receipt in brought.items() if receipt["number"] not in listed] == []
