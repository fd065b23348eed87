"""Guides say before anybody goes what it takes; the list of proofs says what may be asked and what no longer may."""

import pytest
from django.test import Client
from django.utils.html import escape
from tests.doors.reading import text
from tests.world import COUNTY, VILLAGE

from maplebridge.rulebook.publishing.queries import get_current_pack

pytestmark = pytest.mark.usefixtures("world")


def test_every_matter_has_a_guide_and_every_demanded_paper_on_it_has_its_basis(client: Client) -> None:
    listed, pack = text(client, "/guides/"), get_current_pack(COUNTY)
    for name, matter in pack.matters.items():
        assert f'href="/guides/{name}/"' in listed
        shown = text(client, f"/guides/{name}/")
        for paper in matter.papers:
            assert paper.label.zh in shown
            assert f"依据：{paper.basis}" in shown
        assert ("不需要任何证明材料" in shown) == (not matter.papers)


def test_what_the_window_can_get_itself_stands_apart_from_what_is_to_be_brought(client: Client) -> None:
    brought, _, fetched = text(client, "/guides/legal_aid/").partition("窗口可以自己拿到的")
    assert "与申请事项有关的材料" in brought
    assert "身份证或其他身份证明" in fetched
    assert "窗口联网查，您不用带" in fetched
    assert "由县公安局出具" in fetched


def test_the_fee_is_said_with_its_basis_and_where_none_is_set_nobody_may_charge_one(client: Client) -> None:
    aid = text(client, "/guides/legal_aid/")
    assert "不收费" in aid
    assert "《法律援助法》第二条" in aid
    assert "本县没有为这件事设收费项目" in text(client, "/guides/streetlight/")


def test_the_reader_who_names_a_village_is_shown_the_unit_in_charge_there(client: Client) -> None:
    there = text(client, f"/guides/appraisal_injury/?place={VILLAGE}")
    assert "猫场镇司法所" in there
    assert text(client, "/guides/appraisal_injury/?place=999999999999").count("door") < there.count("door")


def test_guides_are_found_by_the_words_people_use(client: Client) -> None:
    found = text(client, "/guides/?q=黑灯瞎火")
    assert 'href="/guides/streetlight/"' in found
    assert 'href="/guides/relief/"' not in found


def test_the_list_says_who_gets_a_proof_and_what_takes_the_place_of_an_abolished_one(client: Client) -> None:
    shown = text(client, "/proofs/")
    for proof in get_current_pack(COUNTY).proofs.values():
        assert escape(proof.title.zh) in shown
    assert "民发〔2020〕20号" in shown
    kinship = text(client, "/proofs/?q=亲属")
    assert "不得再要" in kinship
    assert "看户口簿" in kinship
    assert "病历、影像片" not in kinship
    assert 'href="/guides/legal_aid/"' in text(client, "/proofs/?q=公安局")


def test_measures_are_narrowed_by_words_unit_and_saving_and_their_numbers_are_counted(client: Client) -> None:
    measures = get_current_pack(COUNTY).measures.values()
    everything = text(client, "/measures/")
    assert f"全县 {len(measures)} 条" in everything
    police = [measure for measure in measures if measure.unit == "police"]
    assert f"县公安局 ({len(police)})" in everything
    fewer_days = text(client, "/measures/?saves=days")
    assert all((measure.title.zh in fewer_days) == ("days" in measure.saves) for measure in measures)
    assert "申请救助不用开收入证明" not in text(client, "/measures/?unit=police")
    assert "没有这样的措施" in text(client, "/measures/?q=飞碟")
