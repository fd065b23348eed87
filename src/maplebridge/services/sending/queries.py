"""Reads about messages: their sentences, what became of them, the demo's texts. Not for writing."""

from maplebridge.ground.post.queries import MessageLine
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.sending.displaying import TextSight, list_recent_texts
from maplebridge.services.sending.wording import facts_of, template_of

__all__ = ["TextSight", "list_recent_texts", "say_message"]


def say_message(pack: Pack, line: MessageLine) -> Text:
    """The sentence of a message in both languages; `pack` is the county's current one, labels are of the case's."""
    app = template_of(pack, line.template).wording_for(str(line.params.get("matter") or "")).app
    rules = get_pack(pack.county, int(line.params["rules"])) if line.params.get("rules") else pack
    facts = facts_of(rules, line.params, resident=line.recipient.startswith(("case:", "party:")))
    return Text(facts.fill(app, "zh"), facts.fill(app, "en"))
