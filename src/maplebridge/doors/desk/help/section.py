"""The shape of the help for one page of the desk. Not for the words."""

from dataclasses import dataclass

from maplebridge.ground.words.text import Text

Key = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class Section:
    """Help for one page: `name` is what the page calls itself; `address` "" where it has none of its own."""

    name: str
    title: Text
    address: str
    what: Text
    notes: tuple[Text, ...] = ()
    keys: tuple[Key, ...] = ()
