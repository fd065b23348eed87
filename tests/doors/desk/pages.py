"""The pages of the desk, with who opens them and how many queries they take."""

from tests.doors.desk.plate_pages import PLATE_PAGES
from tests.doors.page import Page

PAGES = [
    *PLATE_PAGES,
    Page("desk_inbox", "luolan", "/desk/", 4),
    Page("desk_arrived", "luolan", "/desk/arrived/?n=1", 3),
]
