"""Hands a sign-in code to whoever brings messages to phones. Not for the message's words: the pack has them."""

from datetime import datetime

from maplebridge.ground.words.text import Language
from maplebridge.services.sending.actions import send_text_now

TEMPLATE = "sign_in_code"


def send_code(county: str, phone: str, code: str, language: Language, now: datetime) -> None:
    """Lay the message for sending at once; it goes when the surrounding transaction is committed."""
    send_text_now(county=county, phone=phone, template=TEMPLATE, params={"code": code}, language=language, now=now)
