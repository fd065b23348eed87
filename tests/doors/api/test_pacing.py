"""The API counts with the pages: strangers by line, residents by name, staff and machines not at all."""

from pytest_django.fixtures import Settings
from tests.doors.api.visitors import Visitors
from tests.services.pacing.using import LINE, use_up
from tests.world import COUNTY, World

from maplebridge.cases.models import Case
from maplebridge.services.pacing.models import Tries


def test_a_stranger_is_told_when_and_whom_to_call_and_the_same_key_is_taken_later(
    visit: Visitors, world: World, settings: Settings
) -> None:
    use_up(settings, "report")
    settings.CENTRE_PHONE = "0857-12345"
    told = visit.bring(status=429, key="mine")
    assert (told["code"], "0857-12345" in told["message"]["zh"], "0857-12345" in told["message"]["en"]) == (
        "too_often",
        True,
        True,
    )
    response = visit.nobody.client.post("/api/v1/cases", b'{"county":"520524","text":"x"}', "application/json")
    assert (response.status_code, response["Retry-After"][-10:]) == (429, ":00:00 GMT")
    assert Case.objects.of(COUNTY).count() == 0
    visit.bring(matter="gas_leak")  # whatever else floods in
    visit.bring(matter="gas_leak", status=429)
    settings.FORMS_FROM_SOURCE = 2
    assert visit.bring(key="mine")["already"] is False
    elsewhere = {"REMOTE_ADDR": "10.0.0.9"}
    visit.nobody.client.defaults.update(elsewhere)
    visit.bring()


def test_a_resident_counts_for_themselves_whatever_their_line_sends(
    visit: Visitors, world: World, settings: Settings
) -> None:
    use_up(settings, "report")
    alice = visit.staff("alice")
    visit.bring(alice)
    use_up(settings, "report", who=world.ids["alice"])
    visit.bring(alice, 429)
    visit.bring(visit.staff("bob"))


def test_staff_and_machines_answer_by_name_and_are_not_counted(
    visit: Visitors, world: World, settings: Settings
) -> None:
    use_up(settings, "report", who=LINE)
    axiu = visit.staff("axiu")
    for _ in range(3):
        visit.bring(axiu)


def test_wrong_secrets_are_counted_and_right_ones_never_refused(
    visit: Visitors, world: World, settings: Settings
) -> None:
    receipt = visit.bring()
    use_up(settings, "case_secret", "paper_code")
    wrong = visit.link({"number": receipt["number"], "secret": "x" * 30})
    assert wrong.get(f"cases/{receipt['number']}", 429)["code"] == "too_many_wrong"
    assert visit.nobody.get(f"papers/{'2' * 16}", 429, county=COUNTY)["code"] == "too_many_wrong"
    assert visit.link(receipt).get(f"cases/{receipt['number']}")["number"] == receipt["number"]


def test_a_county_that_a_caller_names_opens_no_count_of_its_own(visit: Visitors, world: World) -> None:
    assert visit.bring(status=404, county="999999")["code"] == "no_pack"
    assert not Tries.objects.of("999999").exists()
