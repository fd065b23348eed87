"""How far a resident's request has come: rows for `play`, with due times worked out by hand.

2026: Sunday 20 September is a make-up workday, 25 to 27 September and 1 to 7 October are days off. Offices work from
09:00 to 12:00 and from 13:30 to 17:30. A limit of days ends at 24:00, written as 00:00 of the next day.
"""

from tests.cases.stage import DONE, PHOTO, Row
from tests.world import HOUSING

LAMP = {"matter": "streetlight"}
TO_HOUSING = {"unit": HOUSING}
LABOUR = "human_resources-520524"
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "very_satisfied"}
UNSOLVED = {"rating_secret": "secret", "solved": "no", "satisfaction": "dissatisfied"}
ASKED = {"papers": ["灯杆照片"], "reason": "看不清编号"}
TILL_SUNDAY = {"answer": "09-21 00:00"}

BROUGHT: list[Row] = [
    ("09-18 16:00", "alice", "submit", LAMP, "received", {"triage": "09-18 18:00"} | TILL_SUNDAY),
]
SENT: list[Row] = [
    *BROUGHT,
    ("09-18 16:10", "luolan", "dispatch", TO_HOUSING, "dispatched", {"sign": "09-20 09:40"} | TILL_SUNDAY),
]
SIGNED: list[Row] = [
    *SENT,
    ("09-18 16:30", "yangguang", "sign", {}, "handling", {"contact": "09-19 16:30"} | TILL_SUNDAY),
]
CONTACTED: list[Row] = [*SIGNED, ("09-18 17:00", "yangguang", "contact", {"how": "phone"}, "handling", TILL_SUNDAY)]
FINISHED: list[Row] = [
    *CONTACTED,
    ("09-20 10:00", "yangguang", "finish", DONE | PHOTO, "checking", {"check": "09-22 00:00"}),
]
ANSWERED: list[Row] = [*FINISHED, ("09-21 09:00", "wujie", "approve", {}, "answered", {"rate": "09-29 00:00"})]
CLOSED: list[Row] = [*ANSWERED, ("09-21 20:00", "alice", "rate", SOLVED, "closed", {})]
REFUSED: list[Row] = [
    *BROUGHT,
    (
        "09-18 16:20",
        "luolan",
        "refuse",
        {"reason": "已由法院受理", "lawful_route": "litigation", "person": "@zhoulei"},
        "refused",
        {},
    ),
]
