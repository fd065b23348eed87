"""Gathers from a case what its paper says. Names and numbers of people are opened here, for drawing alone, and stay in
no table and no log. Not for who may have the paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from maplebridge.cases.rows import word_context
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.pdf.flow import Signer
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.papers.placeholders import MONEY
from maplebridge.rulebook.papers.template import SIGNERS, PaperTemplate
from maplebridge.rulebook.proofs.definition import Proof
from maplebridge.rulebook.workflows.answers import is_coded, read_answer
from maplebridge.rulebook.workflows.definition import Field, FieldType, Matter, Workflow
from maplebridge.rulebook.workflows.demanding import LINES, find_demandable
from maplebridge.rulebook.workflows.facts import CaseFacts, PartyFacts, TermFacts
from maplebridge.rulebook.workflows.fields import FIELDS
from maplebridge.services.papers.content import Content, chinese_day

SQL = Path(__file__).parent / "sql"
NOT_LISTED = "清单以外，理由见说明"
SIGNS, CORRECTS = "sign_party", "set_text"
ON_SCREEN, DRAWN_AS = "on_screen", "image/png"  # a photo of a signed page is evidence, not a signature to print
SIDES: Mapping[str, str] = {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}
SHOWN_START, SHOWN_END = 6, 4


@dataclass(frozen=True, slots=True)
class Told:
    """The journal and words of a case: rows as they were written, words opened, files by kind."""

    events: Sequence[Mapping[str, Any]]
    words: Mapping[tuple[int, str], str]
    files: Mapping[str, str]

    def event(self, seq: int) -> Mapping[str, Any]:
        """The journal row of that number."""
        return next(event for event in self.events if event["seq"] == seq)

    def until(self, seq: int) -> "Told":
        """What had been said when row `seq` was written: a paper says how things stood at its step."""
        events = [event for event in self.events if event["seq"] <= seq]
        words = {(row, field): word for (row, field), word in self.words.items() if row <= seq}
        return Told(events, words, self.files)

    @property
    def length(self) -> int:
        """The number of the last row."""
        return int(self.events[-1]["seq"])

    def last(self, name: str) -> str:
        """What was last said under a name, whenever that was."""
        found = [seq for seq, field in self.words if field == name]
        return self.words[max(found), name] if found else ""


def read_told(case: CaseFacts) -> Told:
    """Everything that papers of the case may say; one round trip."""
    ((text,),) = fetch(SQL / "told.sql", {"county": case.county, "case_id": case.id})
    document = orjson.loads(text) if isinstance(text, str | bytes) else text
    words = {(row["seq"], row["field"]): _opened(case, row) for row in document["words"] or ()}
    files = {row["sha256"]: row["mime"] for row in document["files"] or ()}
    return Told(document["events"], {key: word for key, word in words.items() if word}, files)


def sealing_unit(template: PaperTemplate, case: CaseFacts, event: Mapping[str, Any]) -> str:
    """The code of the unit whose paper it is."""
    by_template = {"acting": event["unit"], "unit": case.unit, "centre": case.centre}
    return by_template[template.seals] or case.unit or case.centre


def name_of_unit(county: str, code: str) -> str:
    """A unit as papers name it."""
    unit = get_registry(county).unit(code)
    return unit.name.zh if unit else code


def content_of(
    stored: StoredCase, template: PaperTemplate, told: Told, seq: int, number: str, now: datetime
) -> Content:
    """The content of a paper that is made out after row `seq`."""
    case = stored.facts
    pack, workflow, matter = rules_of(case)
    event = told.event(seq)
    names = {party.number: _name(told, party) for party in case.parties}
    values = {
        "number": number,
        "date": chinese_day(day_of(now)),
        "unit": name_of_unit(case.county, case.unit or case.centre),
        "centre": name_of_unit(case.county, case.centre),
        "sealed_by": name_of_unit(case.county, sealing_unit(template, case, event)),
        "matter": matter.title.zh,
        "place": _place(case),
        "case_number": " ".join(case.number[start : start + 4] for start in range(0, len(case.number), 4)),
        "opened_on": chinese_day(day_of(case.opened_at)),
        "resident": told.words.get((1, "reporter.name"), ""),
        "text": _text(told, workflow),
        "result": told.last("result"),
        "state": workflow.states[told.events[-1]["state"]].public.zh,
        "rules": str(pack.number),
        **_sides(_parties(case, told), names),
    }
    said = dict(_answers(case, workflow, matter, _passed_on(case, template, told), event))
    amounts = {name: amount for name, amount in _amounts(case, matter, told, event)}
    return Content(
        values={**values, **said},
        amounts=amounts,
        tables={
            "parties": [_party_row(told, party, names) for party in _parties(case, told)],
            "terms": [_term_row(told, place, term, names) for place, term in enumerate(_agreed(case, told), 1)],
            "papers": [(str(n), *row) for n, row in enumerate(_papers(told, seq, matter, pack.proofs), 1)],
        },
        signers=_signers(case, workflow, told, names, now),
    )


SEALED, OF_THE_REPORTER = "（身份保密）", ("reporter.", "proxy.")


def _passed_on(case: CaseFacts, template: PaperTemplate, told: Told) -> Told:
    """What may stand on a paper of that kind: where other parties may have it, nothing that a party said to staff."""
    if "parties" not in template.holders:
        return told
    parties = {f"case:{case.id}", *(party.actor for party in case.parties)}
    private = {event["seq"] for event in told.events if event["seq"] > 1 and event["actor"] in parties}
    words = {(seq, name): word for (seq, name), word in told.words.items() if seq not in private}
    if case.secrecy != "ordinary":
        words = {key: word for key, word in words.items() if not (key[0] == 1 and key[1].startswith(OF_THE_REPORTER))}
        words[1, "reporter.name"] = SEALED
    return Told(told.events, words, told.files)


def _opened(case: CaseFacts, row: Mapping[str, Any]) -> str:
    if row["plain"] is not None or row["sealed"] is None:
        return row["plain"] or ""
    try:
        context = word_context(case.id, row["seq"], row["field"])
        return open_sealed(case.county, bytes.fromhex(row["sealed"]), context)
    except CannotOpen:
        return ""


def _text(told: Told, workflow: Workflow) -> str:
    """What the case is about, after corrections."""
    corrections = {name for name, action in workflow.actions.items() if CORRECTS in action.effects}
    rows = [event["seq"] for event in told.events if event["seq"] == 1 or event["action"] in corrections]
    return next((told.words[seq, "text"] for seq in reversed(rows) if (seq, "text") in told.words), "")


def _place(case: CaseFacts) -> str:
    names, code = list[str](), case.place
    while code:
        try:
            place = get_place(case.county, code)
        except Fault:
            break
        names, code = [place.name, *names], place.parent
    return "".join(names)


def _parties(case: CaseFacts, told: Told) -> list[PartyFacts]:
    return [party for party in case.parties if party.active and party.seq <= told.length]


def _sides(parties: Sequence[PartyFacts], names: Mapping[int, str]) -> dict[str, str]:
    def of(*sides: str) -> str:
        return "、".join(names[party.number] for party in parties if party.side in sides)

    return {
        "applicants": of("applicant"),
        "respondents": of("respondent"),
        "third_parties": of("third"),
        "parties": of(*SIDES),
    }


def _answers(
    case: CaseFacts, workflow: Workflow, matter: Matter, told: Told, event: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """What the form of the matter and the step that issued the paper say, as people write it."""
    form = _form(matter, told)
    for field in matter.form:
        word = None if is_coded(field) else told.words.get((1, f"form.{field.name}"))
        yield f"form.{field.name}", _as_said(case, field, form.get(field.name), word)
    action = workflow.actions.get(event["action"])
    for field in action.needs if action else ():
        yield f"fact.{field.name}", _at(case, field, told, event)
    for row in told.events:  # later rows take the place of earlier ones
        action = workflow.actions.get(row["action"])
        for field in action.needs if action else ():
            if said := _at(case, field, told, row):
                yield f"last.{field.name}", said


def _form(matter: Matter, told: Told) -> dict[str, Any]:
    """The answers of the form that are codes, numbers and days; a sealed case keeps them as words."""
    words = {field: told.words.get((1, f"form.{field.name}")) for field in matter.form if is_coded(field)}
    sealed = {field.name: read_answer(field, word) for field, word in words.items() if word is not None}
    return {**told.event(1)["facts"].get("form", {}), **sealed}


def _at(case: CaseFacts, field: Field, told: Told, event: Mapping[str, Any]) -> str:
    """What a step says under a field."""
    return _as_said(case, field, event["facts"].get(field.name), told.words.get((event["seq"], field.name)))


def _as_said(case: CaseFacts, field: Field, value: Any, word: str | None) -> str:
    if word is not None or value is None:
        return word or ""
    if isinstance(value, list):
        return "、".join(_as_said(case, field, each, None) for each in value if not isinstance(each, dict))
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.choices:
        return next((choice.label.zh for choice in field.choices if choice.value == value), str(value))
    if field.type in (FieldType.UNIT, FieldType.UNITS):
        return name_of_unit(case.county, value)
    if field.type is FieldType.DATE:
        return chinese_day(date.fromisoformat(value))
    return str(value)


def _amounts(case: CaseFacts, matter: Matter, told: Told, event: Mapping[str, Any]) -> Iterator[tuple[str, Decimal]]:
    """All amounts of money by the name of their placeholder: the newest of those that roll up."""
    for name in MONEY:
        found = [row["facts"][name] for row in told.events if name in row["facts"]]
        if found:
            yield f"money.{name}", Decimal(found[-1])
    promised = [term.yuan for term in _agreed(case, told) if term.yuan is not None]
    if promised:
        yield "money.agreed", sum(promised, Decimal(0))  # what the table of the terms adds up to
    form = _form(matter, told)
    for field in matter.form:
        if field.type is FieldType.YUAN and field.name in form:
            yield f"form.{field.name}", Decimal(form[field.name])
    for name, value in event["facts"].items():
        if name in FIELDS and FIELDS[name].type is FieldType.YUAN:
            yield f"fact.{name}", Decimal(value)


def _name(told: Told, party: PartyFacts) -> str:
    """The name of a party: in the words of the row that brought them, or of the case's first."""
    own = told.words.get((party.seq, "party_name"))
    return own or (told.words.get((1, "reporter.name"), "") if party.seq == 1 else "")


