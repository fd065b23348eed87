"""Who holds a case's secret link: number and secret open a case without an account. Not for accounts."""

from functools import lru_cache
from uuid import UUID

from django.http import HttpRequest

from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import opens_case, opens_party
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.numbers import case_number
from maplebridge.ground.words.fault import Fault, Unknown
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.roles import party_actor_id

COUNTY_DIGITS = 6
LINKS_REMEMBERED = 10_000
HELD = "links"
HELD_AS_PARTY = "party_links"
HELD_IN_PERSON = "own_links"
HELD_AT_MOST = 50
NO_LINK = Text("案件编号或查询密码不正确", "the case number or its secret is not right")
NOT_HELD = Text("请用案件编号和查询密码打开，或先登录", "open it with its number and secret, or sign in")


def open_link(number: str, secret: str) -> Actor:
    """The resident who holds the secret link of a case. Raises Unknown, the same for a wrong number and secret."""
    digits = case_number.check(number)
    try:
        if digits is not None:
            county, case_id = digits[:COUNTY_DIGITS], _case_id(digits)
            if opens_case(county, case_id, secret):
                return _holder(county, case_id)
    except Fault:
        pass
    raise Unknown("unknown_link", NO_LINK)


def keep_link(request: HttpRequest, number: str, secret: str, *, in_person: bool = False) -> Actor:
    """Opens a case for this browser until its session ends. Raises Unknown.

    `in_person`: by what was sent to the phone of the person whose matter it is, which nobody else has.
    """
    actor = open_link(number, secret)
    digits = case_number.check(number) or number
    held = [each for each in list_held(request) if each != digits]
    request.session[HELD] = [*held, digits][-HELD_AT_MOST:]
    own = [each for each in request.session.get(HELD_IN_PERSON, ()) if each != digits]
    if in_person or digits in request.session.get(HELD_IN_PERSON, ()):
        request.session[HELD_IN_PERSON] = [*own, digits][-HELD_AT_MOST:] if in_person else own
    # On a browser that several people share, whoever came last is meant, and nobody acts for the other side.
    if digits in request.session.get(HELD_AS_PARTY, {}):
        request.session[HELD_AS_PARTY] = {n: p for n, p in request.session[HELD_AS_PARTY].items() if n != digits}
    return actor


def keep_party_link(request: HttpRequest, number: str, party: int, secret: str) -> Actor:
    """Opens a case for this browser as one of its parties until the session ends. Raises Unknown."""
    digits = case_number.check(number)
    try:
        if digits is not None and opens_party(digits[:COUNTY_DIGITS], _case_id(digits), party, secret):
            held = {**request.session.get(HELD_AS_PARTY, {}), digits: party}
            request.session[HELD_AS_PARTY] = dict([*held.items()][-HELD_AT_MOST:])
            request.session[HELD] = [each for each in list_held(request) if each != digits]
            return _as_party(digits, party)
    except Fault:
        pass
    raise Unknown("unknown_link", NO_LINK)


def list_held(request: HttpRequest) -> list[str]:
    """The numbers of the cases that this browser has opened by link, the newest last."""
    return list(request.session.get(HELD, ()))


def holds_in_person(request: HttpRequest, number: str) -> bool:
    """Whether this browser holds the case by what was sent to the phone of the person whose matter it is."""
    return number in request.session.get(HELD_IN_PERSON, ()) and number in list_held(request)


def actor_for(request: HttpRequest, visitor: Visitor, number: str) -> Actor:
    """As whom this visitor meets a case: by its link when this browser holds it, else signed in. Raises Unknown."""
    digits = case_number.check(number)
    if digits is not None and digits in list_held(request) and not visitor.staff:
        return _holder(digits[:COUNTY_DIGITS], _case_id(digits))
    party = request.session.get(HELD_AS_PARTY, {}).get(digits) if not visitor.staff else None
    if digits is not None and party is not None:
        return _as_party(digits, party)
    if visitor.actor is None:
        raise Unknown("not_signed_in", NOT_HELD)
    return visitor.actor


def _as_party(digits: str, party: int) -> Actor:
    county = digits[:COUNTY_DIGITS]
    return Actor(county, party_actor_id(_case_id(digits), party), "resident", "")


def _holder(county: str, case_id: UUID) -> Actor:
    return Actor(county, f"case:{case_id}", "resident", "")


@lru_cache(maxsize=LINKS_REMEMBERED)
def _case_id(number: str) -> UUID:
    """The key of a case, which never changes; one round trip the first time. Raises Missing."""
    return get_case(number[:COUNTY_DIGITS], number).facts.id
