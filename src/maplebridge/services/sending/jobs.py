"""What the worker does for messages: plan new ones, send those that are due, ask what became of them."""

from datetime import datetime

from maplebridge.services.sending.delivering import deliver_once
from maplebridge.services.sending.planning import plan_once
from maplebridge.services.sending.reporting import ask_once


def send_once(county: str, now: datetime) -> int:
    """One round; returns how many messages it dealt with."""
    return plan_once(county, now) + deliver_once(county, now) + ask_once(county, now)
