"""Each address to which strangers may send something says here what holds back a flood; a house test refuses one that
does not. Not the counting: pacing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])
MARK = "declared_limit"


@dataclass(frozen=True, slots=True)
class Limit:
    """What is counted by the hour, or why nothing has to be."""

    what: str = ""
    why_not: str = ""


def paced(what: str) -> Callable[[View], View]:
    """Mark a view or an operation whose `what` is counted by the hour: what is sent, or what is wrong."""
    return _marked(Limit(what=what))


def unpaced(why_not: str) -> Callable[[View], View]:
    """Mark one that needs no count of its own, with the reason."""
    return _marked(Limit(why_not=why_not))


def limit_of(view: Callable[..., Any]) -> Limit | None:
    """What was said of `view`; looks through decorators that keep `__wrapped__`."""
    seen: Any = view
    while seen is not None:
        found = getattr(seen, MARK, None)
        if isinstance(found, Limit):
            return found
        seen = getattr(seen, "__wrapped__", None)
    return None


def _marked(limit: Limit) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, MARK, limit)
        return view

    return mark
