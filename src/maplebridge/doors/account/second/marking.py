"""Notes in a session that its second factor was shown. Not for checking one."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest


def note_second_factor(request: HttpRequest, kind: Authenticator.Type) -> None:
    """Somebody who has just set a factor up has shown it."""
    record_authentication(request, request.user, "mfa", type=kind.value)
