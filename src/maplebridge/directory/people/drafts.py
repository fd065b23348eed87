"""A person as a list or a form describes them, before they are stored. Not for storing."""

from dataclasses import dataclass

from maplebridge.directory.people.rules import Duty, Kind


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody to add or bring up to date; `code` tells them apart within a county."""

    code: str
    name: str
    kind: Kind = "staff"
    languages: tuple[str, ...] = ("zh",)
    phone: str = ""
    id_number: str = ""
    account: str = ""
    duties: tuple[Duty, ...] = ()
