"""Makes sentences of messages: a template's text in one language with what it leaves open filled in.
Not for who reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from maplebridge.cases.clock_sights import Promise, next_promise, show_clocks
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import rules_of
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.text import Language, Text
from maplebridge.rulebook.deadlines.arithmetic import last_day
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.matters.message_texts import CHANNELS, PLACEHOLDERS, MessageTemplate, Wording
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.running import clock_specs

SOMETHING = Text("事项", "your matter")
NO_PROMISE = Text("有进展会及时告知", "We will let you know how it goes on")
PLAIN = Text("{number} 有新消息", "There is news of {number}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a message is about, as the outbox keeps it, said in both languages once looked up."""

    values: Mapping[str, Text]

    def fill(self, text: Text, language: Language) -> str:
        """`text` in a language, its placeholders filled."""
        return text.say(language).format_map(self.said(language))

    def said(self, language: Language) -> dict[str, str]:
        """Each value in a language."""
        said = {name: value.say(language) for name, value in self.values.items()}
        return {**dict.fromkeys(PLACEHOLDERS, ""), **said}


def template_of(pack: Pack, name: str) -> MessageTemplate:
    """The pack's template; one that says only that there is news where the pack has none of that name."""
    return pack.messages.templates.get(name) or MessageTemplate(name, "progress", Wording(PLAIN))


def facts_of(pack: Pack, params: Mapping[str, Any], *, resident: bool, more: Mapping[str, Text] | None = None) -> Facts:
    """What the parameters of a message stand for under the rules of `pack`; a state may come in both languages."""
    matter = pack.matters.get(str(params.get("matter") or ""))
    said = {
        "number": _same(str(params.get("number", ""))),
        "matter": matter.title if matter else SOMETHING,
        "state": _state(pack, params, resident),
        "clock": _clock(pack, params),
        "channel": CHANNELS.get(params.get("channel", ""), _same("")),
        "promise": NO_PROMISE,
        "when": Text(*say_moment(datetime.fromisoformat(params["when"]))) if params.get("when") else _same(""),
    }
    return Facts({**said, **(more or {})})


def promise_of(county: str, number: str) -> Text:
    """By when the next word is promised in a case, as half a sentence; two round trips."""
    stored = get_case(county, number)
    _, workflow, matter = rules_of(stored.facts)
    promise = next_promise(show_clocks(workflow, matter, stored.facts, get_calendar(county)))
    return _say_promise(promise) if promise and not workflow.states[stored.facts.state].end else NO_PROMISE


def _say_promise(promise: Promise) -> Text:
    zh, en = say_moment(promise.at)
    return Text(f"承诺{zh}前{promise.label.zh}", f"Promised by {en}: {promise.label.en}")


def say_moment(moment: datetime) -> tuple[str, str]:
    """A moment in Chinese time, in Chinese and in English."""
    local = moment.astimezone(SHANGHAI)
    day, hour = last_day(local), "24:00" if local.time() == time() else f"{local:%H:%M}"
    return f"{day.month}月{day.day}日{hour}", f"{day.day} {day:%b} {hour}"


def _state(pack: Pack, params: Mapping[str, Any], resident: bool) -> Text:
    workflow = pack.workflows.get(str(params.get("workflow") or ""))
    state = workflow.states.get(str(params.get("state") or "")) if workflow else None
    if state is None:
        said = params.get("state") or ""
        return Text(said["zh"], said["en"]) if isinstance(said, Mapping) else _same(str(said))
    return state.public if resident else state.label


def _clock(pack: Pack, params: Mapping[str, Any]) -> Text:
    workflow = pack.workflows.get(str(params.get("workflow") or ""))
    matter = pack.matters.get(str(params.get("matter") or ""))
    name = str(params.get("clock") or "")
    specs = clock_specs(workflow, matter) if workflow and matter else workflow.clocks if workflow else {}
    return specs[name].label if name in specs else _same(name)


def _same(words: str) -> Text:
    return Text(words, words)
