"""Which language a reader gets. Not for translating: sentences carry both languages with them."""

from maplebridge.ground.words.text import Language


def choose(asked: str, accepted: str) -> Language:
    """`asked` ("zh" or "en") wins; else the first of the two in an Accept-Language header; else Chinese."""
    for wish in (asked, *(part.partition(";")[0] for part in accepted.split(","))):
        match wish.strip().lower().partition("-")[0]:
            case "zh":
                return "zh"
            case "en":
                return "en"
    return "zh"
