"""The lawful ways out of a case on the desk: for whoever may see the case, and for nobody else."""

from django.test import Client
from tests.doors.desk.making import bring
from tests.doors.signing import sign_in
from tests.services.mediation.quarrels import bring_quarrel, settle_around
from tests.world import World


def test_a_mediator_reads_them_beside_the_case_and_prints_them(world: World, client: Client) -> None:
    settle_around(world)
    number = bring_quarrel(world, fields={"claimed": "20000"}).number
    sign_in(client, world, "xiongbo")
    assert "法定途径" in client.get(f"/desk/cases/{number}/").content.decode()
    page = client.get(f"/desk/cases/{number}/routes/").content.decode()
    # 50 + 10,000 × 2.5 % = 300
    assert "300 元，减半 150 元" in page
    assert "由法院、仲裁机构等认定" in page
    assert 'href="/routes/?kind=0102&amp;amount=20000' in page


def test_a_case_that_is_no_dispute_has_no_card(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    assert "法定途径" not in client.get(f"/desk/cases/{number}/").content.decode()
    assert "没有列出的途径" in client.get(f"/desk/cases/{number}/routes/").content.decode()


def test_whoever_may_not_see_the_case_sees_no_ways(world: World, client: Client) -> None:
    settle_around(world)
    number = bring_quarrel(world).number
    sign_in(client, world, "yangguang")
    assert client.get(f"/desk/cases/{number}/routes/").status_code == 404
