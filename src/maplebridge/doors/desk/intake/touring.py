"""A case taken in at a stop of a mobile tour is noted for it. Not for tours themselves."""

from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict
from maplebridge.services.booking.tours import note_case


def note_tour(actor: Actor, said: str, number: str, now: datetime) -> None:
    """Notes the case for the stop that the form's address carried (`<tour>:<stop>`); sent twice, it is noted once."""
    tour, _, stop = said.partition(":")
    if not (stop.isascii() and stop.isdigit()):
        return
    try:
        note_case(actor=actor, tour=UUID(tour), stop=int(stop), number=number, now=now)
    except (ValueError, Conflict):
        return
