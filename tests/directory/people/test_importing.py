"""People and units from spreadsheets: the good lines go in, every bad one is told."""

from pathlib import Path

import pytest

from directory.people.conftest import COUNTY, NOW, TOWN
from maplebridge.directory.people.contacts import open_phone
from maplebridge.directory.people.importing import import_people
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.units.importing import import_units
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.words.fault import Fault, Missing

PEOPLE = f"""code,name,kind,languages,phone,role,unit,place
w1,石磊,,zh、hmd,13900001111,handler,housing-{COUNTY},
w1,石磊,,,,mediator,town_mediation-{TOWN},{TOWN}
w2,,,,,handler,housing-{COUNTY},
w3,赵敏,king,,,,,
w4,孙悦,,,phone,,,
w5,钱程,,,,handler,nowhere-{COUNTY},
w6,李想,,,,handler,,430281
w7,周全,,,,auditor,,
w8,{"长" * 200_000},,,,,,
w7,周全,,,,system_admin,,
,,,,,,,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_good_lines_go_in_and_bad_ones_are_told(cast: dict[str, str], tmp_path: Path, encoding: str) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding=encoding)
    report = import_people(county=COUNTY, path=tmp_path / "people.csv", now=NOW)
    assert [(each.line, each.field) for each in report.rejected] == [
        (4, "name"), (5, "kind"), (6, "phone"), (7, "unit"), (8, "place"), (10, ""), (11, "role"),
    ]  # fmt: skip
    assert (report.read, report.accepted, report.changed) == (10, 3, 2)
    actor = get_actor(COUNTY, get_person_id(COUNTY, "w1"), NOW)
    assert actor is not None
    assert actor.languages == {"zh", "hmd"}
    assert {duty.role for duty in actor.duties} == {"handler", "mediator"}
    assert open_phone(COUNTY, actor.id) == "13900001111"
    with pytest.raises(Missing):
        get_person_id(COUNTY, "w3")


def test_a_file_that_is_no_table_is_refused_as_a_whole(cast: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name\n石磊\n", encoding="utf-8")
    with pytest.raises(Fault):
        import_people(county=COUNTY, path=tmp_path / "people.csv", now=NOW)


UNITS = f"""code,name,name_en,kind,parent,lead,help
tobacco-{COUNTY},县烟草专卖局,Tobacco Bureau,,,,0111、0209
tobacco_team-{COUNTY},县烟草稽查队,,,tobacco-{COUNTY},,
bad code,谁,,,,,
far-430281,外县,,,,,
orphan-{COUNTY},孤儿,,,nobody-{COUNTY},,
twice-{COUNTY},重复,,,,0111,0111
formula-{COUNTY},=1+1,,,,,
"""


def test_units_are_imported_with_what_they_answer_for(cast: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding="gb18030")
    report = import_units(county=COUNTY, path=tmp_path / "units.csv")
    assert [(each.line, each.field) for each in report.rejected] == [
        (4, "code"), (5, "code"), (6, "parent"), (7, "help"), (8, "name"),
    ]  # fmt: skip
    registry = get_registry(COUNTY)
    assert f"tobacco-{COUNTY}" in {unit.code for unit in registry.competent("0111", TOWN)}
    team = registry.unit(f"tobacco_team-{COUNTY}")
    assert team is not None
    assert (team.kind, team.parent, team.level) == ("tobacco_team", f"tobacco-{COUNTY}", "county")


def test_a_second_import_changes_nothing(cast: dict[str, str], tmp_path: Path) -> None:
    people, units = tmp_path / "people.csv", tmp_path / "units.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    units.write_text(UNITS, encoding="utf-8")

    def changed() -> tuple[tuple[int, int], ...]:
        done = import_people(county=COUNTY, path=people, now=NOW), import_units(county=COUNTY, path=units)
        return tuple((report.changed, report.already) for report in done)

    assert (changed(), changed()) == (((2, 0), (2, 0)), ((0, 3), (0, 2)))
    people.write_text(PEOPLE.replace("13900001111", "13900002222"), encoding="utf-8")
    units.write_text(UNITS.replace("0111、0209", "0111"), encoding="utf-8")
    assert (changed(), changed()) == (((1, 1), (1, 1)), ((0, 3), (0, 2)))
