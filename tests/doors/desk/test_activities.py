"""Staff plan an activity, open it, call it off or report it, take the ledger away, and keep the register of schools."""

from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from tests.doors.desk.activity_pages import CLERK, FIGURES, OFFICE, letter, open_lecture, reported, waiting
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import COUNTY, HOUSING, VILLAGE, World

from maplebridge.ground.clock.time import SHANGHAI, day_of, now
from maplebridge.services.activities import planning
from maplebridge.services.activities.models import Activity, Appointment, SignUp
from maplebridge.services.insight.models import ExportRecord


def on_a_day(world: World, start: datetime, state: str) -> None:
    """An activity of two hours that stands so."""
    plan = planning.Plan("law_lecture", "讲座", OFFICE, VILLAGE, start, start + timedelta(hours=2))
    made = planning.plan_activity(actor=world.actor(CLERK), plan=plan, now=start)
    Activity.objects.of(COUNTY).filter(id=made).update(state=state)


SOON = day_of(now()) + timedelta(days=14)
PLAN = {
    "title": "反诈义诊",
    "kind": "free_clinic",
    "unit": OFFICE,
    "place": VILLAGE,
    "starts_at": f"{SOON}T09:00",
    "ends_at": f"{SOON}T11:30",
    "capacity": "",
}


def test_a_clerk_plans_changes_opens_and_calls_off(world: World, client: Client) -> None:
    sign_in(client, world, CLERK)
    made = client.post("/desk/activities/new/", PLAN)
    assert made.status_code == 302
    page = text(client, made.headers["Location"])
    assert "反诈义诊" in page
    assert "开放报名" in page
    assert "反诈义诊" in text(client, f"/desk/activities/?month={SOON:%Y-%m}")
    address = made.headers["Location"]
    assert client.post(f"{address}change/", PLAN | {"title": "反诈宣传"}).status_code == 302
    assert client.post(f"{address}do/", {"do": "open_sign_up"}).status_code == 302
    assert client.post(f"{address}do/", {"do": "cancel", "reason": ""}).status_code == 422
    assert client.post(f"{address}do/", {"do": "cancel", "reason": "下大雨"}).status_code == 302
    assert "已取消：下大雨" in text(client, address).replace("\n", "")
    wrong = client.post("/desk/activities/new/", PLAN | {"ends_at": f"{SOON}T08:00"})
    assert (wrong.status_code, "结束时间要晚于开始时间" in wrong.content.decode()) == (422, True)


def test_a_year_shows_what_each_month_has_planned_held_and_reported(world: World, client: Client) -> None:
    for day, state in ((5, "planned"), (6, "open"), (7, "held"), (8, "reported"), (9, "cancelled")):
        on_a_day(world, datetime(2025, 3, day, 9, tzinfo=SHANGHAI), state)
    on_a_day(world, datetime(2025, 12, 31, 23, 30, tzinfo=SHANGHAI), "planned")
    on_a_day(world, datetime(2026, 1, 1, 0, 0, tzinfo=SHANGHAI), "planned")
    sign_in(client, world, CLERK)
    page = text(client, "/desk/activities/year/?year=2025")
    assert "共 5 个：计划 3，已办 1，已填报 1；取消 1" in page  # the sixth is called off, the seventh of next year
    assert "计划 2 · 已办 1 · 已填报 1 · 取消 1" in page
    assert page.count("没有安排") == 10
    assert "计划 3" not in text(client, "/desk/activities/year/?year=2025&kind=drill")
    assert "共 5 个" in text(client, f"/desk/activities/year/?year=2025&place={VILLAGE[:9]}&unit={OFFICE}")
    assert "共 0 个" in text(client, f"/desk/activities/year/?year=2025&unit={HOUSING}")
    assert client.get("/desk/activities/year/?year=0000").status_code == 200


def test_figures_are_reported_and_add_up(world: World, client: Client) -> None:
    activity = waiting(world)
    sign_in(client, world, CLERK)
    assert "还没有填报" in text(client, "/desk/activities/")
    sent = {f"figures.{name}": value for name, value in FIGURES.items()}
    wrong = client.post(f"/desk/activities/{activity}/report/", sent | {"figures.leaflets": ""})
    assert (wrong.status_code, "没有就填 0" in wrong.content.decode()) == (422, True)
    assert client.post(f"/desk/activities/{activity}/report/", sent | {"figures.leaflets": "0"}).status_code == 302
    row = Activity.objects.of(COUNTY).get(id=activity)
    assert (row.state, row.figures["leaflets"]) == ("reported", "0")
    for by in ("place", "unit", "kind", "month"):
        assert ">46<" in text(client, f"/desk/activities/figures/?by={by}&period=30d").replace(" ", "")
    assert client.get("/desk/activities/figures/?by=rank").status_code == 422


