"""Sends one text now, for a sign-in code: nobody waits for the loop, and nothing of it is kept."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from maplebridge.directory.accounts.rules import GOOD_FOR
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.channels.outcome import NotSent
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Language, Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.sending.channels import Outgoing, open_ways

CLOSED = Text("本县尚未开通短信", "This county sends no text messages yet")
FAILED = Text("短信没有发出，请稍后再试", "The text message could not be sent; please try again later")


class Unsent(Fault):
    """A text could not be sent just now."""

    status = 503


def send_text_now(
    *, county: str, phone: str, template: str, params: Mapping[str, str], language: Language, now: datetime
) -> None:
    """Sends the registered text `template` to `phone` at once. Raises Unsent, a Fault with status 503.

    `minutes`, if left out, is how long a sign-in code is good for.
    """
    way = open_ways().get("sms")
    known = get_current_pack(county).messages.templates.get(template)
    if way is None or known is None or known.wording.sms is None:
        raise Unsent("no_text_messages", CLOSED)
    said = {"minutes": str(GOOD_FOR // timedelta(minutes=1)), **params}
    text = known.wording.sms.say(language).format_map(said)
    sms_id = known.wording.sms_ids[language]
    out = Outgoing(county, new_id().hex, phone, "", text, sms_id=sms_id, params=said)
    try:
        way.send(out, now)
    except NotSent as failed:
        raise Unsent("text_not_sent", FAILED) from failed
