"""Where the live feed is met and by whose pages: worked out from the site's own address. Not for running it."""

from collections.abc import Iterable
from urllib.parse import urlsplit

PATH = "/feed"


def feed_beside(site: str) -> str:
    """The feed's address when none is set: one port higher, or the site's own behind a proxy."""
    parts = urlsplit(site)
    return f"{parts.scheme}://{parts.hostname}:{parts.port + 1}{PATH}" if parts.port else f"{site}{PATH}"


def origins(address: str, hosts: Iterable[str]) -> tuple[str, ...]:
    """Scheme, host and port of `address`, and the same for each further name of the host; patterns are left out."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    names = dict.fromkeys([str(parts.hostname), *(host for host in hosts if host[:1] not in ("*", "."))])
    return tuple(f"{parts.scheme}://{name}{port}" for name in names)


def feed_as_seen(feed: str, site: str, host: str) -> str:
    """The feed's address for a page met under `host` (without its port): cookies belong to the name that was typed."""
    beside, there = urlsplit(feed), urlsplit(site)
    if not host or host == there.hostname or beside.hostname != there.hostname or not beside.port:
        return feed
    return f"{beside.scheme}://{host}:{beside.port}{beside.path}"
