"""Lets a code of an authenticator app be used once, whichever process takes it. Not for whether it is right."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import transaction

STEP = "step"


def take_step(authenticator: Authenticator, code: str) -> bool:
    """Note the half minute that `code` is of; False when that one, or a later one, was used already."""
    secret = decrypt(authenticator.data["secret"])
    steps = [
        step for step in yield_hotp_counters_from_time() if compare_user_code(actual=code, expected=_at(secret, step))
    ]
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        if not steps or steps[0] <= row.data.get(STEP, -1):
            return False
        row.data[STEP] = steps[0]
        row.save(update_fields=["data"])
    return True


def _at(secret: str, step: int) -> str:
    return str(format_hotp_value(hotp_value(secret, step)))
