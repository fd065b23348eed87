"""A case goes from first word to closed through HTTP alone."""

from tests.doors.api.visitors import Visitors
from tests.world import HOUSING

DONE = {"result": "灯泡已更换。", "outcome": "solved"}


def test_a_question_goes_round_the_whole_loop(visit: Visitors) -> None:
    receipt = visit.bring(matter="noise", fields={"when_heard": "晚上十点"}, reporter={"phone": "13800000001"})
    number, me, axiu = receipt["number"], visit.link(receipt), visit.staff("axiu")
    axiu.act(number, "dispatch", version=1, unit="police-520524", exception="公安主管")
    assert me.get(f"cases/{number}")["state"]["zh"] == "已派单"
    assert axiu.get(f"cases/{number}")["state"]["zh"] == "待签收"


def test_a_lamp_is_mended(visit: Visitors) -> None:
    receipt = visit.bring(reporter={"name": "王爱丽", "phone": "13800000001"})
    number, me, handler = receipt["number"], visit.link(receipt), visit.staff("yangguang")
    visit.staff("axiu").act(number, "dispatch", version=1, unit=HOUSING)
    handler.act(number, "sign")
    assert [entry["row"]["action"] for entry in me.get(f"cases/{number}/journal")["entries"]] == [
        "submit",
        "dispatch",
        "sign",
    ]
    offers = handler.get(f"cases/{number}/actions")
    assert {"finish", "pause", "contact"} <= {action["name"] for action in offers["actions"]}
    visit.nobody.get(f"cases/{number}", 401)


def test_the_documents_need_nobody_elses_server(visit: Visitors) -> None:
    page = visit.nobody.client.get("/api/v1/docs")
    assert page.status_code == 200
    assert b"http://" not in page.content
    assert b"https://" not in page.content
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    script = visit.nobody.client.get("/static/ninja/swagger-ui-bundle.js")
    script.close()
    assert script.status_code == 200
