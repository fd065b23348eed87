"""What goes out to the towns with a mobile tour: the driving theory exam and the free clinic.

Working days of 2026: Sunday 20 September is worked, 25 to 27 September and 1 to 7 October are days off. The day of the
act is not counted, the last one ends at 24:00 (written as 00:00 of the next day).
"""

from typing import Any

from tests.scenarios.story import Story, tell
from tests.world import COUNTY, VILLAGE

from maplebridge.cases.intake import Contact

TRAFFIC, HEALTH = f"traffic_police-{COUNTY}", f"health-{COUNTY}"
EXAM: dict[str, Any] = {
    "matter": "driving_theory_exam",
    "text": "想在镇上考摩托车的科目一",
    "place": VILLAGE,
    "channel": "window",
    "reporter": Contact(name="王爱丽", phone="13800000001"),
    "fields": {
        "applicant": "王爱丽",
        "applicant_id": "522425198804120024",
        "vehicle_class": "motorcycle",
        "reads_badly": True,
    },
}
CLINIC: dict[str, Any] = {
    "matter": "free_clinic_visit",
    "text": "村里义诊，想量量血压",
    "place": VILLAGE,
    "channel": "window",
    "reporter": Contact(name="王爱丽", phone="13800000001"),
    "fields": {"wants": "pressure", "at_home": False},
}
PASSED = {"result": "科目一考试合格，学习驾驶证明当场发。", "outcome": "granted"}


def test_an_exam_is_taken_in_sat_and_its_paper_handed_over_at_the_stop(story: Story) -> None:
    tell(
        story,
        [
            # Tuesday 1 September + 2 working days: 2, 3.
            ("09-01 09:10", "gaofeng", "submit", EXAM, "received", {"accept": "09-04 00:00"}),
            # 1 September + 20 working days (行政许可法第四十二条): 2 to 4 (3); 7 to 11 (8); 14 to 18 (13);
            # 20 to 24 (18); 28, 29 (20).
            ("09-01 09:20", "gaofeng", "accept", {}, "reviewing", {"decide": "09-30 00:00"}),
            # 1 September + 10 working days (行政许可法第四十四条): 2 to 4 (3); 7 to 11 (8); 14, 15 (10).
            ("09-01 10:30", "gaofeng", "grant", PASSED, "granted", {"deliver": "09-16 00:00"}),
            ("09-01 10:40", "gaofeng", "collect", {"handed": "window"}, "answered", {"rate": "09-09 00:00"}),
        ],
    )
    assert story.case.facts.unit == TRAFFIC


def test_a_free_clinic_is_noted_at_the_stop_or_passed_to_the_health_bureau_for_a_visit(story: Story) -> None:
    seen = {"result": "量了血压，医生当面讲了怎么吃药。", "outcome": "solved"}
    asked = {"triage": "09-01 11:10", "answer": "09-05 00:00"}  # two hours; 1 September + 3 working days: 2, 3, 4
    tell(
        story,
        [
            ("09-01 09:10", "luolan", "submit", CLINIC, "received", asked),
            ("09-01 09:30", "luolan", "answer_at_once", seen, "answered", {"rate": "09-09 00:00"}),
        ],
    )
    at_home = {**CLINIC, "fields": {"wants": "chronic", "at_home": True}}
    # Two working hours from 09:30: 11:30.
    sent = {"sign": "09-01 11:30", "answer": "09-05 00:00"}
    tell(
        story,
        [
            ("09-01 09:10", "luolan", "submit", at_home, "received", asked),
            ("09-01 09:30", "luolan", "dispatch", {"unit": HEALTH}, "dispatched", sent),
        ],
    )
