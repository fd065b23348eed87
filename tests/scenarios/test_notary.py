"""A notary's certificate: what is missing is told once, each step is on record, one trip at most, fifteen working days.

公证法: article 26 (wills, being alive and adoption are done in person), 27 (meaning and consequences are explained), 28
to 30 (examined, verified, certified within fifteen working days of acceptance; force majeure, supplements and verifying
do not count), 31 (when it is declined), 34 (fees are waived for whoever meets the conditions of legal aid).
公证程序规则: article 53 (two of the office do a will together).

Working days: the day of the act is not counted, the last one ends at 24:00, written as 00:00 of the next day. 2026:
Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and 1 to 7 October are days off.
"""

from typing import Any

from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, VILLAGE

from maplebridge.cases.models import CaseFile
from maplebridge.services.booking.trips import Stays, count_stays, count_trips
from maplebridge.services.papers.jobs import order_once
from maplebridge.services.papers.models import PaperOrder

OFFICE = f"notary-{COUNTY}"
KIN: dict[str, Any] = {
    "matter": "notary_kinship",
    "text": "儿子在国外上学，要证明我们是父子",
    "place": VILLAGE,
    "fields": {"applicant": "杨正国", "relative": "杨小林", "relation": "parent", "used_for": "abroad"},
}
WILL: dict[str, Any] = {
    "matter": "notary_will",
    "text": "想立一份遗嘱",
    "place": VILLAGE,
    "fields": {"applicant": "杨阿婆", "at_home": True},
}
DUE = {"certificate": "09-24 00:00"}
MISSING = {"papers": ["户口簿"], "reason": "只差户口簿，拍照补上就行"}
TOLD = {"explained": "told"}
CERTIFIED = {"result": "杨正国是杨小林的父亲。", "outcome": "granted"}
FILM = "cd" * 32
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "very_satisfied"}

# Tuesday 1 September + 2 working days: 2, 3.
ASKED_FOR: list[Line] = [("09-01 10:00", "", "submit", KIN, "received", {"accept": "09-04 00:00"})]
ACCEPTED: list[Line] = [
    *ASKED_FOR,
    # 1 September + 20 days = 21 September.
    ("09-01 15:00", "menglin", "ask", MISSING, "asked", {"accept": "paused", "supply": "09-22 00:00"}),
    # Asked and brought within the second working day: 2 September has been waited through, so one day is added: 4.
    ("09-02 20:00", "link", "supply", {"papers": ["户口簿照片"]}, "received", {"accept": "09-05 00:00"}),
    # Thursday 3 September + 15 working days: 4; 7 to 11 (6); 14 to 18 (11); 20, 21, 22, 23 (15).
    ("09-03 09:00", "menglin", "accept", TOLD, "reviewing", DUE),
]
SEEN: list[Line] = [
    *ACCEPTED,
    ("09-04 18:00", "menglin", "identify", {"identity_by": "reader", "visit": "came"}, "reviewing", DUE),
    ("09-04 18:10", "menglin", "interview", {"text": "父子关系，出国使用", "visit": "same"}, "reviewing", DUE),
    ("09-04 18:20", "menglin", "sign", {"signed_by": "hand", "visit": "same"}, "reviewing", DUE),
]


def lay_film(story: Story) -> None:
    """A film on the case."""
    film = {"sha256": FILM, "mime": "video/mp4", "size": 1000, "audience": "staff"}
    row = CaseFile(county=COUNTY, case_id=story.case.facts.id, added_by="test", added_at=story.now, **film)
    CaseFile.objects.insert([row])


