"""Two neighbours, one of whom speaks Miao, and a wall: the lines that the scenarios of mediation have in common.

Days (D) and working days (W) end at 24:00, written as 00:00 of the next day; the day of the act is not counted, and a
last day on a day off moves to the next working day. In 2026 Sunday 20 September and Saturday 10 October are worked,
25 to 27 September and 1 to 7 October are days off. Reminders count hours, so that no holiday pushes them past the end.
"""

from typing import Any

from tests.scenarios.story import Line
from tests.world import VILLAGE

VILLAGE_BODY = f"village_mediation-{VILLAGE}"
QUARREL: dict[str, Any] = {
    "matter": "neighbour_dispute",
    "text": "隔壁砌墙占了我家半米地基，滴水也往我家墙上滴，吵了三次。",
    "fields": {"other_party": "张大山", "claimed": "2000"},
}
MIAO_NEIGHBOUR = {
    "side": "respondent",
    "party_kind": "resident",
    "party_name": "张大山",
    "party_phone": "13800000077",
    "party_language": "hmd",
}
SESSION = {"session_form": "back_to_back", "session_place": "村调解室"}
HELD = {"session_form": "joint", "text": "双方到场，量清界线，愿意各退一步。"}
INSTALMENTS = [
    {"debtor": 2, "creditor": 1, "what": "拆退围墙并赔偿第一期", "yuan": "1200", "due": "2026-09-12"},
    {"debtor": 2, "creditor": 1, "what": "赔偿第二期", "yuan": "800", "due": "2026-09-20"},
]
DRAFT = {
    "facts": "围墙越界半米，檐水滴到申请人墙上。",
    "responsibility": "被申请人越界，承担主要责任。",
    "terms": INSTALMENTS,
    "method": "在村委会当面交付。",
}
AGREED = {"outcome": "agreement"}
ON_SCREEN = {"how_signed": "on_screen"}
PERFORMED = {"result": "围墙已退，两期赔偿付清。", "outcome": "agreement"}
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "satisfied"}

# 1 September + 3 W = Friday the 4th.
BROUGHT: list[Line] = [("09-01 09:00", "alice", "submit", QUARREL, "received", {"accept": "09-05 00:00"})]
# Accepted on Tuesday the 1st: + 1 W = the 2nd; + 7 D = Tuesday the 8th.
WILLING = {"willing": "09-09 00:00"}
ASKED: list[Line] = [
    *BROUGHT,
    ("09-01 15:00", "longqing", "accept", {}, "asking", {"contact": "09-03 00:00", **WILLING}),
    ("09-01 16:00", "longqing", "add_party", MIAO_NEIGHBOUR, "asking", {"contact": "09-03 00:00", **WILLING}),
    ("09-01 16:10", "longqing", "ask_willingness", {"party": 2, "how": "phone"}, "asking", WILLING),
]
# Agreed and appointed on 2 September: + 30 D = 2 October, a holiday, moves to Thursday the 8th.
MEDIATE = {"mediate": "10-09 00:00"}
MEDIATING: list[Line] = [
    *ASKED,
    ("09-02 10:00", "longqing", "appoint", {"person": "@longqing"}, "!all_willing", WILLING),
    ("09-02 10:01", "party:2", "answer_willing", {"willing": "yes"}, "asking", WILLING),
    ("09-02 10:05", "longqing", "appoint", {"person": "@wuda"}, "!speaks_language", WILLING),
    ("09-02 10:10", "longqing", "appoint", {"person": "@longqing"}, "mediating", MEDIATE),
]
# Drafted on Sunday 6 September: + 7 D = Sunday the 13th, moves to Monday the 14th.
SIGN = {**MEDIATE, "signing": "09-15 00:00"}
SIGNING: list[Line] = [
    *MEDIATING,
    (
        "09-02 11:00",
        "longqing",
        "plan_session",
        {**SESSION, "session_at": "2026-09-03T19:00:00+08:00"},
        "mediating",
        {**MEDIATE, "session": "09-03 19:00"},
    ),
    ("09-03 18:59", "longqing", "hold_session", HELD | {"session_form": "back_to_back"}, "mediating", MEDIATE),
    ("09-06 20:00", "longqing", "hold_session", HELD, "mediating", MEDIATE),
    ("09-06 21:00", "longqing", "draft_agreement", DRAFT, "signing", SIGN),
]
# In force on 6 September 21:30. + 7 D = Sunday the 13th, moves to the 14th; + 30 D = 6 October, a holiday, moves to the
# 8th; + 20, 25, 28 x 24 h = 26 September, 1 and 4 October at 21:30; + 90 D = Saturday 5 December, moves to the 7th.
REMINDERS = {"remind_first": "09-26 21:30", "remind_second": "10-01 21:30", "remind_last": "10-04 21:30"}
WINDOW = {"follow_month": "10-09 00:00", "window": "10-09 00:00"}
IN_FORCE = {**REMINDERS, **WINDOW, "follow_week": "09-15 00:00", "terms": "09-21 00:00", "watch": "12-08 00:00"}
PERFORMING: list[Line] = [
    *SIGNING,
    ("09-06 21:10", "alice", "sign_agreement", ON_SCREEN, "signing", SIGN),
    ("09-06 21:20", "longqing", "take_effect", AGREED, "!all_signed", SIGN),
    ("09-06 21:25", "party:2", "sign_agreement", ON_SCREEN, "signing", SIGN),
    ("09-06 21:30", "longqing", "take_effect", AGREED, "performing", IN_FORCE),
]
LATE_TERM = [{"debtor": 2, "creditor": 1, "what": "农闲时重砌围墙", "due": "2026-11-10"}]


def without(clocks: dict[str, str], *names: str) -> dict[str, str]:
    """The clocks but for those named."""
    return {name: due for name, due in clocks.items() if name not in names}
