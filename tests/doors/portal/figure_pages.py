"""The pages of open figures."""

from tests.doors.desk.telling import at
from tests.doors.page import Page

FIGURE_PAGES = [
    Page("portal_figures", None, at("/figures/"), 3),
    Page("portal_figures_table", None, "/figures/table.csv", 3),
]
