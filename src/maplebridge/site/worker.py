"""Runs the readers of the journal and the clocks' jobs, each in its own loop. Not for what they do."""

import logging
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import FrameType

from django.db import close_old_connections, connection

from maplebridge.ground.clock.time import now
from maplebridge.rulebook.publishing.queries import list_counties

logger = logging.getLogger(__name__)
LONGEST_WAIT = 30.0  # seconds after many failures in a row
Once = Callable[[str, datetime], int]


@dataclass(frozen=True, slots=True)
class Loop:
    """Something to do again and again in every county; `once` says how much it found to do."""

    name: str
    once: Once
    seconds: float

    def run(self, stop: threading.Event) -> None:
        """Go round until `stop`; after a failure wait longer each time, up to LONGEST_WAIT."""
        failures = 0
        while not stop.is_set():
            failures = 0 if self._round(stop) else failures + 1
            stop.wait(min(self.seconds * 2**failures, LONGEST_WAIT))
        connection.close()

    def _round(self, stop: threading.Event) -> bool:
        try:
            for county in list_counties():
                while not stop.is_set() and (done := self.once(county, now())):
                    logger.debug("did", extra={"loop": self.name, "county": county, "done": done})
        except Exception:
            logger.exception("failed", extra={"loop": self.name})
            close_old_connections()
            return False
        return True


def list_loops() -> list[Loop]:
    """All loops of this build."""
    from maplebridge.cases.rooting import root_days
    from maplebridge.directory.accounts.jobs import clear_sign_in_once
    from maplebridge.ground.jobs.actions import clear_away
    from maplebridge.services.activities.signing_up import forget_sign_ups_once
    from maplebridge.services.activities.telling import remind_reports_once, text_guests_once
    from maplebridge.services.amounts.jobs import sum_amounts_once
    from maplebridge.services.booking.booking import forget_names_once
    from maplebridge.services.booking.telling import remind_once
    from maplebridge.services.clockwork.jobs import run_clocks_once
    from maplebridge.services.clockwork.recomputing import recompute_once
    from maplebridge.services.disclosure.reminding import remind_disclosure_once
    from maplebridge.services.drafting.jobs import clear_drafts_once
    from maplebridge.services.dutylist.jobs import list_duties_once
    from maplebridge.services.elsewhere.jobs import note_taken_in_once
    from maplebridge.services.mediation.jobs import destroy_notes_once
    from maplebridge.services.mediation.reminding import remind_terms_once
    from maplebridge.services.mediation.turning import follow_mediations_once
    from maplebridge.services.notices.jobs import tell_once
    from maplebridge.services.pacing.actions import forget_tries_once
    from maplebridge.services.papers.jobs import issue_once, order_once
    from maplebridge.services.rechecking.jobs import draw_once
    from maplebridge.services.repeating.actions import forget_keys_once
    from maplebridge.services.searching.jobs import index_once
    from maplebridge.services.sending.actions import send_text_now
    from maplebridge.services.sending.jobs import send_once, tidy_once
    from maplebridge.services.succession.jobs import succeed_once
    from maplebridge.services.teaching.jobs import teach_once
    from maplebridge.services.viewing.jobs import alert_once
    from maplebridge.services.voices.jobs import follow_leads_once
    from maplebridge.site.handlers import run_jobs_once
    from maplebridge.site.holding import list_held_elsewhere

    return [
        Loop("clocks", run_clocks_once, 1.0),
        Loop("calendar", recompute_once, 5.0),
        Loop("notices", tell_once, 0.5),
        Loop("orders of papers", order_once, 0.5),
        Loop("papers", issue_once, 0.5),
        Loop("mediations", follow_mediations_once, 1.0),
        Loop("terms due soon", remind_terms_once, 600.0),
        Loop("visits tomorrow", remind_once, 600.0),
        Loop("old names of visitors", forget_names_once, 3600.0),
        Loop("searching", index_once, 0.5),
        Loop("sending", send_once, 0.5),
        Loop("message upkeep", tidy_once, 3600.0),
        Loop("succession", succeed_once, 0.5),
        Loop("teaching", teach_once, 5.0),
        Loop("amounts", sum_amounts_once, 1.0),
        Loop("rechecking", draw_once, 2.0),
        Loop("elsewhere", note_taken_in_once, 1.0),
        Loop("duty list", list_duties_once, 1.0),
        Loop("views", alert_once, 2.0),
        Loop("voices", follow_leads_once, 1.0),
        Loop("day roots", root_days, 60.0),
        Loop("jobs", run_jobs_once, 1.0),
        Loop("old results", clear_away, 30.0),
        Loop("activities to report", remind_reports_once, 600.0),
        Loop("texts to guests", partial(text_guests_once, send=send_text_now), 10.0),
        Loop("old sign-ups", forget_sign_ups_once, 3600.0),
        Loop("old tries", forget_tries_once, 3600.0),
        Loop("old keys of writes", forget_keys_once, 3600.0),
        Loop("disclosure due", remind_disclosure_once, 3600.0),
        Loop("old drafts", partial(clear_drafts_once, held=list_held_elsewhere), 600.0),
        Loop("old caucus notes", destroy_notes_once, 3600.0),
        Loop("old sign-ins", clear_sign_in_once, 600.0),
    ]


def run_until_signal() -> None:
    """Run every loop in a thread of its own until SIGTERM or SIGINT."""
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    run(list_loops(), stop)


def run(loops: list[Loop], stop: threading.Event) -> None:
    """Run `loops` until `stop`; returns once each has finished what it had in hand, or handed its long work back."""
    from maplebridge.ground.jobs.running import leaving

    threads = [threading.Thread(target=loop.run, args=[stop], name=loop.name) for loop in loops]
    for thread in threads:
        thread.start()
    logger.info("working", extra={"loops": [loop.name for loop in loops]})
    stop.wait()
    leaving.set()
    for thread in threads:
        thread.join()
    leaving.clear()
    logger.info("stopped")