def test_the_ledger_is_taken_with_a_purpose_and_noted(world: World, client: Client) -> None:
    reported(world)
    sign_in(client, world, CLERK)
    address = "/desk/activities/ledger/file/?period=30d"
    assert client.post(address, {"purpose": ""}).status_code == 422
    taken = client.post(address, {"purpose": "年终总结"})
    rows = list(load_workbook(BytesIO(taken.content)).active.values)
    assert "年终总结" in str(rows[0][0])
    head, line = rows[1], rows[2]
    assert line[head.index("参加人数（人）")] == 46
    assert ExportRecord.objects.of(COUNTY).get().source == "activities"
    assert "活动台账" in text(client, "/desk/ledger/taken/")


def test_names_are_for_the_units_that_hold_it(world: World, client: Client) -> None:
    activity = open_lecture(world)
    sign_in(client, world, "yangguang")
    assert "杨家1" not in text(client, f"/desk/activities/{activity}/")
    assert client.post(f"/desk/activities/{activity}/do/", {"do": "close_sign_up"}).status_code == 403
    sign_in(client, world, CLERK)
    page = text(client, f"/desk/activities/{activity}/")
    assert "杨家1" in page
    assert "候补" in page
    assert client.post(f"/desk/activities/{activity}/do/", {"do": "cancel", "reason": "讲师生病"}).status_code == 302
    assert SignUp.objects.of(COUNTY).filter(untold="activity_cancelled").count() == 3


def test_the_register_of_schools_names_gaps(world: World, client: Client) -> None:
    sign_in(client, world, "qinhai")
    assert "猫场镇中心学校" in text(client, "/desk/activities/schools/")
    said = {"school": "school-520524103", "person": "韦正", "sender": "court-520524", "since": "2026-01-01"}
    assert client.post("/desk/activities/schools/", said | {"until": ""}).status_code == 422
    assert client.post("/desk/activities/schools/", said | {"until": "2029-12-31"}).status_code == 302
    assert "每所学校都有" in text(client, "/desk/activities/schools/")
    appointment = Appointment.objects.of(COUNTY).get().id
    assert client.post(f"/desk/activities/schools/{appointment}/end/", {"reason": "调离"}).status_code == 302
    assert "已解聘" in text(client, "/desk/activities/schools/")
    sign_in(client, world, "yangguang")
    assert client.post("/desk/activities/schools/", said | {"until": "2029-12-31"}).status_code == 403


def test_a_letter_is_printed_and_the_signed_agreement_kept_for_those_it_concerns(world: World, client: Client) -> None:
    address = letter(world)
    sign_in(client, world, "yangguang")
    page = text(client, address)
    assert "经县人民法院推荐，聘请您担任猫场镇中心学校法治副校长" in page
    assert "每学期讲两次课" in page
    assert "教育部令第 52 号" in page
    said = {"letter": "聘字〔2026〕8号", "agreed_on": "2026-01-05"}
    assert client.post(address, said | {"agreement": pdf()}).status_code == 403
    sign_in(client, world, "qinhai")
    assert client.post(address, said | {"agreed_on": "2099-01-01"}).status_code == 422
    assert client.post(address, said | {"agreement": SimpleUploadedFile("a.exe", b"MZ" * 99)}).status_code == 422
    assert client.post(address, said | {"agreement": pdf()}).status_code == 302
    assert client.post(address, said).status_code == 302  # without a file the one that is kept stays
    assert "协议.pdf" in text(client, address)
    kept = client.get(f"{address}agreement")
    assert b"".join(kept.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type, attr-defined] # a file, read to its end
    assert kept.headers["Content-Disposition"].startswith("attachment")
    sign_in(client, world, "yangguang")
    assert client.get(f"{address}agreement").status_code == 404
    assert "协议.pdf" not in text(client, address)
    sign_in(client, world, "weizheng")
    kept = client.get(f"{address}agreement")
    assert b"".join(kept.streaming_content)  # type: ignore[arg-type, attr-defined] # a file, read to its end


def pdf() -> SimpleUploadedFile:
    """Something that begins as a PDF does."""
    return SimpleUploadedFile("协议.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"0" * 200)
