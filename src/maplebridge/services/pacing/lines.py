"""What one address tells of the line behind it. Pure; not for how an address is found."""

from ipaddress import IPv6Address, IPv6Network, ip_address

HOUSE_BITS = 64  # of an IPv6 address: whoever has one line has all addresses behind these
PORT_SIGNS = 5


def line_of(said: str) -> str:
    """An address without what its owner may choose freely: port, lower half of IPv6; "" when it is no address."""
    try:
        address = ip_address(_bare(said))
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), HOUSE_BITS), strict=False).network_address)


def _bare(said: str) -> str:
    """`203.0.113.7:4711` and `[2001:db8::7]:4711` without brackets and port, as some proxies write them."""
    if said.startswith("["):
        return said[1:].partition("]")[0]
    address, _, port = said.rpartition(":")
    with_port = "." in address and port.isdecimal() and len(port) <= PORT_SIGNS
    return address if with_port else said.partition("%")[0]
