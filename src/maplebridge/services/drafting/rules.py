"""How long and how much of what people have begun is kept. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

KEPT_FOR = timedelta(days=30)
SIGNS_AT_MOST = 60_000
FILES_AT_MOST = 20
TOO_LONG = Text("内容过长，无法保存草稿", "this is too long to be kept as a draft")
TOO_MANY = Text("草稿最多保存 20 个文件", "a draft keeps twenty files at most")

Values = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class DraftSight:
    """What was begun: the fields as a browser sends them, each with all its values; files by id."""

    form: str
    values: Values
    files: tuple[str, ...]
    saved_at: datetime


def browser_owner(key: str) -> str:
    """The owner of drafts of somebody who has not signed in."""
    return f"browser:{key}"


def check_size(values: Values, files: tuple[str, ...]) -> None:
    """Raises Fault when a draft is larger than what is kept."""
    if sum(len(name) + sum(map(len, given)) for name, given in values.items()) > SIGNS_AT_MOST:
        raise Fault("draft_too_long", TOO_LONG)
    if len(files) > FILES_AT_MOST:
        raise Fault("draft_too_long", TOO_MANY, field="files")


def context_of(owner: str, form: str) -> str:
    """What binds a sealed draft to its row."""
    return f"draft:{owner}:{form}"
