"""Publishes a pack as the county's next version. Not for loading or judging it: that is folder.py."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from maplebridge.ground.words.fault import Conflict
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.models import RuleVersion
from maplebridge.rulebook.publishing.queries import forget_packs
from maplebridge.rulebook.publishing.storing import body_of, digest_of

TRIES = 10
BUSY = Text("同时有多人在发布，请重试。", "Several people are publishing at once; try again.")


@dataclass(frozen=True, slots=True)
class Published:
    """The version that now stands; `changed` is False when the same rules stood already."""

    number: int
    digest: str
    changed: bool


def publish(county: str, folder: Path, *, by: str, now: datetime) -> Published:
    """Make the pack in `folder` the county's rules. Raises PackErrors; two at once get two numbers, or one."""
    body = body_of(load_folder(folder, county))
    digest = digest_of(body)
    for _ in range(TRIES):
        newest = RuleVersion.objects.filter(county=county).order_by("-number").first()
        if newest is not None and newest.digest == digest:
            return Published(newest.number, digest, changed=False)
        number = newest.number + 1 if newest is not None else 1
        if _insert(county=county, number=number, digest=digest, body=body, published_at=now, published_by=by):
            forget_packs()
            return Published(number, digest, changed=True)
    raise Conflict("publishing_at_once", BUSY)


def _insert(**columns: Any) -> bool:
    """Whether the number was still free; the primary key decides between two who publish at once."""
    try:
        with transaction.atomic():
            RuleVersion.objects.create(**columns)
    except IntegrityError:
        return False
    return True
