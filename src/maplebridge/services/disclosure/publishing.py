"""Publishes, corrects and withdraws; notes events after which something must be published; asks for what is missing.
Not for lists: queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.actions import Draft as Message
from maplebridge.ground.post.actions import lay_out
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.disclosure_rules import DisclosureItem
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.guarding import check_public
from maplebridge.services.disclosure.models import DisclosureEvent, Publication, PublicationVersion
from maplebridge.services.disclosure.rules import name_duty, read_period

PUBLISHERS = frozenset({"handler", "unit_head", "dispatcher"})
CHASERS = frozenset({"leader", "dispatcher", "checker"})
LONGEST = {"title": 80, "text": 20_000, "why": 300, "reason": 300}
MOST_ROWS, LONGEST_CELL = 500, 200
AT_ONCE = 1000
CHASED = "disclosure_chased"
NOT_YOURS = Text("只能公开您所在单位的信息", "you publish for a unit that you serve in")
NO_ITEM = Text("这个单位没有这个公开事项", "this unit has no such item to publish")
NO_WORDS = Text("请填写", "please fill this in")
NOTHING = Text("请写内容、填表格或附文件", "write something, fill the table or add a file")
TOO_LONG = Text("太长了，请缩短", "too long; please shorten it")
TOO_MANY = Text(f"表格最多 {MOST_ROWS} 行", f"a table has at most {MOST_ROWS} rows")
WRONG_WIDTH = Text("这一行的列数和表头不一样", "this row has not as many cells as the head")
ALREADY = Text("这一期已经公开，请去更正那一条", "this is published already; correct that one instead")
WITHDRAWN = Text("这条信息已经撤回", "this has been withdrawn")
NO_PUBLICATION = Text("没有这条公开信息", "there is no such publication")
NOT_CHASING = Text("由县里的督办人员催办", "leaders and dispatchers ask for what is missing")
AHEAD = Text("日期不能在今天以后", "the day cannot be in the future")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be published. `item` "" is what no list asks for; `file` the hash of a stored file."""

    unit: str
    title: str
    item: str = ""
    period: str = ""
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    file: str = ""
    file_name: str = ""
    mime: str = ""
    hand_out: bool = False


def units_of(actor: Actor) -> tuple[str, ...]:
    """The units for which the actor may publish."""
    return tuple(sorted({duty.unit for duty in actor.duties if duty.unit and duty.role in PUBLISHERS}))


def publish(*, actor: Actor, draft: Draft, now: datetime) -> UUID:
    """Puts it on the public pages at once; its id. Raises Fault naming the field, Forbidden, Conflict."""
    return publish_many([(actor, draft, now)])[0]


def publish_many(entries: Sequence[tuple[Actor, Draft, datetime]]) -> list[UUID]:
    """The same for many at once, all or none: by whom, what and when; their ids in order."""
    pairs = [_rows_of(actor, draft, now) for actor, draft, now in entries]
    try:
        with transaction.atomic():
            Publication.objects.insert([row for row, _ in pairs], batch_size=AT_ONCE)
            PublicationVersion.objects.insert([version for _, version in pairs], batch_size=AT_ONCE)
    except IntegrityError:  # it is there already, or somebody else of the unit was quicker by a moment
        raise Conflict("already", ALREADY, field="period") from None
    return [row.id for row, _ in pairs]


def check_draft(*, actor: Actor, draft: Draft, now: datetime) -> None:
    """Whether a draft could be published: the same checks, nothing written. Raises what `publish` raises."""
    _rows_of(actor, draft, now)
    period = draft.period if draft.item else ""
    same = Publication.objects.of(actor.county).filter(unit=draft.unit, item=draft.item, period=period)
    if draft.item and same.filter(withdrawn_at=None).exists():
        raise Conflict("already", ALREADY, field="period")


def _rows_of(actor: Actor, draft: Draft, now: datetime) -> tuple[Publication, PublicationVersion]:
    unit = _own_unit(actor, draft.unit)
    _check(draft)
    _check_duty(unit, draft, actor.county)
    row = Publication(
        county=actor.county,
        id=new_id(),
        unit=unit.code,
        place=unit.place,
        item=draft.item,
        period=draft.period if draft.item else "",
        title=draft.title.strip(),
        hand_out=draft.hand_out,
        published_at=now,
        changed_at=now,
    )
    return row, _version(actor, row.id, 1, draft, "", now)


def correct(*, actor: Actor, publication: UUID, draft: Draft, why: str, now: datetime) -> int:
    """Publishes a newer version; the older ones stay to be seen. The number of it. Raises Fault, Missing, Conflict."""
    _check(draft)
    reason = _line("why", why)
    check_public({"why": reason})
    with transaction.atomic():
        row = _lock(actor, publication)
        number = row.version + 1
        PublicationVersion.objects.insert([_version(actor, row.id, number, draft, reason, now)])
        changed = {"version": number, "title": draft.title.strip(), "hand_out": draft.hand_out, "changed_at": now}
        Publication.objects.of(actor.county).filter(id=row.id).update(**changed)
    return number


def withdraw(*, actor: Actor, publication: UUID, reason: str, now: datetime) -> None:
    """Takes its words off the public pages; that it was there, and why it went, stays. Raises Fault, Missing."""
    words = _line("reason", reason)
    check_public({"reason": words})
    with transaction.atomic():
        row = _lock(actor, publication)
        gone = {"withdrawn_at": now, "changed_at": now, "reason": words}
        Publication.objects.of(actor.county).filter(id=row.id).update(**gone)


