"""Makes out papers, once for each time they are called for; revokes them; has a newer one take an older one's place.
The number, the row and what it replaces are one transaction. Not for following the journal: jobs.py."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.actions import store
from maplebridge.ground.pdf.seal import Seal, SealError, seal_of
from maplebridge.ground.pdf.sealing import sign_pdf
from maplebridge.ground.sql.waking import wake_after_commit
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.services.papers.drawing import Imprint, draw_paper
from maplebridge.services.papers.material import Told, content_of, name_of_unit, read_told, sealing_unit
from maplebridge.services.papers.models import Paper, PaperCount, PaperOrder
from maplebridge.services.papers.queries import address_of, get_paper
from maplebridge.services.papers.rules import actions_that_issue, issuing_duty

ORDERS = "papers"
TRIES = 50
LARGEST = 20 * 1024 * 1024
CODE_SIGNS, CODE_LENGTH = "23456789abcdefghjkmnpqrstuvwxyz", 16  # 79 bits; no signs that look alike
LONGEST_REASON = 500
NO_TEMPLATE = Text("规则里没有这种文书", "the rules have no such paper")
NOT_YOURS = Text("只有承办单位或综治中心可以出具、撤销文书", "only the unit or the centre that has the case may")
NOT_HERE = Text("这个事项不用这种文书", "that kind of paper does not belong to this matter")
TWICE = Text("刚刚已经出具过，请刷新页面查看", "it has just been made out: look at the page again")
BUSY = Text("同时出具的人太多，请稍后再试", "too many are being made out at once: try again")
NOT_VALID = Text("这份文书已经失效", "that paper is not valid any more")
NO_SEAL = Text("电子签章读不出来，请联系管理员", "the electronic seal cannot be read: tell the administrator")
SEAL_EXPIRED = Text(
    "电子签章的证书不在有效期内，请联系管理员", "the seal's certificate has expired: tell the administrator"
)
NO_REASON = Text("请写明撤销的理由（500 字以内）", "say why, in at most 500 characters")


class NotSealed(Fault):
    """The county's seal cannot be used now: whoever runs the installation has to see to it."""

    status = 503


class _NumberTaken(Exception):
    """Somebody else has taken the number in the meantime."""


@dataclass(frozen=True, slots=True)
class _Call:
    """What is to be made out: which template, after which row, for the how manieth time, by whom, of which day."""

    stored: StoredCase
    template: PaperTemplate
    told: Told
    seq: int
    edition: int
    by: str
    at: datetime


def issue(*, county: str, number: str, template: str, seq: int, by: str, now: datetime) -> Paper:
    """Makes out the paper that row `seq` of the journal calls for, as things stood then and of that day; a paper that
    is there already is given back.

    Raises Fault when the rules have no such template, the case lacks a value, or a sign cannot be printed.
    """
    stored = get_case(county, number)
    made = _existing(stored, seq, template, 1)
    if made is not None:
        return made
    wanted, told = _template(stored, template), read_told(stored.facts).until(seq)
    at = datetime.fromisoformat(told.event(seq)["at"])
    return _make_out(_Call(stored, wanted, told, seq, 1, by, at), now)


def issue_by_hand(*, actor: Actor, number: str, template: str, edition: int, now: datetime, seq: int = 0) -> Paper:
    """Makes out a paper because staff of the unit say so, in place of the one before; `edition` is the one they expect.

    After row `seq`, else after the last row that calls for such a paper, else after the last. Raises Forbidden, Fault,
    or Conflict when somebody was quicker.
    """
    stored = get_case(actor.county, number)
    if issuing_duty(actor, stored.facts) is None:
        raise Forbidden("not_your_paper", NOT_YOURS)
    wanted, told = _template(stored, template), read_told(stored.facts)
    calling = _rows_calling(stored, told, template)
    row = seq or int((calling or [told.events[-1]["seq"]])[-1])
    if not (calling or wanted.fits(stored.facts.matter)):
        raise Fault("paper_of_another_matter", NOT_HERE, field="template")
    if row not in {event["seq"] for event in told.events}:
        raise Fault("no_such_row", NOT_HERE, field="seq")
    if edition != next_edition(stored, template):
        raise Conflict("paper_made_out", TWICE)
    return _make_out(_Call(stored, wanted, told, row, edition, actor.id, now), now)


def revoke_paper(*, actor: Actor, number: str, code: str, reason: str, now: datetime) -> None:
    """Declares a paper void, for a reason that its public page does not show. Raises Forbidden, Missing, Fault."""
    stored, paper = get_paper(actor.county, number, code)
    if issuing_duty(actor, stored.facts) is None:
        raise Forbidden("not_your_paper", NOT_YOURS)
    why = reason.strip()
    if not 0 < len(why) <= LONGEST_REASON:
        raise Fault("no_reason", NO_REASON, field="reason")
    changes = {"state": "revoked", "reason": why, "changed_at": now, "changed_by": actor.id}
    if not Paper.objects.of(actor.county).filter(case_id=paper.case_id, code=code, state="valid").update(**changes):
        raise Conflict("paper_not_valid", NOT_VALID)


