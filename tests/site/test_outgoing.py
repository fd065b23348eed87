"""The settings of the ways out: off when not set, refused when half set."""

import importlib
from collections.abc import Iterator

import pytest

from maplebridge.site import outgoing
from maplebridge.site.environment import OddSetting

SMS = {"SMS_KEY_ID": "key", "SMS_KEY_SECRET": "secret", "SMS_SIGN": "织金枫桥"}
WECOM = {"WECOM_CORP_ID": "ww", "WECOM_AGENT_ID": "1", "WECOM_SECRET": "s", "WECOM_TOKEN": "t", "WECOM_AES_KEY": "k"}
MAIL = {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "bridge@example.org", "SMTP_USER": "u", "SMTP_PASSWORD": "p"}


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    with pytest.MonkeyPatch.context() as patch:
        for name in (*SMS, *WECOM, *MAIL):
            patch.delenv(name, raising=False)
        importlib.reload(outgoing)


def test_nothing_is_open_by_itself() -> None:
    importlib.reload(outgoing)
    assert (outgoing.SMS_URL, outgoing.WECOM_URL, outgoing.WECOM_TOKEN, outgoing.SMTP_HOST) == ("", "", "", "")


def test_what_is_set_is_open_with_the_usual_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**SMS, **WECOM, **MAIL}.items():
        monkeypatch.setenv(name, value)
    importlib.reload(outgoing)
    assert outgoing.SMS_URL.startswith("https://")
    assert outgoing.WECOM_URL.startswith("https://")
    assert (outgoing.WECOM_RECEIVER, outgoing.SMTP_SECURITY, outgoing.SMTP_PORT) == ("ww", "TLS", 465)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        *((SMS, name) for name in ("SMS_KEY_SECRET", "SMS_SIGN")),
        *((WECOM, name) for name in ("WECOM_SECRET", "WECOM_AES_KEY")),
        *((MAIL, name) for name in ("SMTP_FROM", "SMTP_PASSWORD")),
    ],
)
def test_what_is_half_set_stops_the_start_and_names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], missing: str
) -> None:
    for name, value in given.items():
        if name != missing:
            monkeypatch.setenv(name, value)
    with pytest.raises(OddSetting) as caught:
        importlib.reload(outgoing)
    assert caught.value.name == missing
