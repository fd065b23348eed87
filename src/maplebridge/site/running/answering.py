"""Asks a local web process whether it and its database are up. Not for monitoring: that asks /readyz itself."""

import http.client
import socket

PATIENCE = 2


def answers(host: str, port: int, path: str = "/readyz") -> bool:
    """Whether `path` gives 200 there now."""
    line = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        line.request("GET", path)
        return line.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
