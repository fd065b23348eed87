"""The door's own small pictures, drawn into pages so that they take the colour of the words beside them."""

from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString

ICONS = Path(__file__).parent / "icons"


@cache
def draw(name: str) -> SafeString:
    """The picture of that name, as markup of ours."""
    return SafeString((ICONS / f"{name}.svg").read_text(encoding="utf-8").strip())
