"""Reads the journal and lets cases follow from one another: opens what an action opens, with all that is known, and
tells the case before what became of it; of a bundle each part. Each exactly once: what is written and how far was read
are one commit."""

import logging
from collections.abc import Sequence
from datetime import datetime

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.leads import list_under_way
from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case
from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.vault.cipher import derive_secret
from maplebridge.ground.words.fault import Fault, Missing, Passing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.succession import rules
from maplebridge.services.succession.bundling import is_apart, list_given_up, note_parts, refuse_passing
from maplebridge.services.succession.past import Past, read_past, read_words

logger = logging.getLogger(__name__)
READER, AT_ONCE = "succession", 20
OPENS, TELLS, REPLAYED = "opens", "tells", "replayed"
ONCE = "not_under_way"
NO_MATTER = Text("没有这个事项", "there is no such matter")
NO_ACTION = Text("没有这个操作", "there is no such action")


def succeed_once(county: str, now: datetime) -> int:
    """Opens and tells what new rows of the journal ask for; returns how many rows. Call again while it is not 0."""

    def handle(county: str, rows: Sequence[JournalRow]) -> None:
        for row in rows:
            if REPLAYED in row.facts:  # a life from the past: what followed from it has long happened
                continue
            if OPENS in row.facts:
                _open(county, row, now)
            if TELLS in row.facts:
                _tell(county, row, now)
        note_parts(county, rows, now)

    return read_on(county, READER, handle, at_once=AT_ONCE)


def _open(county: str, row: JournalRow, now: datetime) -> None:
    """One matter, or each part of a bundle: what keeps one of them from being opened keeps back no other."""
    origin, opens = get_case(county, row.number), row.facts[OPENS]
    workflow = rules_of(origin.facts)[1]
    past, spared = read_past(origin, workflow), _spared(origin, workflow, row)
    for name in opens if isinstance(opens, list) else [opens]:
        if name in spared:
            continue
        try:
            number = _bring(past, row, name, now)
            _add_parties(past, number, now)
        except Passing:  # all of this round is undone and done again
            raise
        except Fault as fault:
            logger.warning("no case follows", extra={"number": row.number, "opens": name, "why": str(fault)})
            _say_so(county, row, name, now)


def _spared(origin: StoredCase, workflow: Workflow, row: JournalRow) -> frozenset[str]:
    """What is not opened: a part that the bundle's unit has given up meanwhile, and a case at work already where an
    action opens but one, had it been taken twice before the first was opened."""
    if isinstance(row.facts[OPENS], list):
        return list_given_up(origin)
    action = workflow.actions.get(row.action)
    return list_under_way(origin) if action is not None and ONCE in action.guards else frozenset()


def _bring(past: Past, row: JournalRow, name: str, now: datetime) -> str:
    case = past.case.facts
    pack = get_current_pack(case.county)
    matter = pack.matters.get(name)
    if matter is None:
        raise Missing("no_such_matter", NO_MATTER)
    known = [unit.code for unit in get_registry(case.county)]
    # Without the secret somebody else could use up the key, and nothing would follow.
    secret = derive_secret(case.county, OPENS, str(case.id), str(row.seq))
    key = f"{OPENS}:{case.id}:{row.seq}:{secret}" + (f":{name}" if isinstance(row.facts[OPENS], list) else "")
    intake = rules.intake_of(past, matter, pack.workflows[matter.workflow], known_units=known, key=key)
    return submit(county=case.county, intake=intake, sender=_sender(past.case, now), now=now).number


def _sender(origin: StoredCase, now: datetime) -> Actor | None:
    """Whoever brought the case before brings this one, under their account if they had one."""
    facts = origin.facts
    if facts.reporter is None or facts.reporter == f"case:{facts.id}":
        return None
    return get_actor(facts.county, facts.reporter, now)


def _add_parties(past: Past, number: str, now: datetime) -> None:
    origin = past.case.facts
    _, workflow, _ = rules_of(get_case(origin.county, number).facts)
    action = rules.adding_action(workflow)
    if action is None:
        return
    actor = Actor(origin.county, rules.linked_actor_id(origin), "clock", "")
    for party in rules.others_of(past):
        fields, key = rules.party_fields(past, party, action), f"party:{number}:{party.number}"
        take(actor=actor, number=number, action=action.name, fields=fields, seen=None, now=now, key=key)


def _tell(county: str, row: JournalRow, now: datetime) -> None:
    case = get_case(county, row.number).facts
    if case.origin_id is None:
        return
    number = Case.objects.of(county).filter(id=case.origin_id).values_list("number", flat=True).first()
    if number is None:
        return
    origin, key = get_case(county, number), f"{TELLS}:{case.id}:{row.seq}"
    action = rules_of(origin.facts)[1].actions.get(row.facts[TELLS])
    try:
        if action is None:
            raise Missing("no_such_action", NO_ACTION)
        told = {} if _keeps_words(row, case, origin) else read_words(case, row.seq)
        words = {name: text for (_, name), text in told.items()}
        fields = rules.told_fields(action, row.facts, words, origin.files)
        actor = Actor(county, rules.linked_actor_id(case), "clock", "")
        take(actor=actor, number=number, action=action.name, fields=fields, seen=None, now=now, key=key)
    except Fault as fault:  # it has moved on meanwhile, by somebody's hand: what they decided stands
        refuse_passing(fault)
        logger.warning("not told", extra={"number": number, "tells": row.facts[TELLS], "why": str(fault)})


def _keeps_words(row: JournalRow, case: CaseFacts, origin: StoredCase) -> bool:
    """Whether the words of the row are not for all who read the case before: sealed, of a case that keeps out who may
    work on that one, for staff, or a party's own."""
    sealed = case.secrecy == "case_sealed" and origin.facts.secrecy != "case_sealed"
    return sealed or is_apart(case, origin.facts) or row.audience != "resident" or row.actor_kind == "resident"


def _say_so(county: str, row: JournalRow, name: str, now: datetime) -> None:
    """Tells the unit that has the case, so that somebody opens the next one by hand."""
    part = f":{name}" if isinstance(row.facts[OPENS], list) else ""
    fact, recipient = f"{OPENS}:{row.case_id}:{row.seq}{part}", f"unit:{row.unit or row.centre}"
    draft = Draft(fact, recipient, "not_opened", {"number": row.number}, row.case_id)
    lay_out(county=county, drafts=[draft], now=now)
