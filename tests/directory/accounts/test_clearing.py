"""What signing in leaves behind is cleared away; what still counts stays."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts.codes import ask_code
from maplebridge.directory.accounts.jobs import clear_sign_in_once
from maplebridge.directory.accounts.models import SignInCode


@pytest.mark.parametrize(("later", "left"), [(timedelta(), 1), (timedelta(days=40), 0)])
def test_what_is_over_goes(world: World, client: Client, later: timedelta, left: int) -> None:
    now = datetime.now(UTC)
    account = sign_in(client, world, "luolan")
    UserSession.objects.create(user=account, ip="10.0.0.1", session_key=client.session.session_key, user_agent="x")
    ask_code(county=COUNTY, phone="13812345678", source="10.0.0.1", now=now)
    AccessAttempt.objects.create(username="luolan", ip_address="10.0.0.1", failures_since_start=1)
    clear_sign_in_once(COUNTY, now + later)
    found = (Session, UserSession, AccessAttempt)
    assert {model.__name__: model.objects.count() for model in found} == {model.__name__: left for model in found}
    assert SignInCode.objects.of(COUNTY).count() == left


def test_nothing_to_clear_is_nothing_done(world: World) -> None:
    assert clear_sign_in_once(COUNTY, datetime.now(UTC)) == 0
