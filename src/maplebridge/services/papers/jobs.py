"""Follows the journal for actions that call for papers, and makes them out, one in a transaction. A worker that is
killed leaves either the order or the paper. Not for making out by hand."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.papers.actions import NotSealed, issue, order_papers
from maplebridge.services.papers.models import PaperOrder

READER = "papers"


def order_once(county: str, now: datetime) -> int:
    """Notes the papers that new journal rows call for; returns how many rows. Call again while it is not 0."""

    def handle(county: str, rows: Sequence[JournalRow]) -> None:
        order_papers(county=county, orders=[order for row in rows for order in _orders(county, row)])

    return read_on(county, READER, handle)


def issue_once(county: str, now: datetime) -> int:
    """Makes out one paper that was ordered; 0 when none waits. What cannot be made out stays, with what is wrong."""
    with transaction.atomic():
        waiting = PaperOrder.objects.of(county).filter(failed_at=None).order_by("ordered_at", "seq")
        order = waiting.select_for_update(skip_locked=True).first()
        if order is None:
            return 0
        try:
            issue(county=county, number=order.case_number, template=order.template, seq=order.seq, by="", now=now)
            _of(order).delete()
        except NotSealed:
            raise  # nobody at a desk can mend it: the order waits, and the worker's log says why
        except Fault as fault:
            _of(order).update(failed_at=now, fault_zh=fault.text.zh, fault_en=fault.text.en)
    return 1


def _of(order: PaperOrder) -> QuerySet[PaperOrder]:
    same = {"case_id": order.case_id, "seq": order.seq, "template": order.template}
    return PaperOrder.objects.of(order.county).filter(**same)


def _orders(county: str, row: JournalRow) -> list[PaperOrder]:
    pack = get_pack(county, row.rules)
    matter = pack.matters.get(row.matter)
    action = pack.workflows[matter.workflow].actions.get(row.action) if matter else None
    return [
        PaperOrder(
            county=county,
            case_id=row.case_id,
            seq=row.seq,
            template=template,
            case_number=row.number,
            ordered_at=row.happened_at,
        )
        for template in (action.issues if action else ())
    ]
