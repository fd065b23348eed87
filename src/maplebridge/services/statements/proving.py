"""What a statement says as one text, its digest, and the county's signature over who signed it and when: so that what
was signed can be shown to be what is read. Not a certificate of the person who signed."""

from hashlib import sha256
from typing import Any

import orjson

from maplebridge.cases.journal import moment_text
from maplebridge.ground.vault import signing
from maplebridge.services.statements.rules import Side, Signed, StatementFacts

PURPOSE = "statement"


def document_of(statement: StatementFacts) -> bytes:
    """The statement as canonical JSON: between whom, for which year, by which version of the rules, in which words."""
    same = ("county", "year", "upper", "lower", "rules")
    words = {"zh": statement.words.zh, "en": statement.words.en}
    return _canonical({"id": str(statement.id), "words": words, **{name: getattr(statement, name) for name in same}})


def digest_of_text(statement: StatementFacts) -> str:
    """SHA-256 of that text, in hex."""
    return sha256(document_of(statement)).hexdigest()


def record_of(statement: StatementFacts, side: Side, signed: Signed) -> bytes:
    """Who signed which text for which side and when, as canonical JSON: this is what the county's key signs."""
    said = {"statement": statement.sha256, "rules": statement.rules, "side": side}
    return _canonical({**said, "by": signed.by, "name": signed.name, "at": moment_text(signed.at)})


def prove(statement: StatementFacts, side: Side, signed: Signed) -> str:
    """The county's signature over the record."""
    return signing.sign(PURPOSE, record_of(statement, side, signed))


def is_whole(statement: StatementFacts) -> bool:
    """Whether text, version and signers are those that were written down when it was drawn up and signed."""
    sides: tuple[tuple[Side, Signed | None], ...] = (
        ("upper", statement.upper_signed),
        ("lower", statement.lower_signed),
    )
    return digest_of_text(statement) == statement.sha256 and all(
        signing.verify(PURPOSE, record_of(statement, side, signed), signed.proof)
        for side, signed in sides
        if signed is not None
    )


def _canonical(said: dict[str, Any]) -> bytes:
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
