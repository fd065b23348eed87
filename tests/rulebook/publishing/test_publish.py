"""Publishing: versions are numbered per county, never change, and two who publish at once do no harm."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.publishing import queries
from maplebridge.rulebook.publishing.actions import Published, publish
from maplebridge.rulebook.publishing.faults import PackErrors
from maplebridge.rulebook.publishing.folder import load_folder

NOW = datetime(2026, 9, 18, 9, tzinfo=UTC)
COUNTY = "520524"


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    queries.forget_packs()
    yield
    queries.forget_packs()


def reword(folder: Path, words: str) -> None:
    (folder / "matters" / "water_taste.yaml").write_text(
        f'matter: water_taste\nzh: 水味\nen: {words}\ncategory: "0406"\nworkflow: request\nkind: help\n',
        encoding="utf-8",
    )


@pytest.mark.django_db
def test_the_first_publication_is_number_one_and_in_force(folder: Path) -> None:
    done = publish(COUNTY, folder, by="Alice", now=NOW)
    assert (done.number, done.changed) == (1, True)
    pack = queries.get_current_pack(COUNTY)
    assert (pack.county, pack.number, pack.digest) == (COUNTY, 1, done.digest)
    assert pack.matters == load_folder(folder).matters


@pytest.mark.django_db
def test_the_same_rules_again_make_no_new_version(folder: Path) -> None:
    first = publish(COUNTY, folder, by="Alice", now=NOW)
    again = publish(COUNTY, folder, by="Bob", now=NOW)
    assert again == Published(first.number, first.digest, changed=False)
    assert [(each.number, each.published_by) for each in queries.list_versions(COUNTY)] == [(1, "Alice")]


@pytest.mark.django_db
def test_other_rules_make_a_version_and_the_old_one_stays(folder: Path) -> None:
    publish(COUNTY, folder, by="Alice", now=NOW)
    reword(folder, "Taste of the water")
    done = publish(COUNTY, folder, by="Bob", now=NOW)
    assert (done.number, queries.get_current_pack(COUNTY).number) == (2, 2)
    assert "water_taste" not in queries.get_pack(COUNTY, 1).matters
    assert [each.number for each in queries.list_versions(COUNTY)] == [2, 1]


@pytest.mark.django_db
def test_going_back_to_earlier_rules_is_a_new_version(folder: Path) -> None:
    first = publish(COUNTY, folder, by="Alice", now=NOW)
    reword(folder, "Taste of the water")
    publish(COUNTY, folder, by="Alice", now=NOW)
    (folder / "matters" / "water_taste.yaml").unlink()
    back = publish(COUNTY, folder, by="Alice", now=NOW)
    assert (back.number, back.digest, back.changed) == (3, first.digest, True)


@pytest.mark.django_db
def test_each_county_counts_its_own_versions(folder: Path) -> None:
    publish(COUNTY, folder, by="Alice", now=NOW)
    assert publish("520523", folder, by="Alice", now=NOW).number == 1
    assert queries.get_pack("520523", 1).county == "520523"


@pytest.mark.django_db
def test_a_pack_with_errors_changes_nothing(folder: Path) -> None:
    publish(COUNTY, folder, by="Alice", now=NOW)
    (folder / "pack.yaml").unlink()
    with pytest.raises(PackErrors):
        publish(COUNTY, folder, by="Alice", now=NOW)
    assert queries.get_newest_number(COUNTY) == 1


@pytest.mark.django_db
def test_what_was_never_published_is_missing() -> None:
    with pytest.raises(Missing):
        queries.get_current_pack(COUNTY)
    with pytest.raises(Missing):
        queries.get_pack(COUNTY, 9)


@pytest.mark.django_db
def test_a_version_is_read_once_in_a_process(folder: Path, django_assert_num_queries: object) -> None:
    publish(COUNTY, folder, by="Alice", now=NOW)
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture without hints
        first = queries.get_current_pack(COUNTY)
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture without hints
        assert queries.get_current_pack(COUNTY) is first is queries.get_pack(COUNTY, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False])
def test_people_who_publish_at_once_get_numbers_without_gap_or_double(folder: Path, tmp_path: Path, same: bool) -> None:
    folders = [tmp_path / f"copy{number}" for number in range(4)]
    for number, copy in enumerate(folders):
        shutil.copytree(folder, copy)
        reword(copy, "Taste" if same else f"Taste {number}")
    together = Barrier(len(folders))

    def one(copy: Path) -> Published:
        together.wait()
        try:
            return publish(COUNTY, copy, by="Alice", now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(folders)) as pool:
        done = list(pool.map(one, folders))
    numbers = sorted(each.number for each in done if each.changed)
    assert numbers == ([1] if same else [1, 2, 3, 4])
    assert [each.number for each in queries.list_versions(COUNTY)] == numbers[::-1]
