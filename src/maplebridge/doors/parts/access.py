"""Each page and operation says here who may call it; a house test refuses one that does not. Not the check.

public: anyone · link: whoever holds the case's secret link · token:<scope>: whoever holds such a token.
The check is made by whoever answers (the API's reader of tokens, a room's `access_*` gate); what is declared
here is what readers of the code and the test of the URL table go by.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

SHAPE = re.compile(r"public|link|token:[a-z_]+")
MARK = "declared_access"


def declares(*access: str) -> Callable[[View], View]:
    """Mark a view or an API operation with who may call it; of several words any one suffices.

    Put it nearest to the function, below the router's decorator. Raises ValueError for any other word.
    """
    if not access:
        raise ValueError("say who may call: public, link or token:<scope>")
    for word in access:
        if not SHAPE.fullmatch(word):
            raise ValueError(f"{word!r} is not one of public, link, token:<scope>")

    def mark(view: View) -> View:
        setattr(view, MARK, access)
        return view

    return mark


def access_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """Who may call `view`, or () when it does not say; looks through decorators that keep `__wrapped__`."""
    seen: Any = view
    while seen is not None:
        if found := getattr(seen, MARK, ()):
            return tuple(found)
        seen = getattr(seen, "__wrapped__", None)
    return ()
