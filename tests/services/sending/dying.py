"""A worker in a process of its own, to be killed while the provider has its message and has not answered yet."""

import sys

import django


def main(county: str) -> None:
    """Send what is due."""
    django.setup()
    from maplebridge.ground.clock.time import now
    from maplebridge.services.sending.jobs import send_once

    send_once(county, now())


if __name__ == "__main__":
    main(sys.argv[1])
