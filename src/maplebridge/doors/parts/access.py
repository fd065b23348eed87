"""Each page and operation says here who may call it; a house test refuses one that does not. Not the check.

public: anyone · link: whoever holds the case's secret link · token:<scope>: whoever holds such a token ·
account: whoever is signed in · resident, staff, staff:<role>: whoever is signed in as one · wall: a wall screen's
device · demo: anyone, in a demonstration only. The check is made by whoever answers (the API's reader of tokens,
`paging.page`, a room's `access_*` gate); what is declared here is what readers of the code and the URL test
go by.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

SHAPE = re.compile(r"public|link|account|resident|wall|demo|staff(:[a-z_]+)?|token:[a-z_]+")
MARK = "declared_access"


def declares(*access: str) -> Callable[[View], View]:
    """Mark a view or an API operation with who may call it; of several words any one suffices.

    Put it nearest to the function, below the router's decorator. Raises ValueError for any other word.
    """
    if not access:
        raise ValueError("say who may call: one of the words above")
    for word in access:
        if not SHAPE.fullmatch(word):
            raise ValueError(f"{word!r} is not one of the words for who may call")

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
