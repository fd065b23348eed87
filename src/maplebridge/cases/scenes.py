"""Gathers what a decision looks at besides the case: calendar, units, people, places, rules. All of it is cached for
at most five seconds, so that an action costs no further round trip. Not for deciding."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people import queries as people
from maplebridge.directory.places import queries as places
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.vault.cipher import check_secret, derive_secret
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack, get_pack
from maplebridge.rulebook.workflows.definition import Matter, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, Scene


def gather_scene(pack: Pack, now: datetime, *, rating_secret_valid: bool = False) -> Scene:
    """What there is to know at `now` in the county of `pack`."""
    return Scene(
        now=now,
        calendar=get_calendar(pack.county),
        registry=get_registry(pack.county),
        person=lambda person_id: people.get_actor(pack.county, person_id, now),
        matters=pack.matters,
        place_exists=partial(_place_exists, pack.county),
        rating_secret_valid=rating_secret_valid,
    )


def rules_of(case: CaseFacts) -> tuple[Pack, Workflow, Matter]:
    """The version of the rules that a case pins, with its workflow and matter."""
    pack = get_pack(case.county, case.rules)
    matter = pack.matters[case.matter]
    return pack, pack.workflows[matter.workflow], matter


def scene_of(stored: StoredCase, now: datetime, rating_secret: str = "") -> Scene:
    """The scene of an action on a stored case."""
    case = stored.facts
    valid = bool(rating_secret) and check_secret(case.county, "rate", rating_secret, case.number, str(case.rounds))
    scene = gather_scene(get_pack(case.county, case.rules), now, rating_secret_valid=valid)
    return replace(scene, files=stored.files, proofs=get_current_pack(case.county).proofs)


def make_rating_secret(county: str, number: str, rounds: int) -> str:
    """The single-use secret with which the resident rates round `rounds` of a case; a rating ends the round."""
    return derive_secret(county, "rate", number, str(rounds))


def make_access_secret(county: str, case_id: UUID) -> str:
    """The secret that, with the number, lets its holder follow a case without an account."""
    return derive_secret(county, "access", str(case_id))


def make_party_secret(county: str, case_id: UUID, number: int) -> str:
    """The secret that, with the case's number, lets a party who did not bring it take part without an account."""
    return derive_secret(county, "party", str(case_id), str(number))


def opens_party(county: str, case_id: UUID, number: int, secret: str) -> bool:
    """Whether `secret` is that of the party of that number."""
    return check_secret(county, "party", secret, str(case_id), str(number))


def opens_case(county: str, case_id: UUID, secret: str) -> bool:
    """Whether `secret` is the access secret of that case."""
    return check_secret(county, "access", secret, str(case_id))


def _place_exists(county: str, code: str) -> bool:
    try:
        place = places.get_place(county, code)
    except Fault:
        return False
    return place.code.startswith(county)
