"""The pages of the inbox and of cases, with who opens them and how many queries they take."""

from datetime import timedelta

from django.test import Client
from tests.doors.desk.making import bring, do, handled, returned, with_photo
from tests.doors.page import Page
from tests.doors.signing import sign_in
from tests.world import COUNTY, GRID, World

from maplebridge.cases.listing import Wanted
from maplebridge.ground.clock.time import now
from maplebridge.services.searching.jobs import index_once
from maplebridge.services.viewing.actions import save_view

SLIPS: list[str] = []
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def full_inbox(world: World) -> str:
    for words in ("村口的路灯三天不亮了。", "桥头的路灯一闪一闪。"):
        bring(world, text=words, language="hmd")
    return "/desk/"


def waiting(world: World) -> str:
    bring(world)
    bring(world, text="路灯又不亮了，晚上黑灯瞎火。")
    return "/desk/triage/"


def merged(world: World) -> str:
    lead = bring(world)
    do(world, bring(world, text="路灯又不亮了，晚上黑灯瞎火。"), "luolan", "merge", lead=lead)
    return f"/desk/cases/{lead}/"


def findable(world: World) -> str:
    bring(world)
    index_once(COUNTY, now())
    return "/desk/search/?q=路灯"


def whistled(world: World) -> str:
    number = handled(world)
    do(world, number, "yangguang", "whistle", units=["water-520524"], arrive_by=(now() + HOUR).isoformat())
    return "/desk/board/"


def pressed(world: World) -> str:
    bring(world, channel="window", happened_at=now() - 3 * DAY)
    return "/desk/chase/"


def at_the_window(client: Client, world: World) -> None:
    sign_in(client, world, "luolan")
    said = {"channel": "window", "text": "路灯不亮。", "matter": "streetlight", "place": GRID}
    SLIPS.append(client.post("/desk/new/", said)["Location"])


def kept(world: World) -> str:
    bring(world)
    view_id = save_view(
        actor=world.actor("luolan"), name="路灯", wanted=Wanted(matter="streetlight"), alert=True, now=now() - DAY
    )
    return f"/desk/views/{view_id}/"


def applied_twice(world: World) -> str:
    form = {"applicant": "杨阿秀", "applicant_id": "11010519491231002X", "case_of": "交通肇事案", "harm": "bereaved"}
    said = {"matter": "judicial_assistance", "fields": {**form, "compensated": "5000", "children": True}}
    first, second = (bring(world, **said) for _ in range(2))
    assert first != second
    return f"/desk/cases/{second}/act/check_means/"


CORE_PAGES = [
    Page("desk_inbox", "luolan", full_inbox, 5),
    Page("desk_inbox", "yangguang", "/desk/?overdue=1&place=520524103&matter=streetlight", 4, "nothing"),
    Page("desk_arrived", "luolan", "/desk/arrived/?n=1", 3),
    Page("desk_case", "yangguang", lambda world: f"/desk/cases/{handled(world)}/", 11),
    Page("desk_moved", "luolan", lambda world: f"/desk/cases/{bring(world)}/moved/?version=0", 3),
    Page("desk_act", "luolan", lambda world: f"/desk/cases/{bring(world)}/act/dispatch/", 9),
    Page("desk_act", "yangguang", lambda world: f"/desk/cases/{handled(world)}/act/finish/", 3, "finish"),
    Page("desk_act", "yangguang", lambda world: f"/desk/cases/{handled(world)}/act/ask/", 3, "papers"),
    Page("desk_act", "dengfei", applied_twice, 4, "helped"),
    Page("desk_contact", "luolan", lambda world: f"/desk/cases/{bring(world)}/contact/", 3),
    Page("desk_case", "luolan", merged, 12, "lead"),
    Page("desk_triage", "luolan", waiting, 9),
    Page("desk_triage", "luolan", "/desk/triage/", 3, "nothing"),
    Page("desk_merge", "luolan", lambda world: f"{merged(world)}merge/", 6),
    Page("desk_search", "luolan", findable, 4),
    Page("desk_search", "luolan", "/desk/search/", 2, "nothing"),
    Page("desk_board", "axiu", whistled, 4),
    Page("desk_board", "yangguang", "/desk/board/", 4, "nothing"),
    Page("desk_calls", "axiu", lambda world: whistled(world) and "/desk/board/calls/", 3),
    Page("desk_whistle", "axiu", lambda world: f"/desk/board/whistle/?number={bring(world)}", 2),
    Page("desk_chase", "zhouming", pressed, 4),
    Page("desk_chase", "hefang", "/desk/chase/", 3, "nothing"),
    Page("desk_returns", "axiu", lambda world: returned(world) and "/desk/returns/", 7),
    Page("desk_returns", "axiu", "/desk/returns/", 5, "nothing"),
    Page("desk_new", "linxi", "/desk/new/?matter=wage_arrears", 2),
    Page("desk_questions", "linxi", "/desk/new/questions/?matter=wage_arrears", 2),
    Page("desk_advice", "linxi", "/desk/new/advice/?text=村口的路灯不亮", 2),
    Page("desk_slip", at_the_window, lambda world: SLIPS[-1], 3),
    Page("desk_cards", "luolan", "/desk/cards/", 2),
    Page("desk_views", "luolan", lambda world: kept(world) and "/desk/views/", 3),
    Page("desk_views", "luolan", "/desk/views/", 3, "nothing"),
    Page("desk_views_beside", "luolan", lambda world: kept(world) and "/desk/views/beside/", 6),
    Page("desk_view", "luolan", kept, 4),
    Page("desk_case", "luolan", lambda world: f"/desk/cases/{with_photo(world)[0]}/", 11, "photo"),
    Page("desk_file", "luolan", lambda world: "/desk/cases/{}/files/{}/".format(*with_photo(world)), 3),
]
