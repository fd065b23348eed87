"""Many open feeds over real sockets: every whistle reaches each page of the unit called, in order, and no other."""

from bench.live import Ears
from tests.doors.town import Town
from tests.world import HOUSING

ROUNDS, CALLED = 10, 10
OTHERS = ("tangwei", "luolan", "aduo", "zhouming")


def test_ten_whistles_reach_ten_of_fifty_pages_each_in_order(town: Town) -> None:
    def session(who: str) -> str:
        return str(town.do("tests.doors.town_hall:cookie", who=who, url=town.url)["value"])

    others = [session(who) for who in OTHERS]
    ears = Ears(town.feed_port, [session("yangguang")] * CALLED + others * 10)
    with ears.listening():
        numbers = [town.do("tests.doors.feed.scenes:whistle", unit=HOUSING) for _ in range(ROUNDS)]
        ears.wait(lambda: all(len(ears.times(number)) == CALLED for number in numbers))
    for place in range(CALLED):
        times = [ears.times(number)[place] for number in numbers]
        assert times == sorted(times)
    assert {place for number in numbers for place in ears.times(number)} == set(range(CALLED))
