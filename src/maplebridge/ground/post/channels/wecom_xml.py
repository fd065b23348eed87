"""Reads and writes the small XML of WeCom's callbacks. No document types, no entities. Not for envelopes' content."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

LONGEST = 200_000


class OddXml(Exception):
    """Not the XML that WeCom sends."""


def read_xml(text: str) -> Mapping[str, str]:
    """The texts of all elements by their path below the root: `MsgId`, `From/UserId`. Raises OddXml."""
    if len(text) > LONGEST:
        raise OddXml("too long")
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as odd:
        raise OddXml(type(odd).__name__) from odd
    found: dict[str, str] = {}
    _walk(root, "", found)
    return found


def write_xml(values: Mapping[str, str]) -> str:
    """One flat element of named texts."""
    return "<xml>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items()) + "</xml>"


def _walk(element: Element, path: str, found: dict[str, str]) -> None:
    for child in element:
        name = f"{path}{child.tag}"
        found[name] = (child.text or "").strip()
        _walk(child, f"{name}/", found)
