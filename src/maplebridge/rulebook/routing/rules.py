"""Suggests the unit, matter and category of a case, with reasons a clerk can read. Not for deciding."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from maplebridge.directory.units.rules import Registry
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.candidates import MANDARIN, Candidate, Question, list_candidates
from maplebridge.rulebook.routing.evidence import Belief, Reader, plain
from maplebridge.rulebook.routing.lessons import NO_LESSONS, Lessons

WORDS_SHOWN = 4
READERS_KEPT = 8
RUNNER_UP = 0.15
PERSON_DECIDES = Text("请人工判断", "a person decides")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a case may go. Unless `certain`, a person decides and the rest is only a hint."""

    unit: str | None
    matter: str | None
    category: str | None
    score: float
    reasons: tuple[Text, ...]
    certain: bool


def suggest(
    pack: Pack,
    registry: Registry,
    *,
    text: str,
    matter: str | None,
    category: str | None,
    place: str,
    language: str,
    excluded_units: Collection[str],
    lessons: Lessons = NO_LESSONS,
) -> Suggestion:
    """A suggestion for a case of that text at that place; what is given of matter and category is taken as said.

    Where people have decided before, in the same town, their decision (`lessons`) comes first.
    A unit in `excluded_units`, one below it, or one where nobody speaks `language` is never suggested.
    """
    written = plain(text)
    beliefs = _reader(pack).read(written)
    belief, said = _settle(pack, beliefs, matter, category)
    question = Question(written, belief.matter, belief.category, place, language, frozenset(excluded_units), lessons)
    candidate = next(list_candidates(pack, registry, question), None)
    score = round(max(belief.score * candidate.fit, candidate.alone), 3) if candidate is not None else 0.0
    certain = candidate is not None and score >= pack.routing.floor
    reasons = [*said, *_about_unit(registry, question, candidate), *_doubts(pack, beliefs, belief, score, certain)]
    unit = candidate.unit.code if candidate is not None else None
    return Suggestion(unit, belief.matter, belief.category or None, score, tuple(reasons), certain)


_readers: list[tuple[Pack, Reader]] = []


def _reader(pack: Pack) -> Reader:
    """The reader of this very pack; the last few are kept, because building one costs more than using it."""
    for known, reader in _readers:
        if known is pack:
            return reader
    reader = Reader(pack)
    _readers[:] = [(pack, reader), *_readers][:READERS_KEPT]
    return reader


def _settle(
    pack: Pack, beliefs: tuple[Belief, ...], matter: str | None, category: str | None
) -> tuple[Belief, list[Text]]:
    """What the case is about: as the person said, else as the words say."""
    if matter is not None and matter in pack.matters:
        chosen = pack.matters[matter]
        return Belief(chosen.category, 1.0, (), matter), [_chosen(chosen.title, "事项", "matter")]
    if category:
        inside = next((each for each in beliefs if each.category.startswith(category)), None)
        label = pack.categories[category].name if category in pack.categories else Text(category, category)
        words = _said(pack, inside) if inside is not None else []
        named = inside.category if inside is not None and inside.category != category else category
        return Belief(named, 1.0, (), inside.matter if inside else None), [_chosen(label, "类别", "category"), *words]
    if beliefs:
        return beliefs[0], _said(pack, beliefs[0])
    return Belief("", 0.0, ()), [Text("文中没有可识别的词语", "the text has no word that the rules know")]


def _chosen(label: Text, zh: str, en: str) -> Text:
    return Text(f"已选{zh}：{label.zh}", f"{en} chosen: {label.en}")


def _said(pack: Pack, belief: Belief) -> list[Text]:
    words = belief.words[:WORDS_SHOWN]
    zh, en = _label(pack, belief)
    quoted = "".join(f"“{word}”" for word in words), ", ".join(f"“{word}”" for word in words)
    return [Text(f"文中有{quoted[0]}，属于“{zh}”", f"the text says {quoted[1]}: {en}")]


def _label(pack: Pack, belief: Belief) -> tuple[str, str]:
    if belief.matter is not None:
        title = pack.matters[belief.matter].title
        return title.zh, title.en
    known = pack.categories.get(belief.category)
    return (known.name.zh, known.name.en) if known is not None else (belief.category, belief.category)


def _about_unit(registry: Registry, question: Question, candidate: Candidate | None) -> Iterator[Text]:
    if candidate is not None:
        yield candidate.reason
    barred = [unit for unit in map(registry.unit, sorted(question.excluded)) if unit is not None]
    for unit in barred:
        yield Text(f"回避：{unit.name.zh}是被投诉单位", f"{unit.name.en} is complained of and left out")
    if question.language not in MANDARIN:
        language = question.language
        if candidate is not None:
            yield Text(f"该单位有人会说当事人的语言（{language}）", f"somebody there speaks the party's {language}")
        else:
            yield Text(f"没有单位会说当事人的语言（{language}）", f"no unit speaks the party's {language}")


def _doubts(pack: Pack, beliefs: tuple[Belief, ...], belief: Belief, score: float, certain: bool) -> Iterator[Text]:
    others = [each for each in beliefs if each.category != belief.category and each.score >= RUNNER_UP]
    if belief.score < 1 and others:
        zh, en = _label(pack, others[0])
        yield Text(f"也可能是“{zh}”", f"it may also be “{en}”")
    if not certain:
        floor = pack.routing.floor
        yield Text(f"把握不足（{score:.2f}，低于 {floor:.2f}）", f"not sure enough ({score:.2f}, below {floor:.2f})")
        yield PERSON_DECIDES
