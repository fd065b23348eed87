"""What actions do to the terms of an agreement, and the conditions that look at them. Not for the days they are due:
dated clocks watch those."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import ZERO, Attempt, Draft, TermFacts
from maplebridge.rulebook.workflows.parties import NO_PARTY, find_party, parties_now
from maplebridge.rulebook.workflows.roles import party_of

NO_TERM = Text("没有这一项待履行的约定", "no such term waits to be performed")
SAME_PARTY = Text("义务人和权利人不能是同一人", "nobody owes something to themselves")
TOO_MUCH = Text("超过尚未履行的金额", "more than is still owed")
NO_MONEY = Text("这一项约定不涉及金额", "that term is not about money")
NOT_THE_CREDITOR = Text(
    "是否已履行由权利人或调解员确认", "whoever is owed, or the mediator, says that it was performed"
)


def terms_now(attempt: Attempt, draft: Draft) -> tuple[TermFacts, ...]:
    """The terms as the action leaves them."""
    found: tuple[TermFacts, ...] = draft.changes.get("terms", attempt.case.terms)
    return found


def set_terms(attempt: Attempt, draft: Draft) -> None:
    """What was agreed; it takes the place of earlier terms that are still owed, and everybody signs anew."""
    case = attempt.case
    old = tuple(replace(term, state="void") if term.open else term for term in case.terms)
    given = enumerate(attempt.fields["terms"], start=1)
    new = tuple(_term(attempt, len(old) + line, line, row) for line, row in given)
    draft.changes["terms"] = (*old, *new)
    _sign_anew(attempt, draft)
    draft.facts["first_term"] = len(old) + 1


def _term(attempt: Attempt, number: int, line: int, row: dict[str, Any]) -> TermFacts:
    debtor, creditor, place = row["debtor"], row.get("creditor", 0), f"fields.terms.{line}"
    known = find_party(attempt.case, debtor) and (creditor == 0 or find_party(attempt.case, creditor))
    if not known:
        raise Fault("no_such_party", NO_PARTY, field=place)
    if debtor == creditor:
        raise Fault("same_party", SAME_PARTY, field=place)
    yuan = Decimal(row["yuan"]) if "yuan" in row else None
    return TermFacts(number, attempt.case.version + 1, line, debtor, creditor, date.fromisoformat(row["due"]), yuan)


def put_in_force(attempt: Attempt, draft: Draft) -> None:
    """The agreement binds: the money that stands counts as agreed, and what was paid of what is void."""
    terms = terms_now(attempt, draft)
    amounts = [term.paid if term.state == "void" else term.yuan for term in terms]
    total = sum((yuan for yuan in amounts if yuan is not None), ZERO)
    if total:
        draft.facts["agreed"] = f"{total:.2f}"


def perform_term(attempt: Attempt, draft: Draft) -> None:
    """A term was performed: all that is left of it, or as much as is named."""
    term = _open_term(attempt)
    _refuse_word_of_others(attempt, term)
    if term.yuan is None:
        if "performed" in attempt.fields:  # it would be counted as money
            raise Fault("no_money", NO_MONEY, field="fields.performed")
        _put(attempt, draft, replace(term, state="performed"))
        return
    left = term.yuan - term.paid
    paid = Decimal(attempt.fields.get("performed", left))
    if paid > left:
        raise Fault("too_much", TOO_MUCH, field="fields.performed")
    state = "performed" if paid == left else term.state
    _put(attempt, draft, replace(term, paid=term.paid + paid, state=state))
    draft.facts["performed"] = f"{paid:.2f}"


def miss_term(attempt: Attempt, draft: Draft) -> None:
    """The day of a term has passed and it was not performed."""
    term = _open_term(attempt)
    if term.state != "waiting" or term.due >= day_of(attempt.scene.now):
        raise Fault("not_due", Text("该项约定尚未到期", "that term is not due yet"), field="fields.term")
    _put(attempt, draft, replace(term, state="missed"))


def void_terms(attempt: Attempt, draft: Draft) -> None:
    """What is still owed by the agreement holds no longer."""
    left = tuple(replace(term, state="void") if term.open else term for term in terms_now(attempt, draft))
    draft.changes["terms"] = left
    _sign_anew(attempt, draft)


def term_waits(attempt: Attempt) -> Text | None:
    """The term named is still owed."""
    number = attempt.fields.get("term")
    return None if any(term.number == number and term.open for term in attempt.case.terms) else NO_TERM


def terms_performed(attempt: Attempt) -> Text | None:
    """Nothing is owed any more."""
    if not any(term.open for term in attempt.case.terms):
        return None
    return Text("还有约定没有履行", "a term has not been performed yet")


def _sign_anew(attempt: Attempt, draft: Draft) -> None:
    """A signature is under one text."""
    draft.changes["parties"] = tuple(replace(party, signed=False) for party in parties_now(attempt, draft))


def _refuse_word_of_others(attempt: Attempt, term: TermFacts) -> None:
    """Of the parties only a creditor can say that something was performed: nobody settles their own debt."""
    party = party_of(attempt.actor, attempt.case)
    if party is not None and (party.number == term.debtor or term.creditor not in (0, party.number)):
        raise Forbidden("not_the_creditor", NOT_THE_CREDITOR, field="fields.term")


def _open_term(attempt: Attempt) -> TermFacts:
    for term in attempt.case.terms:
        if term.number == attempt.fields["term"] and term.open:
            return term
    raise Fault("no_such_term", NO_TERM, field="fields.term")


def _put(attempt: Attempt, draft: Draft, term: TermFacts) -> None:
    terms = terms_now(attempt, draft)
    draft.changes["terms"] = tuple(term if each.number == term.number else each for each in terms)


TERM_EFFECTS = (set_terms, put_in_force, perform_term, miss_term, void_terms)
TERM_GUARDS = (term_waits, terms_performed)
