"""kill -9 of a worker between sending and noting: the message is neither lost nor sent twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from tests.ground.post.channels.sms_provider import KEY_ID, PATIENCE, SECRET, SIGN, SmsProvider
from tests.services.sending.acting import REPORTER
from tests.world import COUNTY, GRID, forget_all, found_county

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.ground.clock.time import now
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.sending.jobs import send_once
from maplebridge.services.sending.models import Delivery
from maplebridge.services.sending.rules import STALE

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_sending_and_noting_sends_nothing_twice(sms: SmsProvider) -> None:
    found_county()
    intake = Intake(text="路灯不亮", matter="streetlight", place=GRID, reporter=Contact(**REPORTER))
    submit(county=COUNTY, intake=intake, sender=None, now=now())
    tell_once(COUNTY, now())
    sms.holds = Event()
    kill_while_sending(sms)
    assert len(sms.taken) == 1
    (left,) = Delivery.objects.of(COUNTY)
    assert left.state == "sending"
    sms.holds.set()
    assert send_once(COUNTY, now()) == 0
    assert send_once(COUNTY, now() + STALE) >= 1
    assert len(sms.taken) == 1
    assert Delivery.objects.of(COUNTY).get().state == "sent"
    forget_all()


def kill_while_sending(sms: SmsProvider) -> None:
    """Starts a worker and kills it once the provider has its message."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "maplebridge.site.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "SMS_URL": sms.url,
        "SMS_KEY_ID": KEY_ID,
        "SMS_KEY_SECRET": SECRET,
        "SMS_SIGN": SIGN,
    }
    command = [sys.executable, "-m", "tests.services.sending.dying", COUNTY]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as worker:
        assert sms.held.wait(PATIENCE)
        worker.send_signal(signal.SIGKILL)
