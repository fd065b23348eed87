"""Shows of personal words only as much as is needed to recognise them. Pure; not for who may see even that: rights."""

from maplebridge.rulebook.workflows.definition import FieldType

STARS = "****"


def mask(kind: FieldType | None, text: str) -> str:
    """`text` with its middle hidden, e.g. 138****0001 or 王**; all of it when its kind is not known."""
    if kind is FieldType.PHONE:
        return f"{text[:3]}{STARS}{text[-4:]}" if len(text) >= 11 else f"{STARS}{text[-2:]}"
    if kind is FieldType.PERSON_NAME:
        return f"{text[:1]}**"
    if kind is FieldType.ID_NUMBER:
        return f"{text[:3]}{'*' * max(len(text) - 5, 0)}{text[-2:]}"
    if kind is FieldType.ADDRESS:
        return f"{text[:3]}{STARS}" if len(text) > 6 else STARS
    return STARS
