"""Units in the tables: installing, retiring, languages, and what a process remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from directory.units.test_registry import AREAS, COUNTY, DEMO, TOWN
from maplebridge.directory.units import actions
from maplebridge.directory.units.importing import import_units
from maplebridge.directory.units.models import CompetenceLine
from maplebridge.directory.units.queries import forget_registries, get_registry
from maplebridge.ground.words.fault import Missing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _installed() -> Iterator[None]:
    actions.install_pack_units(county=COUNTY, path=DEMO, areas=AREAS)
    yield
    forget_registries()


def test_a_pack_can_be_installed_twice_and_stays_the_same() -> None:
    before, lines = list(get_registry(COUNTY)), CompetenceLine.objects.filter(county=COUNTY).count()
    actions.install_pack_units(county=COUNTY, path=DEMO, areas=AREAS)
    assert list(get_registry(COUNTY)) == before
    assert CompetenceLine.objects.filter(county=COUNTY).count() == lines


def test_a_registry_is_read_once_and_then_remembered(django_assert_num_queries: object) -> None:
    get_registry(COUNTY)
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture without hints
        get_registry(COUNTY)


def test_a_retired_unit_is_known_but_no_longer_competent() -> None:
    actions.retire(county=COUNTY, code=f"fire_rescue-{COUNTY}")
    registry = get_registry(COUNTY)
    retired = registry.unit(f"fire_rescue-{COUNTY}")
    assert retired is not None
    assert not retired.active
    assert retired not in registry.competent("0201", TOWN)


def test_only_a_known_unit_can_be_retired() -> None:
    with pytest.raises(Missing):
        actions.retire(county=COUNTY, code="nobody")


def test_languages_are_noted_and_outlive_a_new_installation() -> None:
    code = f"housing-{COUNTY}"
    assert actions.note_languages(county=COUNTY, spoken={code: frozenset({"hmd"})}) == 1
    assert actions.note_languages(county=COUNTY, spoken={code: frozenset({"hmd"})}) == 0
    actions.install_pack_units(county=COUNTY, path=DEMO, areas=AREAS)
    housing = get_registry(COUNTY).unit(code)
    assert housing is not None
    assert housing.languages == {"hmd"}


def test_licences_come_in_from_a_file_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(
        f"code,name,kind,licences\nlab-{COUNTY},县鉴定所,forensic,dna documents\nbad-{COUNTY},另一所,forensic,magic\n",
        encoding="utf-8",
    )
    report = import_units(county=COUNTY, path=path)
    lab = get_registry(COUNTY).unit(f"lab-{COUNTY}")
    assert lab is not None
    assert lab.licences == {"dna", "documents"}
    assert [rejection.field for rejection in report.rejected] == ["licences"]
