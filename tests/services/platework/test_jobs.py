"""Plates are issued and printed as long work, by those who keep the plates of the place."""

import pytest
from tests.directory.plates.conftest import FIRST, NOW, SECOND
from tests.services.platework.conftest import pages_of
from tests.world import COUNTY, GRID, TOWN, VILLAGE, World

from maplebridge.directory.places.models import Household
from maplebridge.directory.plates.queries import count_plates, list_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.jobs import actions as jobs
from maplebridge.ground.jobs import running
from maplebridge.ground.jobs.queries import JobFacts, get_job, read_result
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.services.platework import actions
from maplebridge.services.platework.layouts import Layout
from maplebridge.services.platework.printing import address_of
from maplebridge.site.handlers import run_jobs_once


@pytest.fixture(autouse=True)
def _written_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS_BETWEEN_WRITES", 0)


def printed(village: World, within: str = VILLAGE, code: str = "") -> JobFacts:
    actor = village.actor("luolan", NOW)
    job_id = actions.ask_printing(actor=actor, within=within, layout=Layout.SHEETS, now=NOW, code=code)
    assert run_jobs_once(COUNTY, NOW) == 1
    return get_job(COUNTY, job_id, asked_by=actor.id)


def read(job: JobFacts) -> list[str]:
    return [sign for page in pages_of(b"".join(read_result(COUNTY, job))) for sign in page.signs]


def test_the_plates_of_a_village_are_printed_and_can_be_downloaded(village: World) -> None:
    job = printed(village)
    assert (job.state, job.done, job.total, job.result_name) == ("done", 60, 60, "门牌-凤坪村-60.pdf")
    assert sorted(read(job)) == sorted(address_of(plate.code) for plate in list_plates(COUNTY, within=VILLAGE))
    assert (job.title.zh, job.title.en) == ("打印门牌：凤坪村，60 块", "Print 60 door plates of 凤坪村")


def test_one_plate_is_printed_alone(village: World) -> None:
    code = list_plates(COUNTY, within=SECOND)[4].code
    assert read(printed(village, within=SECOND, code=code)) == [address_of(code)]


def test_printing_is_called_off_between_two_pages(village: World, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = village.actor("axiu", NOW)
    job_id = actions.ask_printing(actor=actor, within=COUNTY, layout=Layout.SINGLE, now=NOW)
    honest = running.Hold.report

    def report(hold: running.Hold, done: int, *rest: object) -> None:
        if done == 20:
            jobs.cancel(county=COUNTY, job_id=job_id, now=NOW)
        honest(hold, done, *rest)  # type: ignore[arg-type] - handed on as they came

    monkeypatch.setattr(running.Hold, "report", report)
    run_jobs_once(COUNTY, NOW)
    job = get_job(COUNTY, job_id)
    assert (job.state, job.done, job.has_result) == ("cancelled", 19, False)


def test_missing_plates_are_issued_as_a_job(village: World) -> None:
    Household.objects.insert([Household(county=COUNTY, code=f"new{n}", group=FIRST) for n in range(5)])
    actor = village.actor("luolan", NOW)
    actions.ask_issuing(actor=actor, within=TOWN, holder=Holder.HOUSEHOLD, now=NOW)
    run_jobs_once(COUNTY, NOW)
    assert count_plates(COUNTY, VILLAGE) == 65
    with pytest.raises(Fault, match="nothing_to_issue"):
        actions.ask_issuing(actor=actor, within=TOWN, holder=Holder.HOUSEHOLD, now=NOW)


def test_plates_for_grids_are_issued_beside_those_of_households(village: World) -> None:
    actions.ask_issuing(actor=village.actor("jike", NOW), within=COUNTY, holder=Holder.GRID, now=NOW)
    run_jobs_once(COUNTY, NOW)
    assert [plate.place for plate in list_plates(COUNTY, within=GRID) if not plate.household] == [GRID]


def test_where_nothing_is_registered_the_way_out_is_named(village: World) -> None:
    Household.objects.of(COUNTY).delete()
    with pytest.raises(Fault, match="import them"):
        actions.ask_issuing(actor=village.actor("axiu", NOW), within=VILLAGE, holder=Holder.HOUSEHOLD, now=NOW)


def test_nothing_is_printed_where_there_are_no_plates(village: World) -> None:
    with pytest.raises(Fault, match="no_plates"):
        actions.ask_printing(actor=village.actor("axiu", NOW), within="520524103200002", layout=Layout.SHEETS, now=NOW)


def test_who_keeps_no_plates_of_a_place_cannot_ask_for_them(village: World) -> None:
    for who, within in (("luolan", COUNTY), ("aduo", GRID), ("yangguang", VILLAGE)):
        with pytest.raises(Forbidden):
            actions.ask_printing(actor=village.actor(who, NOW), within=within, layout=Layout.SHEETS, now=NOW)
        with pytest.raises(Forbidden):
            actions.ask_issuing(actor=village.actor(who, NOW), within=within, holder=Holder.GRID, now=NOW)


def test_a_grid_of_a_town_is_within_it(village: World) -> None:
    assert printed(village, within=GRID).state == "done"