def _party_row(told: Told, party: PartyFacts, names: Mapping[int, str]) -> Sequence[str]:
    def word(name: str, first: str) -> str:
        own = told.words.get((party.seq, name), "")
        return own or (told.words.get((1, first), "") if party.seq == 1 else "")

    return (
        SIDES[party.side],
        names[party.number],
        _covered(word("party_id_number", "reporter.id_number")),
        word("party_address", "reporter.address"),
        told.words.get((party.seq, "representative"), ""),
    )


def _covered(number: str) -> str:
    """An identity number without its middle: enough to tell people apart, too little to use."""
    return f"{number[:SHOWN_START]}********{number[-SHOWN_END:]}" if number else ""


def _agreed(case: CaseFacts, told: Told) -> list[TermFacts]:
    """The terms that were set last, whatever has become of them since."""
    known = [term for term in case.terms if term.seq <= told.length]
    newest = max((term.seq for term in known), default=0)
    return [term for term in known if term.seq == newest]


def _term_row(told: Told, place: int, term: TermFacts, names: Mapping[int, str]) -> Sequence[str]:
    act = told.words.get((term.seq, f"terms.{term.line}"), "")
    money = f"支付人民币 {term.yuan:,.2f} 元" if term.yuan is not None else ""
    to = names.get(term.creditor, "") if term.creditor else "其他各方"
    what = "；".join(part for part in (act, money) if part)
    return str(place), names.get(term.debtor, ""), to, what, chinese_day(term.due)


