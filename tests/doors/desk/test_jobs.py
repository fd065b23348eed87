"""Long work on the desk: seen, called off and fetched by whoever asked, and by the system administrator."""

import pytest
from django.test import Client
from tests.doors.desk.plate_pages import asked
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.ground.jobs.queries import get_job
from maplebridge.ground.jobs.results import result_shelf
from maplebridge.site.handlers import run_jobs_once


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "luolan")
    return client


def test_a_waiting_job_is_asked_after_until_it_has_ended(desk: Client, world: World) -> None:
    where = f"/desk/jobs/{asked(world)}/progress/"
    assert 'hx-trigger="every 1s"' in desk.get(where).content.decode()
    run_jobs_once(COUNTY, world.now)
    done = desk.get(where).content.decode()
    assert "hx-trigger" not in done
    assert "下载" in done


def test_a_job_is_called_off_once(desk: Client, world: World) -> None:
    job_id = asked(world)
    assert desk.post(f"/desk/jobs/{job_id}/cancel/").headers["Location"] == f"/desk/jobs/{job_id}/"
    assert "已取消" in desk.get(f"/desk/jobs/{job_id}/").content.decode()
    assert desk.post(f"/desk/jobs/{job_id}/cancel/").status_code == 409
    assert desk.get(f"/desk/jobs/{job_id}/file/").status_code == 404


def test_a_file_that_was_cleared_away_is_not_found_and_says_so(desk: Client, world: World) -> None:
    job_id = asked(world)
    run_jobs_once(COUNTY, world.now)
    result_shelf(COUNTY).path_of(get_job(COUNTY, job_id).result_sha256).unlink()
    answer = desk.get(f"/desk/jobs/{job_id}/file/")
    assert (answer.status_code, "到期清除" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("path", ["", "progress/", "file/"])
def test_a_job_of_somebody_else_is_not_there(world: World, client: Client, path: str) -> None:
    job_id = asked(world)
    sign_in(client, world, "axiu")
    assert client.get(f"/desk/jobs/{job_id}/{path}").status_code == 404
    assert client.post(f"/desk/jobs/{job_id}/cancel/").status_code == 404
    assert str(job_id) not in client.get("/desk/jobs/").content.decode()


def test_the_system_administrator_sees_all_jobs_and_who_asked_and_not_what_they_took(
    world: World, client: Client
) -> None:
    """A ledger has the cases that its asker may see, sealed ones too."""
    job_id = asked(world)
    run_jobs_once(COUNTY, world.now)
    sign_in(client, world, "jike")
    page = client.get("/desk/jobs/").content.decode()
    assert str(job_id) in page
    assert "罗兰" in page
    assert "/file/" not in page + client.get(f"/desk/jobs/{job_id}/").content.decode()
    assert client.get(f"/desk/jobs/{job_id}/file/").status_code == 404


def test_lists_go_on_page_by_page(desk: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maplebridge.doors.desk.jobs.pages.MANY", 2)
    ids = [str(asked(world)) for _ in range(3)]
    first = desk.get("/desk/jobs/").content.decode()
    assert [f"/jobs/{job_id}/" in first for job_id in ids] == [False, True, True]
    rest = desk.get(f"/desk/jobs/?before={ids[1]}").content.decode()
    assert [f"/jobs/{job_id}/" in rest for job_id in ids] == [True, False, False]
    assert desk.get("/desk/jobs/?before=nonsense").status_code == 200


def test_no_jobs_is_said_in_words(desk: Client) -> None:
    assert "没有后台任务" in desk.get("/desk/jobs/").content.decode()
    assert "No jobs" in desk.get("/desk/jobs/?lang=en").content.decode()
