"""The pages of the inbox and of cases, with who opens them and how many queries they take."""

from tests.doors.desk.making import bring, handled
from tests.doors.page import Page
from tests.world import World


def full_inbox(world: World) -> str:
    for words in ("村口的路灯三天不亮了。", "桥头的路灯一闪一闪。"):
        bring(world, text=words, language="hmd")
    return "/desk/"


CORE_PAGES = [
    Page("desk_inbox", "luolan", full_inbox, 5),
    Page("desk_inbox", "yangguang", "/desk/?overdue=1&place=520524103&matter=streetlight", 4, "nothing"),
    Page("desk_arrived", "luolan", "/desk/arrived/?n=1", 3),
    Page("desk_case", "yangguang", lambda world: f"/desk/cases/{handled(world)}/", 5),
    Page("desk_act", "luolan", lambda world: f"/desk/cases/{bring(world)}/act/dispatch/", 9),
    Page("desk_act", "yangguang", lambda world: f"/desk/cases/{handled(world)}/act/finish/", 3, "finish"),
    Page("desk_contact", "luolan", lambda world: f"/desk/cases/{bring(world)}/contact/", 3),
]