def _papers(told: Told, seq: int, matter: Matter, proofs: Mapping[str, Proof]) -> Iterator[tuple[str, str]]:
    """The papers still to bring, as the step that asks for them lists them, each with the law that allows to."""
    word = told.words.get((seq, "papers"), "")
    whole = LINES in word or find_demandable(word, matter, proofs) is not None
    for paper in filter(None, word.split(LINES if whole else "、")):  # older cases have them parted by commas
        listed = find_demandable(paper, matter, proofs)
        yield paper, listed.basis if listed else NOT_LISTED


def _signers(
    case: CaseFacts, workflow: Workflow, told: Told, names: Mapping[int, str], now: datetime
) -> dict[str, Sequence[Signer]]:
    written = dict(_handwriting(case, workflow, told))
    found: dict[str, Sequence[Signer]] = {name: [Signer(label.zh)] for name, label in SIGNERS.items()}
    found["parties"] = [
        Signer(f"{SIDES[party.side]}（签名）{names[party.number]}", written.get(party.number))
        for party in _parties(case, told)
    ]
    return found


def _files_of(told: Told, seq: int) -> list[str]:
    given = (told.words.get((seq, name), "") for name in ("files", "evidence"))
    return [sha256 for said in given for sha256 in said.split("、") if sha256]


def _handwriting(case: CaseFacts, workflow: Workflow, told: Told) -> Iterator[tuple[int, bytes]]:
    """What each party has written on the screen, from the step in which they signed last."""
    signing = {name for name, action in workflow.actions.items() if SIGNS in action.effects}
    agreed_at = max((term.seq for term in _agreed(case, told)), default=0)
    for event in told.events:
        if event["seq"] < agreed_at or event["action"] not in signing or "party" not in event["facts"]:
            continue
        if event["facts"].get("how_signed", ON_SCREEN) != ON_SCREEN:
            continue
        for sha256 in _files_of(told, event["seq"]):
            if told.files.get(sha256) == DRAWN_AS:
                with open_file(sha256) as picture:
                    yield event["facts"]["party"], picture.read()
