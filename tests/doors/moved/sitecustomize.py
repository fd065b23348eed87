"""Loaded first by each process of a town whose clock moves: the clocks of house and framework are ahead by the seconds
in a file, so that sessions end when the town says so. Strangers' sessions last over the weeks of a journey.

Nothing in the house knows of it: the functions that read the clock are replaced before anybody imports them."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

AHEAD = os.environ.get("TOWN_AHEAD", "")
A_YEAR = 366 * 24 * 60 * 60

if AHEAD:
    from django.conf import global_settings
    from django.utils import timezone

    from maplebridge.ground.clock import time as clock

    def moved(read_clock: Callable[[], datetime]) -> Callable[[], datetime]:
        """A clock as far ahead as the town is."""

        def now() -> datetime:
            return read_clock() + timedelta(seconds=float(Path(AHEAD).read_text()))

        return now

    clock.now = moved(clock.now)
    timezone.now = moved(timezone.now)
    global_settings.SESSION_COOKIE_AGE = A_YEAR
