"""A case taken in at a stop of a mobile tour is noted for it. Not for tours themselves."""

from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault
from maplebridge.services.booking.tours import note_case

LONGEST = 4


def note_tour(actor: Actor, said: str, number: str, now: datetime) -> None:
    """Notes the case for the stop that the form's address carried (`<tour>:<stop>`); sent twice, it is noted once.

    The case stands: whatever keeps it from being noted keeps its number from nobody.
    """
    tour, _, stop = said.partition(":")
    if not (stop.isascii() and stop.isdigit() and len(stop) <= LONGEST):
        return
    try:
        note_case(actor=actor, tour=UUID(tour), stop=int(stop), number=number, now=now)
    except (ValueError, Fault):
        return
