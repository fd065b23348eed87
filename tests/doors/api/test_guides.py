"""Guides, proofs, measures and responsibilities over HTTP: public, and the same as on the pages."""

from tests.doors.api.visitors import Visitors
from tests.world import COUNTY, VILLAGE

from maplebridge.rulebook.publishing.queries import get_current_pack


def test_a_guide_names_papers_with_basis_limits_fee_and_where_to_go(visit: Visitors) -> None:
    get = visit.nobody.get
    assert "streetlight" in [each["name"] for each in get("guides", county=COUNTY, q="黑灯瞎火")["guides"]]
    found = get("guides/appraisal_injury", county=COUNTY, place=VILLAGE)
    assert all(paper["basis"]["zh"] and paper["basis"]["en"] for paper in found["papers"])
    assert (found["fee"]["yuan"], bool(found["fee"]["note"])) == (None, True)
    assert found["doors"][0]["unit"]["code"] == "justice_office-520524103"
    assert found["limits"][0]["basis"]
    assert get("guides/no_such_matter", 404, county=COUNTY)["code"] == "no_such_matter"


def test_the_lists_are_public(visit: Visitors) -> None:
    pack, get = get_current_pack(COUNTY), visit.nobody.get
    proofs = get("proofs", county=COUNTY)["proofs"]
    assert {each["name"] for each in proofs} == set(pack.proofs)
    assert all((each["abolished"] is None) == bool(each["basis"]) for each in proofs)
    days = get("measures", county=COUNTY, saves="days")["measures"]
    assert days
    assert all(each["saves"]["days"] for each in days)
    duties = get("responsibilities", county=COUNTY, kind="housing")["responsibilities"]
    assert [each["line"] for each in duties] == [each.number for each in pack.duties.lines if each.unit == "housing"]
