"""The shapes of problems and of sentences in both languages, for the documents."""

from pydantic import BaseModel, ConfigDict, Field


class Out(BaseModel):
    """Part of an answer."""

    model_config = ConfigDict(extra="forbid")


class In(BaseModel):
    """Part of a request; a field nobody asked for is refused, for a misspelt name must not be lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Out):
    """A sentence or a name in Chinese and in English."""

    zh: str
    en: str


class Problem(BaseModel):
    """What is wrong (RFC 9457): `code` is stable, `field` names what to mend, `detail` is in the reader's language."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["urn:maplebridge:problem:stale"])
    title: str
    status: int
    detail: str
    code: str
    field: str
    message: Both