def next_edition(stored: StoredCase, template: str) -> int:
    """Which edition of a kind of paper the next one in the case would be."""
    case = stored.facts
    editions = Paper.objects.of(case.county).filter(case_id=case.id, template=template)
    return max(editions.values_list("edition", flat=True), default=0) + 1


def order_papers(*, county: str, orders: "list[PaperOrder]") -> None:
    """Notes papers that actions have called for; each once."""
    PaperOrder.objects.insert(orders, ignore_conflicts=True)
    if orders:
        wake_after_commit(county, ORDERS)


def _template(stored: StoredCase, name: str) -> PaperTemplate:
    found = rules_of(stored.facts)[0].papers.get(name)
    if found is None:
        raise Fault("no_such_template", NO_TEMPLATE, field="template")
    return found


def _rows_calling(stored: StoredCase, told: Told, template: str) -> list[int]:
    """The journal rows of steps that call for such a paper."""
    calling = actions_that_issue(rules_of(stored.facts)[1], template)
    return [event["seq"] for event in told.events if event["action"] in calling]


def _existing(stored: StoredCase, seq: int, template: str, edition: int) -> Paper | None:
    case = stored.facts
    return Paper.objects.of(case.county).filter(case_id=case.id, seq=seq, template=template, edition=edition).first()


def _make_out(call: _Call, now: datetime) -> Paper:
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return _make_out_once(call, now)
        except _NumberTaken:
            continue
        except IntegrityError:
            made = _existing(call.stored, call.seq, call.template.name, call.edition)
            if made is None:
                raise
            return made
    raise Conflict("papers_at_once", BUSY)


def _make_out_once(call: _Call, now: datetime) -> Paper:
    """One try, from the number to the row: whoever waits for the number waits here, so that none is lost."""
    case, template = call.stored.facts, call.template
    year = day_of(call.at).year
    count = _take_number(case.county, template.name, year)
    made = _existing(call.stored, call.seq, template.name, call.edition)
    if made is not None:
        raise IntegrityError("made out meanwhile")
    number, code, seal = template.number_of(year, count), _new_code(), _seal(case.county, now)
    unit = sealing_unit(template, case, call.told.event(call.seq))
    content = _signed(call, number, code, unit, seal)
    kept = store(content, longest=LARGEST, field="paper", name=f"{number}.pdf")
    paper = Paper(
        county=case.county,
        case_id=case.id,
        seq=call.seq,
        template=template.name,
        edition=call.edition,
        case_number=case.number,
        rules=case.rules,
        year=year,
        count=count,
        number=number,
        code=code,
        unit=unit,
        issued_at=call.at,
        issued_by=call.by,
        sha256=kept.sha256,
        size=kept.size,
        seal=seal.fingerprint,
        state="valid",
    )
    _supersede(call, code, now)
    paper.save(force_insert=True)
    PaperOrder.objects.of(case.county).filter(case_id=case.id, seq=call.seq, template=template.name).delete()
    return paper


def _take_number(county: str, template: str, year: int) -> int:
    """The next number, taken by compare and swap; it comes back if the transaction does not end well."""
    counts = PaperCount.objects.of(county).filter(template=template, year=year)
    last = counts.values_list("last", flat=True).first()
    if last is None:
        first = PaperCount(county=county, template=template, year=year, last=0)
        PaperCount.objects.insert([first], ignore_conflicts=True)
        last = 0
    if not counts.filter(last=last).update(last=last + 1):
        raise _NumberTaken
    return last + 1


def _seal(county: str, now: datetime) -> Seal:
    try:
        seal = seal_of(county)
    except SealError:
        raise NotSealed("seal_unreadable", NO_SEAL) from None
    if not seal.covers(now):
        raise NotSealed("seal_expired", SEAL_EXPIRED)
    return seal


def _signed(call: _Call, number: str, code: str, unit: str, seal: Seal) -> bytes:
    case, template = call.stored.facts, call.template
    imprint = Imprint(
        number=number,
        unit=name_of_unit(case.county, unit),
        at=call.at,
        address=address_of(code),
        code=code,
        fingerprint=seal.fingerprint,
    )
    content = content_of(call.stored, template, call.told, call.seq, number, call.at)
    return sign_pdf(
        draw_paper(template, content, imprint), seal, reason=f"{template.title.zh} {number}", place=imprint.unit
    )


def _supersede(call: _Call, code: str, now: datetime) -> None:
    if call.template.many:
        return
    case = call.stored.facts
    older = Paper.objects.of(case.county).filter(case_id=case.id, template=call.template.name, state="valid")
    changes: Mapping[str, Any] = {
        "state": "superseded",
        "superseded_by": code,
        "changed_at": now,
        "changed_by": call.by,
    }
    older.update(**changes)


def _new_code() -> str:
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