def test_one_notice_one_trip_and_the_certificate_within_fifteen_working_days(story: Story) -> None:
    tell(
        story,
        [
            *SEEN,
            # Monday 7 September + 15 working days, our own rule: 8 to 11 (4); 14 to 18 (9); 20 to 24 (14); 28 (15).
            (
                "09-07 09:00",
                "menglin",
                "verify",
                {"text": "向公安机关核对户籍"},
                "verifying",
                {"certificate": "paused", "verify": "09-29 00:00"},
            ),
            # Verified on Thursday 10 September. Three working days (8, 9, 10) do not count: 23 + 3 = 24, 28, 29.
            ("09-10 16:00", "menglin", "verified", {"text": "一致"}, "reviewing", {"certificate": "09-30 00:00"}),
            # Friday 11 September + 7 days = 18 September.
            ("09-11 10:00", "menglin", "certify", CERTIFIED, "certified", {"rate": "09-19 00:00"}),
            ("09-12 10:00", "link", "rate", SOLVED, "closed", {}),
        ],
    )
    facts = {entry.action: entry.facts for entry, _, _ in story.journal()}
    assert [facts[step]["visit"] for step in ("identify", "interview", "sign")] == ["came", "same", "same"]
    assert story.case.facts.unit == OFFICE
    (trips,) = count_trips(COUNTY, COUNTY, OFFICE, story.at("09-01 00:00").now, story.at("10-01 00:00").now)
    assert (trips.matter, dict(trips.cases), trips.made) == ("notary_kinship", {1: 1}, 1)


def test_a_second_trip_says_why(story: Story) -> None:
    came = {"identity_by": "reader", "visit": "came"}
    tell(story, [*ACCEPTED, ("09-04 18:00", "menglin", "identify", came, "reviewing", DUE)])
    again = {"text": "父子关系，出国使用", "visit": "came"}
    story.at("09-05 09:00")
    assert story.fails("menglin", "interview", **again).code == "one_trip"
    assert story.fails("menglin", "interview", **again, trip_reason=" ").code in ("one_trip", "missing", "invalid")
    why = {**again, "trip_reason": "第一次停电，谈话没谈完"}
    tell(story, [("09-05 09:00", "menglin", "interview", why, "reviewing", DUE)])
    tell(story, [("09-05 09:30", "menglin", "sign", {"signed_by": "hand", "visit": "same"}, "reviewing", DUE)])


def test_what_is_missing_is_asked_for_once_by_a_paper_and_never_again(story: Story) -> None:
    tell(story, ACCEPTED)
    while order_once(COUNTY, story.now):
        pass
    assert "one_time_notice" in set(PaperOrder.objects.of(COUNTY).values_list("template", flat=True))
    assert story.fails("menglin", "ask_later", **MISSING).code == "asked_once"


def test_papers_asked_for_after_acceptance_and_force_majeure_do_not_count(story: Story) -> None:
    tell(
        story,
        [
            ASKED_FOR[0],
            # Wednesday 2 September + 15 working days: 3, 4; 7 to 11 (7); 14 to 18 (12); 20, 21, 22 (15).
            ("09-02 09:00", "menglin", "accept", TOLD, "reviewing", {"certificate": "09-23 00:00"}),
            # 3 September + 20 days = 23 September.
            (
                "09-03 09:00",
                "menglin",
                "ask_later",
                MISSING,
                "asked_later",
                {"certificate": "paused", "supply_later": "09-24 00:00"},
            ),
            # Brought on the 7th: 4 and 7 September do not count: 22 + 2 = 23, 24.
            (
                "09-07 09:00",
                "link",
                "supply_later",
                {"papers": ["户口簿"]},
                "reviewing",
                {"certificate": "09-25 00:00"},
            ),
            # Tuesday 8 September + 10 working days: 9, 10, 11; 14 to 18 (8); 20, 21 (10).
            (
                "09-08 09:00",
                "menglin",
                "suspend",
                {"reason": "山洪断路"},
                "suspended",
                {"certificate": "paused", "suspension": "09-22 00:00"},
            ),
            # Over on the 10th: 9 and 10 do not count: 24 + 2 = 28, 29.
            ("09-10 09:00", "menglin", "resume", {}, "reviewing", {"certificate": "09-30 00:00"}),
        ],
    )


def test_papers_that_never_come_let_the_office_go_on(story: Story) -> None:
    tell(
        story,
        [
            *ASKED_FOR,
            ("09-01 15:00", "menglin", "ask", MISSING, "asked", {"accept": "paused", "supply": "09-22 00:00"}),
            # 2 to 22 September were waited through, none of the two working days is used: 23, 24.
            ("09-22 00:00", "clock", "go_on", {}, "received", {"accept": "09-25 00:00"}),
        ],
    )


