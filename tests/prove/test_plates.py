"""A whole town's 5,096 door plates, made up and issued as in the demo, in one job: all can be read, few megabytes."""

import random
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from tests.directory.plates.conftest import NOW
from tests.world import COUNTY, DEMO

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.places.actions import import_made_county
from maplebridge.directory.places.generating.households import HOUSEHOLDS, TOWN
from maplebridge.directory.plates.queries import count_plates, iterate_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.jobs.queries import get_job, read_result
from maplebridge.services.platework.actions import ask_issuing, ask_printing
from maplebridge.services.platework.layouts import Layout
from maplebridge.services.platework.printing import address_of
from maplebridge.site.handlers import run_jobs_once

SAMPLE, A_SHEET, DOTS_A_POINT = 40, 8, 2.5
MIB = 1024 * 1024
LARGEST = 16 * MIB
KEEPER = Actor(COUNTY, "keeper", "staff", "", (Duty("dispatcher", "centre", TOWN),))
pytestmark = [pytest.mark.prove, pytest.mark.django_db]


@pytest.fixture
def town(db: None) -> None:
    """The demo's town with a plate at every door."""
    import_made_county(COUNTY, DEMO / "places.csv", now=NOW)
    ask_issuing(actor=KEEPER, within=TOWN, holder=Holder.HOUSEHOLD, now=NOW)
    assert run_jobs_once(COUNTY, NOW) == 1


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("layout", "on_a_page"), [(Layout.SHEETS, A_SHEET), (Layout.SINGLE, 1)])
def test_a_town_of_plates_in_one_job(layout: Layout, on_a_page: int, tmp_path: Path) -> None:
    assert count_plates(COUNTY, TOWN) == HOUSEHOLDS
    job_id = ask_printing(actor=KEEPER, within=TOWN, layout=layout, now=NOW)
    assert run_jobs_once(COUNTY, NOW) == 1
    job = get_job(COUNTY, job_id)
    assert (job.state, job.done, job.total) == ("done", HOUSEHOLDS, HOUSEHOLDS)
    print(f"{layout.value}: {job.result_size / MIB:.1f} MiB")
    assert job.result_size < LARGEST
    target = tmp_path / "plates.pdf"
    target.write_bytes(b"".join(read_result(COUNTY, job)))
    expected = [address_of(plate.code) for plate in iterate_plates(COUNTY, TOWN)]
    read_a_sample(target, expected, on_a_page)


def read_a_sample(target: Path, expected: list[str], on_a_page: int) -> None:
    document = pypdfium2.PdfDocument(target)
    assert len(document) == -(-len(expected) // on_a_page)
    for number in random.Random(5096).sample(range(len(document)), SAMPLE):
        picture = document[number].render(scale=DOTS_A_POINT).to_pil()
        read = sorted(found.text for found in zxingcpp.read_barcodes(picture))
        assert read == sorted(expected[number * on_a_page : (number + 1) * on_a_page])
    document.close()
