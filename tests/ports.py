"""Ports for what tests start. Not from those that the system hands out by itself: whoever connects anywhere might have
been given one between our looking and our listening."""

import os
import socket
from itertools import cycle

HOST = "127.0.0.1"
FIRST, MANY = 20_000, 12_000  # below 32,768, where those of the system begin
EACH = 40
_own = (os.getpid() * EACH) % MANY  # test processes beside one another begin apart
_turn = cycle((*range(FIRST + _own, FIRST + MANY), *range(FIRST, FIRST + _own)))


def free_ports(count: int) -> list[int]:
    """So many ports that nobody listens on, in their order."""
    found = list[int]()
    while len(found) < count:
        port = next(_turn)
        if _is_free(port):
            found.append(port)
    return found


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
