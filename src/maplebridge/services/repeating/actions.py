"""Lets a write be sent again without being done again: by the sender's own key, as for cases. Not for what is written,
nor for who may."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from maplebridge.ground.vault.cipher import check_secret, derive_secret
from maplebridge.ground.words.fault import Conflict
from maplebridge.ground.words.text import Text
from maplebridge.services.repeating.models import WriteKey

PURPOSE = "write key"
KEPT = timedelta(days=30)
KEY_REUSED = Text("同一幂等键已用于不同内容", "that key has been used for another request")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a write: an id or a number; `already` when the same key had brought it before."""

    made: str
    already: bool = False


def do_once(
    *, county: str, sender: str, key: str, body: Mapping[str, object], now: datetime, write: Callable[[], str]
) -> Done:
    """Does `write`, unless this sender's key stands for the same body already; without a key it is always done.

    Key and write are one transaction: of two at once the second waits and is told what the first made; a write that
    is refused leaves its key free. Raises Conflict when the key came with another body, and what `write` raises.
    """
    if not key:
        return Done(write())
    name, said = f"{sender}:{key}", json.dumps(body, sort_keys=True, default=str)
    with transaction.atomic():
        if not _take(county, name, said, now):
            return _known(county, name, said)
        made = write()
        WriteKey.objects.of(county).filter(name=name).update(made=made)
        return Done(made)


def forget_keys_once(county: str, now: datetime) -> int:
    """Deletes keys that are thirty days old; returns 0: once a round is enough."""
    WriteKey.objects.of(county).filter(at__lt=now - KEPT).exclude(name="").delete()
    return 0


def _take(county: str, name: str, said: str, now: datetime) -> bool:
    digest = derive_secret(county, PURPOSE, name, said)
    try:
        with transaction.atomic():
            WriteKey.objects.insert([WriteKey(county=county, name=name, digest=digest, at=now)])
    except IntegrityError:
        return False
    return True


def _known(county: str, name: str, said: str) -> Done:
    digest, made = WriteKey.objects.of(county).values_list("digest", "made").get(name=name)
    if not check_secret(county, PURPOSE, digest, name, said):
        raise Conflict("key_reused", KEY_REUSED, field="key")
    return Done(made, already=True)
