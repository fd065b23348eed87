"""The pages on which residents book: times of a matter, of a case, my bookings, tours."""

from tests.doors.booked import HELD, booked, called_off, case_held, times, tour
from tests.doors.page import Page
from tests.world import World


def of_a_matter(world: World) -> str:
    """The times for a will."""
    times(world)
    return "/book/?matter=notary_will"


def of_all(world: World) -> str:
    """Everything that can be booked."""
    times(world)
    return "/book/"


def of_a_case(world: World) -> str:
    """The times for the case that the browser holds."""
    times(world)
    return f"/book/?case={HELD['number']}"


def all_tours(world: World) -> str:
    """The list with one tour."""
    tour(world)
    return "/tours/"


PAGES = [
    Page("portal_book", None, of_all, 2),
    Page("portal_book", None, of_a_matter, 2, "matter"),
    Page("portal_book", None, "/book/?matter=streetlight", 2, "none"),
    Page("portal_book", case_held, of_a_case, 5, "case"),
    Page("portal_case", booked, lambda world: f"/cases/{HELD['number']}/", 10, "with-a-time"),
    Page("portal_bookings", booked, "/bookings/", 3),
    Page("portal_bookings", None, "/bookings/", 1, "stranger"),
    Page("portal_bookings", "alice", "/bookings/", 3, "empty"),
    Page("portal_tours", None, all_tours, 3),
    Page("portal_tours", None, "/tours/?place=520524103", 2, "town"),
    Page("portal_tour", None, lambda world: f"/tours/{tour(world)}/", 4),
    Page("portal_tour", None, lambda world: f"/tours/{called_off(world)}/", 4, "called-off"),
]
