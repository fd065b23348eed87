"""The pages of the desk, with who opens them and how many queries they take: a list for each part of it."""

from tests.doors.desk.activity_pages import PAGES as ACTIVITY_PAGES
from tests.doors.desk.booking_pages import PAGES as BOOKING_PAGES
from tests.doors.desk.chain_pages import PAGES as CHAIN_PAGES
from tests.doors.desk.core_pages import CORE_PAGES
from tests.doors.desk.disclosure_pages import PAGES as DISCLOSURE_PAGES
from tests.doors.desk.drive_pages import PAGES as DRIVE_PAGES
from tests.doors.desk.duty_pages import DUTY_PAGES
from tests.doors.desk.figure_pages import FIGURE_PAGES
from tests.doors.desk.fileroom_pages import PAGES as FILEROOM_PAGES
from tests.doors.desk.mediation_pages import PAGES as MEDIATION_PAGES
from tests.doors.desk.old_case_pages import PAGES as OLD_CASE_PAGES
from tests.doors.desk.pages_messages import MESSAGE_PAGES
from tests.doors.desk.paper_pages import PAGES as PAPER_PAGES
from tests.doors.desk.plate_pages import PLATE_PAGES
from tests.doors.desk.recheck_pages import PAGES as RECHECK_PAGES
from tests.doors.desk.reference_pages import PAGES as REFERENCE_PAGES
from tests.doors.desk.route_pages import PAGES as ROUTE_PAGES
from tests.doors.desk.series_pages import PAGES as SERIES_PAGES
from tests.doors.desk.taken_pages import PAGES as TAKEN_PAGES
from tests.doors.desk.team_pages import PAGES as TEAM_PAGES

PAGES = [
    *ACTIVITY_PAGES,
    *BOOKING_PAGES,
    *CHAIN_PAGES,
    *CORE_PAGES,
    *FIGURE_PAGES,
    *DRIVE_PAGES,
    *DISCLOSURE_PAGES,
    *FILEROOM_PAGES,
    *MEDIATION_PAGES,
    *MESSAGE_PAGES,
    *OLD_CASE_PAGES,
    *PAPER_PAGES,
    *PLATE_PAGES,
    *RECHECK_PAGES,
    *DUTY_PAGES,
    *REFERENCE_PAGES,
    *ROUTE_PAGES,
    *SERIES_PAGES,
    *TAKEN_PAGES,
    *TEAM_PAGES,
]
