"""Uses up what may be sent or tried in an hour, for tests of what happens then."""

from datetime import timedelta

from pytest_django.fixtures import Settings

from maplebridge.doors.parts.asking import home_county
from maplebridge.ground.clock.time import now
from maplebridge.services.pacing.actions import count_try

LINE = "127.0.0.1"


def use_up(settings: Settings, *kinds: str, who: str = LINE) -> None:
    """Nothing more of these kinds is taken from that line, or from that resident, in this hour and in the next one:
    an hour may end while a test runs. Sets all limits to one."""
    settings.FORMS_FROM_SOURCE = settings.FORMS_AS_PERSON = settings.GUESSES_FROM_SOURCE = 1
    for kind in kinds:
        for at in (now(), now() + timedelta(hours=1)):
            count_try(county=home_county(), what=kind, who=who, most=1, now=at)
