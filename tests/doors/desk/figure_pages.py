"""The pages of figures, ledger and review."""

from tests.doors.desk.making import dispatched
from tests.doors.desk.telling import at
from tests.doors.page import Page
from tests.world import COUNTY, TOWN

FIGURE_PAGES = [
    Page("desk_figures", "zhouming", at("/desk/figures/"), 8),
    Page("desk_figures", "yangguang", "/desk/figures/", 5, name="unit"),
    Page("desk_figures", "luolan", f"/desk/figures/?place={TOWN}&period=7d", 7, name="town"),
    Page("desk_figures_behind", "zhouming", at("/desk/figures/behind/?measure=received"), 4),
    Page("desk_figures_money", "zhouming", at("/desk/figures/money/?kind=claimed&period=90d"), 4),
    Page("desk_figures_map", "zhouming", f"/desk/figures/map/{COUNTY}.json", 2),
    Page("desk_ledger", "luolan", "/desk/ledger/?list=inbox", 2),
    Page("desk_exports", "luolan", "/desk/ledger/taken/", 3),
    Page("desk_review", "luolan", at("/desk/review/"), 6),
    Page("desk_review_decide", "zhouming", lambda world: f"/desk/review/decide/?number={dispatched(world)}", 3),
    Page("desk_review_new", "luolan", "/desk/review/new/", 2),
]
