"""Runs the readers of the journal and the clocks' jobs, some loops to each hand. Not for what they do."""

import logging
import signal
import threading
from collections.abc import Sequence
from functools import partial
from types import FrameType

from maplebridge.site.working.hands import Hand, Loop, Once
from maplebridge.site.working.listening import Ear

logger = logging.getLogger(__name__)
REST_SECONDS = 20.0  # how long a loop that would be called looks at nothing by itself
SHORT_REST_SECONDS = 5.0  # what comes due by itself, or may be left lying by another worker


def list_loops() -> list[Loop]:
    """All loops of this build."""
    from maplebridge.cases.rooting import root_days
    from maplebridge.directory.accounts.jobs import clear_sign_in_once
    from maplebridge.ground.jobs.actions import JOBS, clear_away
    from maplebridge.ground.post.actions import POST
    from maplebridge.ground.sql.waking import JOURNAL
    from maplebridge.services.activities.signing_up import forget_sign_ups_once
    from maplebridge.services.activities.telling import remind_reports_once, text_guests_once
    from maplebridge.services.amounts.jobs import sum_amounts_once
    from maplebridge.services.booking.booking import forget_names_once
    from maplebridge.services.booking.giving_back import give_back_once
    from maplebridge.services.booking.telling import remind_once
    from maplebridge.services.clockwork.jobs import next_due, run_clocks_once
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
    from maplebridge.services.papers.actions import ORDERS
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

    def follow(name: str, once: Once, hand: str, seconds: float, delay: float = 0.0, hears: str = JOURNAL) -> Loop:
        return Loop(name, once, seconds, hand, hears, rest=REST_SECONDS, delay=delay)

    return [
        Loop("clocks", run_clocks_once, 1.0, "clocks", JOURNAL, SHORT_REST_SECONDS, delay=0.1, next_due=next_due),
        follow("notices", tell_once, "notices", 0.25),
        follow("succession", succeed_once, "succession", 0.25),
        follow("searching", index_once, "searching", 0.5, 0.1),
        follow("orders of papers", order_once, "papers", 0.5, 0.1),
        follow("papers", issue_once, "papers", 0.5, hears=ORDERS),
        follow("mediations", follow_mediations_once, "readers", 1.0, 0.3),
        follow("teaching", teach_once, "readers", 5.0, 0.3),
        follow("amounts", sum_amounts_once, "readers", 1.0, 0.3),
        follow("rechecking", draw_once, "readers", 2.0, 0.3),
        follow("elsewhere", note_taken_in_once, "readers", 1.0, 0.3),
        follow("duty list", list_duties_once, "readers", 1.0, 0.3),
        follow("times booked for nothing", give_back_once, "readers", 2.0, 0.3),
        follow("views", alert_once, "readers", 2.0, 0.3),
        follow("voices", follow_leads_once, "voices", 1.0, 0.3),
        Loop("sending", send_once, 0.5, "sending", POST, rest=SHORT_REST_SECONDS),
        Loop("texts to guests", partial(text_guests_once, send=send_text_now), 10.0, "sending"),
        Loop("jobs", run_jobs_once, 1.0, "jobs", JOBS, rest=SHORT_REST_SECONDS),
        Loop("calendar", recompute_once, 20.0),
        Loop("terms due soon", remind_terms_once, 600.0),
        Loop("visits tomorrow", remind_once, 600.0),
        Loop("old names of visitors", forget_names_once, 3600.0),
        Loop("message upkeep", tidy_once, 3600.0),
        Loop("day roots", root_days, 60.0),
        Loop("old results", clear_away, 30.0),
        Loop("activities to report", remind_reports_once, 600.0),
        Loop("old sign-ups", forget_sign_ups_once, 3600.0),
        Loop("old tries", forget_tries_once, 3600.0),
        Loop("old keys of writes", forget_keys_once, 3600.0),
        Loop("disclosure due", remind_disclosure_once, 3600.0),
        Loop("old drafts", partial(clear_drafts_once, held=list_held_elsewhere), 600.0),
        Loop("old caucus notes", destroy_notes_once, 3600.0),
        Loop("old sign-ins", clear_sign_in_once, 600.0),
    ]


def list_hands(loops: Sequence[Loop]) -> list[Hand]:
    """Who goes round which loops: what must not wait for others has a hand of its own."""
    names = dict.fromkeys(loop.hand for loop in loops)
    return [Hand(name, [loop for loop in loops if loop.hand == name]) for name in names]


def run_until_signal() -> None:
    """Run every loop until SIGTERM or SIGINT."""
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    run(list_loops(), stop)


def run(loops: Sequence[Loop], stop: threading.Event) -> None:
    """Run `loops` until `stop`; returns once each has finished what it had in hand, or handed its long work back."""
    from maplebridge.ground.jobs.running import leaving

    hands = list_hands(loops)
    threads = [threading.Thread(target=hand.run, args=[stop], name=hand.name) for hand in hands]
    threads.append(threading.Thread(target=Ear(hands).run, args=[stop], name="ear"))
    for thread in threads:
        thread.start()
    logger.info("working", extra={"loops": [loop.name for loop in loops]})
    stop.wait()
    leaving.set()
    for hand in hands:
        hand.leave()
    for thread in threads:
        thread.join()
    leaving.clear()
    logger.info("stopped")
