"""Official papers over HTTP: listed for whoever may keep them, saved, and verified by anybody without a name in it."""

import hashlib

from tests.doors.api.visitors import Visitors
from tests.doors.portal.paper_pages import make_out
from tests.world import COUNTY


def test_whoever_brought_it_lists_and_saves_papers_and_anybody_verifies_them(visit: Visitors) -> None:
    receipt = visit.bring()
    number = receipt["number"]
    code = make_out(visit.world, number).code
    me = visit.link(receipt)
    (paper,) = me.get(f"cases/{number}/papers")["papers"]
    assert (paper["code"], paper["state"], paper["kind"]) == (code, "valid", "acceptance_notice")
    response = me.client.get(f"/api/v1/cases/{number}/papers/{code}", headers=me.headers)
    content = b"".join(response.streaming_content)
    digest = hashlib.sha256(content).hexdigest()
    assert content.startswith(b"%PDF-")
    told = visit.nobody.get(f"papers/{code}", county=COUNTY, sha256=digest)
    assert (told["same"], told["number"], told["state"]) == (True, paper["number"], "valid")
    assert visit.nobody.get(f"papers/{code}", county=COUNTY, sha256="0" * 64)["same"] is False
    assert visit.nobody.get(f"papers/{code}", county=COUNTY)["same"] is None


def test_an_unknown_code_is_not_there(visit: Visitors) -> None:
    told = visit.nobody.get(f"papers/{'2' * 16}", status=404, county=COUNTY)
    assert told["code"] == "no_such_paper"


def test_the_papers_of_a_case_are_not_for_strangers(visit: Visitors) -> None:
    number = visit.bring()["number"]
    code = make_out(visit.world, number).code
    other = visit.link(visit.bring())
    for path in (f"cases/{number}/papers", f"cases/{number}/papers/{code}"):
        assert other.get(path, status=404)["status"] == 404
