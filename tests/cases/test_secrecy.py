"""What must stay secret does: excluded units, sealed identities, sealed cases, ratings, personal data at rest."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from tests.cases.stage import DONE, PHOTO, Stage, messages
from tests.world import CENTRE, COUNTY, GRID, HOUSING, TOWN, TOWN_CENTRE, VILLAGE

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.rights import audiences, may_see, reads_person, reads_ratings
from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.actions import give_duties, record_leave
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers import case_number
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing

LABOUR, POLICE = "human_resources-520524", "police-520524"
MEI = Contact(name="欧阳梅花", phone="13987651234", id_number="522425198804120024", address="凤坪村三组十七号")
CARED_FOR = {"ground": "consent", "ground_basis": "同意书", "purpose": "探访", "until": "2027-03-17"}
PERSONAL = ("欧阳梅花", "13987651234", "522425198804120024", "凤坪村三组十七号")


def complain(stage: Stage, *units: str, **said: Any) -> Stage:
    stage.at("09-18 16:00").submit("alice", matter="streetlight", complained_of=units, **said)
    return stage


def sees(stage: Stage, code: str) -> bool:
    return may_see(stage.who(code), stage.case.facts)


def stand_in(stage: Stage, absent: str, present: str) -> None:
    """`present` stands in for `absent` today."""
    day = day_of(stage.now)
    ids = stage.world.ids
    record_leave(county=COUNTY, person_id=ids[absent], stand_in_id=ids[present], first=day, last=day)
    forget_people()


def test_the_unit_complained_of_neither_sees_nor_acts_nor_is_given_the_case(stage: Stage) -> None:
    complain(stage, HOUSING)
    for code in ("yangguang", "hefang"):
        assert not sees(stage, code)
        for action in ("sign", "note", "arrive", "no_such_action"):
            assert isinstance(stage.fails(code, action, **({"text": "让我看看"} if action == "note" else {})), Missing)
    given = {"exception": "只有他们会修"}
    assert stage.fails("luolan", "dispatch", unit=HOUSING, **given).code == "not_complained_of"
    by = "2026-09-18T18:00:00+08:00"
    assert stage.fails("luolan", "whistle", units=[LABOUR, HOUSING], arrive_by=by).code == "not_complained_of"
    stage.take("luolan", "dispatch", unit=LABOUR, exception="换个单位")
    assert stage.fails("luolan", "add_helper", units=[HOUSING]).code == "not_complained_of"
    assert stage.fails("axiu", "reassign", unit=HOUSING, reason="改派").code == "not_complained_of"


def test_the_centre_that_holds_a_case_is_not_kept_out_while_no_other_could_take_it(stage: Stage) -> None:
    complain(stage, HOUSING)
    while stage.case.facts.centre != CENTRE:
        stage.take("luolan", "report_up", reason="这一级办不了")
    told = stage.fails("axiu", "exclude", excluded=[CENTRE], reason="回避")
    assert told.code == "no_other_centre"
    assert told.field == "fields.excluded"


def test_whoever_reports_to_the_unit_complained_of_is_kept_out_too(stage: Stage) -> None:
    complain(stage, POLICE)
    traffic = {"unit": POLICE.replace("police", "traffic_police"), "exception": "归交警管"}
    assert stage.fails("luolan", "dispatch", **traffic).code == "not_complained_of"


@pytest.mark.parametrize(
    ("matter", "action", "fields"),
    [
        ("road_hazard", "dispatch", {"unit": POLICE}),
        ("road_hazard", "whistle", {"units": [POLICE], "arrive_by": "2026-09-18T18:00:00+08:00"}),
        ("gas_leak", "dispatch", {"unit": POLICE}),
        ("gas_leak", "whistle", {"units": [POLICE], "arrive_by": "2026-09-18T18:00:00+08:00"}),
        ("gas_leak", "add_helper", {"units": [POLICE]}),
        ("thanks", "pass_on", {"unit": POLICE}),
        ("elderly_alone", "agree", {"unit": POLICE, **CARED_FOR}),
    ],
)
def test_no_workflow_gives_a_part_to_the_unit_complained_of(
    stage: Stage, matter: str, action: str, fields: dict[str, Any]
) -> None:
    stage.at("09-18 16:00").submit("alice", matter=matter, complained_of=(POLICE,))
    excepted = {"exception": "无其他单位"} if action in ("dispatch", "agree") else {}
    assert stage.fails("axiu", action, **fields, **excepted).code == "not_complained_of"


def test_standing_in_for_the_unit_complained_of_shuts_the_stand_in_out(stage: Stage) -> None:
    complain(stage, HOUSING).take("luolan", "dispatch", unit=LABOUR, exception="住建被投诉")
    assert sees(stage, "tangwei")
    stand_in(stage, absent="yangguang", present="tangwei")
    assert not sees(stage, "tangwei")
    assert isinstance(stage.fails("tangwei", "sign"), Missing)


def test_nobody_of_the_unit_complained_of_gets_in_by_standing_in_elsewhere(stage: Stage) -> None:
    complain(stage, HOUSING).take("luolan", "dispatch", unit=LABOUR, exception="住建被投诉")
    stand_in(stage, absent="tangwei", present="yangguang")
    assert not sees(stage, "yangguang")
    assert isinstance(stage.fails("yangguang", "sign"), Missing)


def test_a_case_is_not_handed_to_somebody_who_also_serves_the_unit_complained_of(stage: Stage) -> None:
    duty = Duty("handler", HOUSING, COUNTY)
    give_duties(county=COUNTY, wanted={stage.world.ids["tangwei"]: [duty]}, now=stage.now)
    forget_people()
    complain(stage, HOUSING)
    refusal = stage.fails("luolan", "dispatch", unit=LABOUR, person="@tangwei", exception="住建被投诉")
    assert refusal.code == "same_unit"


def test_whoever_serves_the_unit_complained_of_is_no_second_person(stage: Stage) -> None:
    complain(stage, HOUSING)
    refusal = {"reason": "不属实", "lawful_route": "petition"}
    assert stage.fails("luolan", "refuse", **refusal, person="@hefang").code == "second_person"


def test_a_complaint_about_a_centre_lies_with_the_one_above(stage: Stage) -> None:
    complain(stage, f"centre-{VILLAGE}", TOWN_CENTRE)
    assert stage.case.facts.centre == CENTRE
    assert not sees(stage, "luolan")
    assert sees(stage, "axiu")


def test_a_complaint_never_climbs_or_falls_to_the_centre_complained_of(stage: Stage) -> None:
    complain(stage, TOWN_CENTRE)
    assert stage.case.facts.centre == f"centre-{VILLAGE}"
    stage.take("axiu", "report_up", reason="村里办不了")
    assert stage.case.facts.centre == CENTRE
    assert stage.fails("axiu", "send_down", place=TOWN).code == "not_complained_of"


def test_a_centre_shut_out_later_gives_the_case_to_the_one_above(stage: Stage) -> None:
    complain(stage).take("axiu", "report_up", reason="村里办不了")
    assert stage.case.facts.centre == TOWN_CENTRE
    stage.take("axiu", "exclude", excluded=[TOWN_CENTRE], reason="群众投诉镇中心")
    assert (stage.case.facts.centre, stage.case.row["desk_unit"]) == (CENTRE, CENTRE)
    assert not sees(stage, "luolan")


def test_messages_pass_over_the_centre_complained_of(stage: Stage) -> None:
    complain(stage, TOWN_CENTRE)
    stage.at("09-18 18:00").run_clocks()
    stage.tell()
    told = {who.split(":")[1] for who, _, _ in messages(stage.number) if who.startswith("unit:")}
    assert told == {CENTRE}


def test_identity_sealed_lets_staff_handle_the_case_and_not_know_who_brought_it(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="illegal_building", reporter=MEI)
    stage.take("axiu", "dispatch", unit="urban_management-520524")
    for code in ("axiu", "luolan", "zhouming", "shenji"):
        actor = stage.who(code)
        assert may_see(actor, stage.case.facts)
        assert not reads_person(actor, stage.case.facts)
        told = repr(access_view(actor, stage.number).words) + repr(access_journal(actor, stage.number).entries)
        assert not [secret for secret in (*PERSONAL, stage.world.ids["alice"]) if secret in told]


def test_sealing_an_identity_never_opens_a_sealed_case(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="gas_leak")
    stage.take("axiu", "recategorise", matter="domestic_violence", reason="实为家暴")
    assert stage.case.facts.secrecy == "case_sealed"
    stage.take("axiu", "recategorise", matter="missing_person", reason="又改")
    assert stage.case.facts.secrecy == "case_sealed"
    stage.take("axiu", "recategorise", matter="gas_leak", reason="再改")
    assert stage.case.facts.secrecy == "case_sealed"


def test_another_matter_brings_its_secrecy(stage: Stage) -> None:
    complain(stage).take("luolan", "recategorise", matter="misconduct", reason="实为作风问题")
    assert stage.case.facts.secrecy == "identity_sealed"
    assert stage.case.row["kind"] == "report"


def test_a_sealed_case_exists_for_its_circle_only(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("", matter="domestic_violence")
    for outsider in ("luolan", "chenjing", "zhouming", "shenji", "aduo", "yangguang", "alice", "jike", "anran"):
        inside = any(duty.unit == CENTRE for duty in stage.who(outsider).duties)
        assert sees(stage, outsider) is inside, outsider
    stage.take("axiu", "dispatch", unit=POLICE)
    assert stage.case.facts.circle == {CENTRE, POLICE}
    by = (stage.now + timedelta(hours=1)).isoformat()
    stage.take("axiu", "whistle", units=[LABOUR], arrive_by=by)
    stage.take("axiu", "add_helper", units=["womens_federation-520524"])
    assert stage.case.facts.circle == {CENTRE, POLICE, LABOUR, "womens_federation-520524"}
    assert sees(stage, "tangwei")


def test_no_personal_data_lies_open_in_any_table(stage: Stage) -> None:
    stage.at("09-18 16:00")
    stage.submit("axiu", matter="relief", channel="window", reporter=MEI, proxy=MEI, fields=RELIEF)
    stage.take("yangfan", "visit_home", found_at_home="无车无存款", second_visitor=MEI.name)
    stage.run_clocks()
    stage.tell()
    assert found_in_tables(PERSONAL) == []


def test_no_word_of_a_sealed_case_lies_open_in_any_table(stage: Stage) -> None:
    said = ["丈夫酒后动手", "救救阿朵的邻居", "请派女警", "孩子在外婆家", "已送医", "内部研判记录", "请高度重视"]
    stage.at("09-18 16:00").submit("", matter="domestic_violence", text=said[0], title=said[1], reporter=MEI)
    stage.take("axiu", "dispatch", unit=POLICE, text=said[2])
    stage.take("link", "note", text=said[3])
    stage.take("axiu", "note", text=said[4])
    stage.take("axiu", "remark", text=said[5])
    stage.at("09-19 17:00").run_clocks()
    stage.tell()
    assert stage.case.row["title"] == ""
    assert found_in_tables((*said, *PERSONAL)) == []
    assert said[0] in [word.text for word in access_view(stage.who("axiu"), stage.number).words]


def test_what_was_said_before_a_case_was_sealed_is_sealed_with_it(stage: Stage) -> None:
    said = ["邻居家有煤气味", "其实是夫妻打架", "家里有小孩", "实为家庭暴力"]
    stage.at("09-18 16:00").submit("alice", matter="gas_leak", text=said[0], title=said[1])
    stage.take("alice", "note", text=said[2])
    assert found_in_tables((said[0],))
    stage.take("axiu", "recategorise", matter="domestic_violence", reason=said[3])
    assert found_in_tables(said) == []
    assert stage.break_() is None
    told = repr(access_journal(stage.who("axiu"), stage.number)) + repr(access_view(stage.who("axiu"), stage.number))
    assert [words for words in said[1:] if words not in told] == []


def test_free_text_of_a_form_is_kept_where_it_can_be_erased(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="streetlight", fields={"pole": "老周家门口那根"})
    assert found_in_tables(("老周家门口",)) == ["case_word"]


def test_an_anonymous_report_leads_back_to_nobody(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="illegal_building", anonymous=True, key="k-1")
    alice = stage.world.ids["alice"]
    tables = [name for name in found_in_tables((alice,)) if name.startswith(("case", "message", "reader"))]
    assert tables == []
    assert isinstance(stage.fails("alice", "withdraw"), Missing)
    assert stage.take("link", "withdraw").state == "withdrawn"


def test_an_anonymous_report_sent_twice_is_one_case(stage: Stage) -> None:
    stage.at("09-18 16:00")
    first = stage.submit("alice", matter="parking", anonymous=True, key="k-2")
    intake = Intake(text="村口的路灯三天不亮了。", place=GRID, matter="parking", anonymous=True, key="k-2")
    again = submit(county=COUNTY, intake=intake, sender=stage.who("alice"), now=stage.now)
    assert (again.number, again.already) == (first.number, True)
    other = submit(county=COUNTY, intake=intake, sender=stage.who("bob"), now=stage.now)
    assert not other.already


def test_handlers_never_see_a_rating(stage: Stage) -> None:
    complain(stage).take("luolan", "dispatch", unit=HOUSING)
    stage.take("yangguang", "sign")
    stage.take("yangguang", "finish", **DONE, **PHOTO)
    stage.take("wujie", "approve")
    stage.take(
        "alice", "rate", rating_secret="secret", solved="no", satisfaction="very_dissatisfied", text="师傅态度很差劲"
    )
    for code in ("yangguang", "hefang", "tangwei"):
        actor = stage.who(code)
        assert not reads_ratings(actor, stage.case.facts)
    for code in ("yangguang", "hefang"):
        view, journal = access_view(stage.who(code), stage.number), access_journal(stage.who(code), stage.number)
        assert view.ratings is None
        told = repr(journal.entries) + repr(view.row) + repr(view.words)
        assert "very_dissatisfied" not in told
        assert "师傅态度很差劲" not in told
    assert access_view(stage.who("wujie"), stage.number).ratings == {
        "solved": "no",
        "satisfaction": "very_dissatisfied",
    }


def test_whoever_works_on_a_case_reads_what_is_for_its_circle_and_bystanders_do_not(stage: Stage) -> None:
    accused = "王科长，住建局"
    stage.at("09-18 16:00").submit("alice", matter="misconduct", fields={"accused": accused})
    stage.take("axiu", "dispatch", unit="discipline_inspection-520524")
    works = Actor(COUNTY, "a-member", "staff", "", (Duty("handler", "discipline_inspection-520524", COUNTY),))
    bystands = Actor(COUNTY, "a-seat", "staff", "", (Duty("seat", "hotline-520524", COUNTY),))
    assert accused in repr(access_view(works, stage.number).words)
    assert accused not in repr(access_view(bystands, stage.number).words)
    assert "circle" not in audiences(bystands, stage.case.facts)


def test_what_is_not_yours_is_missing_and_never_forbidden(stage: Stage) -> None:
    complain(stage)
    missing = case_number.make(COUNTY)
    for number in (stage.number, missing):
        for actor in (
            stage.who("bob"),
            stage.who("yangguang"),
            stage.who("province-platform"),
            stranger("case:of-another"),
        ):
            with pytest.raises(Missing) as caught:
                take(actor=actor, number=number, action="note", fields={"text": "看看"}, seen=None, now=stage.now)
            assert (caught.value.code, caught.value.field) == ("no_case", "number")


def test_another_county_sees_nothing(stage: Stage) -> None:
    complain(stage)
    abroad = Actor("520523", stage.world.ids["axiu"], "staff", "", (Duty("dispatcher", CENTRE, COUNTY),))
    assert not may_see(abroad, stage.case.facts)
    with pytest.raises(Missing):
        take(actor=abroad, number=stage.number, action="accept", fields={}, seen=None, now=stage.now)


def test_whoever_may_see_but_not_do_is_told_so(stage: Stage) -> None:
    complain(stage)
    assert isinstance(stage.fails("zhouming", "dispatch", unit=HOUSING), Forbidden)
    assert isinstance(stage.fails("alice", "dispatch", unit=HOUSING), Forbidden)
    assert isinstance(stage.fails("axiu", "sign"), Forbidden)
    assert isinstance(stage.fails("axiu", "archive"), Conflict)


def test_the_unit_that_has_the_case_is_not_shut_out_before_another_has_it(stage: Stage) -> None:
    complain(stage).take("luolan", "answer_at_once", **DONE)
    with pytest.raises(Fault):
        stage.take("luolan", "exclude", excluded=[TOWN_CENTRE], reason="太晚")


RELIEF = {
    "applicant": MEI.name,
    "applicant_id": MEI.id_number,
    "family_size": 3,
    "monthly_income": "800",
}


def stranger(id_: str) -> Actor:
    return Actor(COUNTY, id_, "resident", "")


def found_in_tables(secrets: tuple[str, ...] | list[str]) -> list[str]:
    """The tables, apart from the register of people, in which any of the secrets can be read."""
    found = []
    for model in apps.get_models():
        table = model._meta.db_table
        if table.startswith("people_"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT t::text FROM "{table}" t -- whichever county')
            text = "\n".join(row[0] for row in cursor.fetchall())
        if any(secret in text for secret in secrets):
            found.append(table)
    return sorted(found)