def note_event(*, actor: Actor, unit: str, item: str, title: str, happened_on: date, now: datetime) -> UUID:
    """Notes that something happened after which the unit must publish an item. Raises Fault, Forbidden."""
    own = _own_unit(actor, unit)
    known = _item_of(actor.county, own, item)
    if known.every != "event":
        raise Fault("no_such_item", NO_ITEM, field="item")
    if happened_on > day_of(now):
        raise Fault("ahead", AHEAD, field="happened_on")
    words = _line("title", title)
    check_public({"title": words})
    row = DisclosureEvent(county=actor.county, id=new_id(), unit=unit, item=item, title=words,
                          happened_on=happened_on, made_by=actor.id, made_at=now)  # fmt: skip
    return DisclosureEvent.objects.insert([row])[0].id


def may_chase(actor: Actor) -> bool:
    """Whether the actor looks after disclosure of the whole county."""
    return any(duty.role in CHASERS and duty.place == actor.county for duty in actor.duties)


def chase(*, actor: Actor, unit: str, item: str, period: str, now: datetime) -> None:
    """Asks a unit for what is missing, at most once a day. Raises Forbidden, Fault, Missing."""
    if not may_chase(actor):
        raise Forbidden("not_yours", NOT_CHASING)
    owing = get_registry(actor.county).unit(unit)
    if owing is None:
        raise Missing("no_unit", NO_ITEM)
    known = _item_of(actor.county, owing, item)
    label = _label(actor.county, owing, known, period)
    params = {"state": name_duty(known, label)}
    fact = f"disclosure:{unit}:{item}:{period}:chased:{day_of(now)}"
    lay_out(county=actor.county, drafts=[Message(fact, f"unit:{unit}", CHASED, params, None)], now=now)


def read_rows(text: str, columns: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows of a table from lines, as pasted from a spreadsheet (tabs) or typed with |. Raises Fault."""
    rows = [tuple(cell.strip() for cell in line.replace("｜", "|").replace("\t", "|").split("|"))
            for line in text.splitlines() if line.strip()]  # fmt: skip
    return check_rows(rows, columns)


def check_rows(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows as they may be published under these columns. Raises Fault."""
    if len(rows) > MOST_ROWS:
        raise Fault("too_many", TOO_MANY, field="rows")
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns) or any(len(cell) > LONGEST_CELL for cell in row):
            raise Fault("wrong_width", _at_row(number), field="rows")
    return tuple(tuple(row) for row in rows)


def _at_row(number: int) -> Text:
    return Text(f"第 {number} 行：{WRONG_WIDTH.zh}", f"Row {number}: {WRONG_WIDTH.en}")


def _own_unit(actor: Actor, code: str) -> UnitFacts:
    unit = get_registry(actor.county).unit(code)
    if unit is None or code not in units_of(actor):
        raise Forbidden("not_yours", NOT_YOURS, field="unit")
    return unit


def _item_of(county: str, unit: UnitFacts, name: str) -> DisclosureItem:
    item = get_current_pack(county).disclosure.items.get(name)
    if item is None or unit.kind not in item.kinds:
        raise Fault("no_such_item", NO_ITEM, field="item")
    return item


def _check(draft: Draft) -> None:
    """Raises Fault naming the field: something is missing, too long or personal."""
    _line("title", draft.title)
    if len(draft.text) > LONGEST["text"]:
        raise Fault("too_long", TOO_LONG, field="text")
    if not (draft.text.strip() or draft.rows or draft.file):
        raise Fault("missing", NOTHING, field="text")
    check_public({"title": draft.title, "text": draft.text, "file": draft.file_name}, draft.rows)


def _check_duty(unit: UnitFacts, draft: Draft, county: str) -> None:
    """An item is one that the unit owes, for a period or event of its own. Raises Fault."""
    if not draft.item:
        return
    _label(county, unit, _item_of(county, unit, draft.item), draft.period)


def _label(county: str, unit: UnitFacts, item: DisclosureItem, period: str) -> Text:
    """What the period or event is called. Raises Fault when the unit has none such."""
    if item.every != "event":
        return read_period(item, period).label
    try:
        wanted = UUID(period)
    except ValueError:
        wanted = UUID(int=0)
    events = DisclosureEvent.objects.of(county).filter(id=wanted, unit=unit.code, item=item.name)
    title = events.values_list("title", flat=True).first()
    if title is None:
        raise Fault("no_such_period", NO_ITEM, field="period")
    return Text(title, title)


def _lock(actor: Actor, publication: UUID) -> Publication:
    row = Publication.objects.of(actor.county).select_for_update().filter(id=publication).first()
    if row is None:
        raise Missing("no_publication", NO_PUBLICATION)
    if row.unit not in units_of(actor):
        raise Forbidden("not_yours", NOT_YOURS)
    if row.withdrawn_at is not None:
        raise Conflict("withdrawn", WITHDRAWN)
    return row


def _version(actor: Actor, row: UUID, number: int, draft: Draft, why: str, now: datetime) -> PublicationVersion:
    return PublicationVersion(
        county=actor.county,
        publication=row,
        number=number,
        title=draft.title.strip(),
        text=draft.text.strip(),
        columns=list(draft.columns),
        rows=[list(each) for each in draft.rows],
        file=draft.file,
        file_name=draft.file_name,
        mime=draft.mime,
        why=why,
        made_by=actor.id,
        made_at=now,
    )


def _line(name: str, said: str) -> str:
    words = said.strip()
    if not words:
        raise Fault("missing", NO_WORDS, field=name)
    if len(words) > LONGEST[name]:
        raise Fault("too_long", TOO_LONG, field=name)
    return words
