"""The stage on which cases stand, and the ways out of the house: small real servers on this computer."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.cases.conftest import _movable, county, stage
from tests.ground.post.channels import wecom_server as wecom_side
from tests.ground.post.channels.sms_provider import KEY_ID, SECRET, SIGN, SmsProvider, sms_provider
from tests.ground.post.channels.wecom_server import WecomServer, wecom_server
from tests.scenarios.conftest import story

__all__ = ["_movable", "county", "stage", "story"]


@pytest.fixture
def sms(settings: Any) -> Iterator[SmsProvider]:
    """A provider of text messages that the settings name."""
    with sms_provider() as provider:
        settings.SMS_URL, settings.SMS_KEY_ID = provider.url, KEY_ID
        settings.SMS_KEY_SECRET, settings.SMS_SIGN = SECRET, SIGN
        settings.LINK_URL = "https://m.example.org"
        yield provider


@pytest.fixture
def wecom(settings: Any) -> Iterator[WecomServer]:
    """A WeCom that the settings name."""
    with wecom_server() as server:
        settings.WECOM_URL, settings.WECOM_CORP_ID = server.url, wecom_side.CORP
        settings.WECOM_AGENT_ID, settings.WECOM_SECRET = wecom_side.AGENT, wecom_side.SECRET
        yield server
