"""The pages of times, bookings, tours and trips on the desk."""

from tests.doors.booked import called_off, expected, times, tour
from tests.doors.page import Page
from tests.services.booking.offering import NOTARY, NOTARY_HAND
from tests.world import World


def offered(world: World) -> str:
    """The times of the notary office."""
    times(world)
    return "/desk/times/"


def of_one_tour(world: World) -> str:
    """A tour with its stop."""
    return f"/desk/tours/{tour(world)}/"


def all_tours(world: World) -> str:
    """The list with that tour."""
    tour(world)
    return "/desk/tours/"


PAGES = [
    Page("desk_times", NOTARY_HAND, offered, 5),
    Page("desk_times", "hefang", "/desk/times/", 5, name="empty"),
    Page("desk_bookings", NOTARY_HAND, expected, 5),
    Page("desk_bookings", "hefang", "/desk/bookings/", 5, name="empty"),
    Page("desk_tours", NOTARY_HAND, all_tours, 4),
    Page("desk_tour", NOTARY_HAND, of_one_tour, 8),
    Page("desk_tour", "hefang", of_one_tour, 7, name="of-others"),
    Page("desk_tour", NOTARY_HAND, lambda world: f"/desk/tours/{called_off(world)}/", 9, name="called-off"),
    Page("desk_trips", "zhouming", "/desk/trips/", 4),
    Page("desk_trips", NOTARY_HAND, f"/desk/trips/?unit={NOTARY}", 4, name="unit"),
]
