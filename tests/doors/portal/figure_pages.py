"""The pages of open figures."""

from tests.doors.desk.telling import at
from tests.doors.page import Page

FIGURE_PAGES = [
    Page("portal_figures", None, at("/figures/"), 4),
    Page("portal_figures_table", None, "/figures/table.csv", 4),
]