def test_a_will_is_certified_in_person_before_two_and_recorded_or_not_at_all(story: Story) -> None:
    second = story.who("xuning").id
    tell(
        story,
        [
            ("09-01 10:00", "", "submit", WILL, "received", {"accept": "09-04 00:00"}),
            ("09-02 09:00", "menglin", "accept", TOLD, "reviewing", {"certificate": "09-23 00:00"}),
        ],
    )
    assert "in_person" in story.case.facts.marks
    assert story.fails("menglin", "identify", identity_by="face", visit="remote").status in (403, 409, 422)
    assert story.fails("menglin", "identify_in_person", identity_by="face", visit="remote").field == "fields.visit"
    assert story.fails("menglin", "interview", text="单独谈话", visit="home").status in (403, 409, 422)
    assert story.fails("menglin", "interview_by_two", text="谈话", visit="home", person=story.who("menglin").id)
    due: Any = {"certificate": "09-23 00:00"}
    tell(
        story,
        [
            (
                "09-04 10:00",
                "menglin",
                "identify_in_person",
                {"identity_by": "reader", "visit": "home"},
                "reviewing",
                due,
            ),
            (
                "09-04 10:20",
                "menglin",
                "interview_by_two",
                {"text": "意思清楚", "visit": "home", "person": second},
                "reviewing",
                due,
            ),
            ("09-04 10:40", "menglin", "sign", {"signed_by": "fingerprint", "visit": "home"}, "reviewing", due),
        ],
    )
    lay_film(story)
    assert story.fails("menglin", "certify_in_person", **CERTIFIED).status in (403, 409, 422)
    assert story.fails("menglin", "certify", **CERTIFIED).status in (403, 409, 422)
    tell(
        story,
        [
            ("09-04 11:00", "menglin", "record", {"evidence": [FILM]}, "reviewing", due),
            ("09-07 10:00", "menglin", "waive", {"fee_ground": "aid", "waived": "200"}, "reviewing", due),
            ("09-08 10:00", "menglin", "certify_in_person", CERTIFIED, "certified", {"rate": "09-16 00:00"}),
        ],
    )
    facts = {entry.action: entry.facts for entry, _, _ in story.journal()}
    assert (facts["interview_by_two"]["person"], facts["waive"]["waived"]) == (second, "200.00")


def test_whoever_came_before_closing_time_is_served_and_that_is_noted(story: Story) -> None:
    tell(story, ACCEPTED)
    served = {"came_at": "2026-09-03T17:25:00+08:00", "served_until": "2026-09-03T18:40:00+08:00"}
    tell(story, [("09-03 18:40", "menglin", "stay_on", served, "reviewing", DUE)])
    assert story.journal()[-1][0].facts["served_until"].startswith("2026-09-03")
    usual = {"came_at": "2026-09-04T16:00:00+08:00", "served_until": "2026-09-04T17:00:00+08:00"}
    tell(story, [("09-04 17:01", "menglin", "stay_on", usual, "reviewing", DUE)])  # the office is open until 17:30
    since, until = story.at("09-01 00:00").now, story.at("10-01 00:00").now
    assert count_stays(COUNTY, COUNTY, "", since, until) == [Stays(OFFICE, "notary_kinship", 1)]
    assert count_stays(COUNTY, COUNTY, "court", since, until) == []


def test_what_is_declined_names_its_ground_a_second_person_and_another_way(story: Story) -> None:
    tell(story, ACCEPTED)
    said = {"decline_ground": "dispute", "reason": "兄弟之间有争议", "lawful_route": "litigation"}
    assert story.fails("menglin", "decline", **said, person=story.who("menglin").id)
    second = story.who("xuning").id
    tell(story, [("09-08 10:00", "menglin", "decline", {**said, "person": second}, "declined", {})])
    assert "refused" in story.case.facts.marks
