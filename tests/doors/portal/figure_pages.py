"""The pages of open figures."""

from tests.doors.page import Page

FIGURE_PAGES = [
    Page("portal_figures", None, "/figures/", 3),
    Page("portal_figures_table", None, "/figures/table.csv", 3),
]
