"""The shapes of journals and receipts, for the documents."""

from typing import Annotated, Any

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import WordOut
from maplebridge.doors.api.v1.shapes.problems import Both, Out

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 in hexadecimal.")]


class RowOut(Out):
    """The members that an entry's hash covers: SHA-256 over `prev` and this as JSON with sorted keys, no spaces."""

    county: str
    case_id: str
    seq: int
    action: str
    actor_kind: str
    actor: str
    role: str
    unit: str
    state_from: str
    state_to: str
    audience: str
    happened_at: str
    recorded_at: str
    facts: dict[str, Any]
    digests: dict[str, str]


class LinkOut(Out):
    """An entry that this reader may not read: a link of the chain and no more."""

    seq: int
    prev: Hash
    hash: Hash


class EntryOut(LinkOut):
    """An entry. `whole`: nothing was left out of `row`, so its hash can be computed."""

    label: Both
    row: RowOut
    words: list[WordOut]
    whole: bool


class JournalOut(Out):
    """The journal of a case, oldest first; `head` is the hash of the last entry, `version` how many there are."""

    number: str
    version: int
    head: Hash
    entries: list[EntryOut | LinkOut]


class MilestoneOut(Out):
    """A milestone. `hash` is SHA-256 over the bytes of `prev` and all but `prev` and `hash` as canonical JSON;
    `journal` is the hash of the journal's entry."""

    n: int
    seq: int
    action: dict[str, str]
    state: dict[str, str]
    happened_at: str
    recorded_at: str
    journal: Hash
    prev: Hash
    hash: Hash


class ReceiptDocument(Out):
    """A receipt. `signature` is `<key id>:<base64>`, Ed25519 over `receipt`, a zero byte and `statement`."""

    kind: str
    county: str
    number: str
    milestones: list[MilestoneOut]
    statement: str
    signature: str
    public_key: str
