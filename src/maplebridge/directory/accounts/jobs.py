"""Clears away what signing in leaves behind: ended sessions, old codes, old notes. Not for ending any session."""

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from maplebridge.directory.accounts.models import SignInCode
from maplebridge.directory.accounts.rules import KEPT_FOR

AT_ONCE = 1_000
LOG_KEPT_FOR = timedelta(days=3 * 366)
TRIES_KEPT_FOR = timedelta(days=1)


def clear_sign_in_once(county: str, now: datetime) -> int:
    """Delete up to a thousand of each kind; how many there were."""
    codes = SignInCode.objects.of(county).filter(sent_at__lt=now - KEPT_FOR)
    ended = Session.objects.filter(expire_date__lt=now)
    done = _clear(codes, "id") + _clear(ended, "session_key")
    done += _clear(UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")), "pk")
    done += _clear(AccessAttempt.objects.filter(attempt_time__lt=now - TRIES_KEPT_FOR), "pk")
    return done + _clear(AccessLog.objects.filter(attempt_time__lt=now - LOG_KEPT_FOR), "pk")


def _clear(rows: QuerySet[Any], key: str) -> int:
    some = list(rows.values_list(key, flat=True)[:AT_ONCE])
    return rows.filter(**{f"{key}__in": some}).delete()[0] if some else 0
