"""A drive from its draft to its published result: the list is fixed, the table is what the journals say."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest
from openpyxl import Workbook
from tests.cases.stage import Stage, moment
from tests.services.drives.court import BUREAU, COURT, HEAD, LABOUR, act, open_all, planned, register
from tests.world import COUNTY, VILLAGE, streetlight

from maplebridge.cases.queries import get_case
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.services.drives import words
from maplebridge.services.drives.access import access_drive
from maplebridge.services.drives.actions import listing, planning, running
from maplebridge.services.drives.actions.opening import closed_to_teams, open_to_teams
from maplebridge.services.drives.board import Board, get_board
from maplebridge.services.drives.holding import list_taken
from maplebridge.services.drives.models import DriveCase, DriveDecision
from maplebridge.services.drives.public import get_published, list_published
from maplebridge.services.drives.queries import list_decisions, list_drives, list_members

OPENED, STARTED, LATER, ENDED = (moment(text) for text in ("09-01 09:00", "09-10 09:00", "09-20 09:00", "09-30 17:00"))


@pytest.fixture
def head(stage: Stage) -> Actor:
    """Who runs the drive: the president of the court."""
    return stage.world.actor(HEAD, OPENED)


def board(head: Actor, drive: UUID) -> Board:
    return get_board(access_drive(head, drive))


def started(stage: Stage, head: Actor, many: int) -> tuple[UUID, list[str]]:
    """A running drive over so many cases, and their numbers in the order of teams."""
    stage.at("09-01 09:00")
    drive = planned(stage.world, register(stage.world, many, OPENED), STARTED)
    stage.at("09-10 09:00")
    running.start(actor=head, drive_id=drive, now=STARTED)
    open_all(head, drive, lambda: STARTED)
    rows = DriveCase.objects.of(COUNTY).filter(drive_id=drive).order_by("team", "place", "case_id")
    return drive, list(rows.values_list("number", flat=True))


def test_the_table_is_what_the_journals_say_between_start_and_end(stage: Stage, head: Actor) -> None:
    drive, numbers = started(stage, head, 31)
    assert [line.tally.cases for line in board(head, drive).teams] == [11, 10, 10]
    # What was done before the start counts for nobody; nothing has been done since but to let the teams in.
    stage.at("09-20 09:00")
    court, bureau = stage.world.actor("weizheng", LATER), stage.world.actor("qinhai", LATER)
    act(court, numbers[0], "measure", LATER, measure="contacted")
    act(court, numbers[0], "end_case", LATER, manner="performed", result="履行完毕", recovered="10000")
    act(court, numbers[1], "note", LATER, text="当事人外出，下周再联系")
    act(bureau, numbers[11], "measure", LATER, measure="paid", recovered="2500.50")
    act(bureau, numbers[11], "measure", LATER, measure="paid", recovered="1")
    stage.at("09-30 17:00")
    running.end(actor=head, drive_id=drive, now=ENDED)
    act(bureau, numbers[12], "measure", ENDED, measure="contacted")

    found = board(head, drive)
    first, second, third = (line.tally for line in found.teams)
    assert (first.finished, first.total, first.kinds) == (1, Decimal(10000), {"measure:contacted": 1, "end_case": 1})
    assert (second.finished, second.total, second.kinds) == (0, Decimal("2501.50"), {"measure:paid": 1})
    assert (third.finished, third.total) == (0, 0)
    assert found.total.total == Decimal("12501.50")
    assert found.kinds["measure:paid"].zh == "给付到位"


def test_letting_the_teams_in_is_no_work_on_a_case(stage: Stage, head: Actor) -> None:
    drive, _ = started(stage, head, 6)
    assert board(head, drive).total.touched == 0
    assert get_case(COUNTY, board(head, drive).lines[5].case.facts.number).facts.helpers == (LABOUR,)
    assert open_to_teams(actor=head, drive_id=drive, now=STARTED).done == 0


def test_the_list_is_fixed_once_it_is_started(stage: Stage, head: Actor) -> None:
    drive, numbers = started(stage, head, 4)
    (extra,) = register(stage.world, 1, STARTED)
    with pytest.raises(Conflict):
        listing.list_from_file(actor=head, drive_id=drive, data=extra.encode())
    with pytest.raises(Conflict):
        running.start(actor=head, drive_id=drive, now=STARTED)
    for deed in (running.add_case, running.move_case):
        with pytest.raises(Fault) as caught:
            deed(actor=head, drive_id=drive, number=extra, team=1, reason=" ", now=STARTED)
        assert caught.value.field in ("reason", "number")
    running.add_case(actor=head, drive_id=drive, number=extra, team=2, reason="涉农民工工资", now=STARTED)
    running.move_case(actor=head, drive_id=drive, number=numbers[0], team=3, reason="同一被执行人", now=STARTED)
    running.remove_case(actor=head, drive_id=drive, number=numbers[3], reason="移送破产", now=STARTED)
    assert [line.tally.cases for line in board(head, drive).teams] == [1, 2, 1]
    kinds = [each.decision.kind for each in list_decisions(COUNTY, drive)]
    assert kinds == ["removed", "moved", "added"]
    assert DriveDecision.objects.of(COUNTY).exclude(reason="").count() == 3


def refused(
    deed: Callable[..., object], head: Actor, drive: UUID, number: str, reason: str = "x", **more: int
) -> Fault:
    with pytest.raises(Fault) as caught:
        deed(actor=head, drive_id=drive, number=number, reason=reason, now=LATER, **more)
    return caught.value


def test_what_was_done_while_a_case_was_off_the_list_does_not_count_once_it_is_back(stage: Stage, head: Actor) -> None:
    drive, (number, done, over, *_) = started(stage, head, 9)
    stage.at("09-20 09:00")
    court = stage.world.actor("weizheng", LATER)

    def pays(yuan: str) -> Decimal:
        act(court, number, "measure", LATER, measure="paid", recovered=yuan)
        return board(head, drive).total.total

    def decide(deed: Callable[..., None], of: str) -> Decimal:
        deed(actor=head, drive_id=drive, number=of, reason="核实", now=LATER)
        return board(head, drive).total.total

    assert refused(running.put_back, head, drive, number).text == words.NOT_TAKEN_OFF
    assert [pays("100"), decide(running.remove_case, number), pays("1000")] == [100, 0, 0]
    assert refused(running.add_case, head, drive, number, team=1).text == words.TAKEN_OFF
    assert refused(running.put_back, head, drive, number, " ").field == "reason"
    assert [decide(running.put_back, number), pays("10")] == [100, 110]
    # Off and on again, without and with something done meanwhile: only that is left out.
    assert [decide(running.remove_case, number), decide(running.put_back, number)] == [0, 110]
    assert [decide(running.remove_case, number), pays("2000"), decide(running.put_back, number)] == [0, 0, 110]
    first = list_decisions(COUNTY, drive)[-1:-3:-1]
    assert [(each.decision.kind, each.decision.reason, each.name) for each in first] == [
        ("removed", "核实", head.name),
        ("put_back", "核实", head.name),
    ]
    # What was over when it was taken off is over with the drive; what was ended by others meanwhile is no work of it.
    act(court, done, "end_case", LATER, manner="performed", result="履行完毕")
    assert [decide(running.remove_case, done), board(head, drive).total.finished] == [110, 0]
    assert [decide(running.put_back, done), board(head, drive).total.finished] == [110, 1]
    running.remove_case(actor=head, drive_id=drive, number=over, reason="核实", now=STARTED)
    act(court, over, "end_case", LATER, manner="performed", result="履行完毕")
    assert refused(running.put_back, head, drive, over).text == words.ENDED_CASE
    running.end(actor=head, drive_id=drive, now=ENDED)
    assert refused(running.put_back, head, drive, over).code == "not_running"


def test_a_case_counts_for_one_running_drive_at_a_time(stage: Stage, head: Actor) -> None:
    stage.at("09-01 09:00")
    numbers = register(stage.world, 4, OPENED)
    free, *shared = numbers
    planned_before = planned(stage.world, numbers, OPENED, name="冬季行动")
    drive = planned(stage.world, shared, OPENED)
    stage.at("09-10 09:00")
    running.start(actor=head, drive_id=drive, now=STARTED)
    named = words.counts_for("百日执行")
    # By numbers and by matter and place: those of the other drive are named, and what is left is listed.
    later = planned(stage.world, [], STARTED, name="春季行动")
    by_file = listing.list_from_file(actor=head, drive_id=later, data=f"编号\n{shared[0]}".encode())
    assert [(wrong.line, wrong.text) for wrong in by_file.wrong] == [(2, named)]
    by_matter = listing.list_by_matter(actor=head, drive_id=later, matter="enforcement_case", place="")
    assert by_matter.added == 1
    assert sorted((wrong.said, wrong.text) for wrong in by_matter.wrong) == sorted((each, named) for each in shared)
    # A list that was made before leaves them out at its start, and says so.
    left_out = running.start(actor=head, drive_id=planned_before, now=STARTED)
    assert (left_out.added, {wrong.said for wrong in left_out.wrong}) == (1, set(shared))
    assert [line.case.facts.number for line in board(head, planned_before).lines] == [free]
    with pytest.raises(Fault) as caught:
        running.start(actor=head, drive_id=later, now=STARTED)
    assert caught.value.text == words.NONE_LEFT
    fault = refused(running.add_case, head, planned_before, shared[0], team=1)
    assert (fault.code, fault.text) == ("counts_elsewhere", named)
    # Whoever may not know of a drive learns whom to ask, not what it is called.
    case = get_case(COUNTY, shared[0]).facts.id
    (said,) = list_taken(stage.world.actor("yangguang", STARTED), [case], but=later).values()
    assert "县人民法院" in said.zh
    assert "百日执行" not in said.zh

    # Taken off, it may count for the other; the money is counted once whichever way it goes and comes back.
    stage.at("09-20 09:00")
    court = stage.world.actor("weizheng", LATER)
    pays = partial(act, court, shared[0], "measure", LATER, measure="paid")
    pays(recovered="1")
    running.remove_case(actor=head, drive_id=drive, number=shared[0], reason="移交", now=LATER)
    running.add_case(actor=head, drive_id=planned_before, number=shared[0], team=1, reason="接收", now=LATER)
    pays(recovered="20")
    assert refused(running.put_back, head, drive, shared[0]).text == words.counts_for("冬季行动")
    running.end(actor=head, drive_id=planned_before, now=LATER)
    running.put_back(actor=head, drive_id=drive, number=shared[0], reason="收回", now=LATER)
    pays(recovered="300")
    assert [board(head, each).total.total for each in (drive, planned_before)] == [301, 20]


def test_what_ended_or_was_sealed_before_the_start_is_not_on_the_fixed_list(stage: Stage, head: Actor) -> None:
    stage.at("09-01 09:00")
    numbers = register(stage.world, 4, OPENED)
    drive = planned(stage.world, numbers, OPENED)
    act(stage.world.actor("weizheng", OPENED), numbers[0], "end_case", OPENED, manner="cancelled", result="撤回")
    act(head, numbers[1], "exclude", OPENED, excluded=[LABOUR], reason="回避")
    running.start(actor=head, drive_id=drive, now=STARTED)
    assert sorted(line.case.facts.number for line in board(head, drive).lines) == sorted(numbers[2:])


def test_a_case_sealed_meanwhile_does_not_wait_for_a_team_in_the_eyes_of_whoever_is_kept_out(
    stage: Stage, head: Actor
) -> None:
    drive, _ = started(stage, head, 4)
    (extra,) = register(stage.world, 1, STARTED)
    running.add_case(actor=head, drive_id=drive, number=extra, team=3, reason="涉农民工工资", now=STARTED)
    labour = stage.world.actor("tangwei", STARTED)
    assert len(list(closed_to_teams(board(head, drive), labour))) == 1
    act(head, extra, "exclude", STARTED, excluded=[LABOUR], reason="回避")
    assert list(closed_to_teams(board(head, drive), labour)) == []


def test_what_is_wrong_with_a_file_is_said_by_its_line(stage: Stage, head: Actor) -> None:
    stage.at("09-01 09:00")
    good, over, sealed = register(stage.world, 3, OPENED)
    act(stage.world.actor("weizheng", OPENED), over, "end_case", OPENED, manner="cancelled", result="撤回")
    act(stage.world.actor(HEAD, OPENED), sealed, "exclude", OPENED, excluded=[LABOUR], reason="回避")
    unseen = stage.submit("aduo", **streetlight()).number
    drive = planned(stage.world, [good], OPENED)
    book = Workbook()
    for row in (("序号", "编号"), (1, good), (2, over), (3, sealed), (4, unseen), (5, "123"), (None, None)):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    listed = listing.list_from_file(actor=head, drive_id=drive, data=data.getvalue())
    assert listed.added == 0
    assert [(wrong.line, wrong.text.en.partition(",")[0].partition(":")[0]) for wrong in listed.wrong] == [
        (2, "It is on the list already"),
        (3, "The case is over"),
        (4, "Sealed cases"),
        (5, "There is no such case"),
        (6, "That is no case number"),
    ]
    with pytest.raises(Fault) as caught:
        listing.list_from_file(actor=head, drive_id=drive, data=b"PK\x03\x04broken")
    assert caught.value.code == "bad_file"
    for name, content in (("xl/workbook.xml", b"<not xml"), ("xl/more.xml", b"0" * 101 * 1024 * 1024)):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as to, zipfile.ZipFile(data) as good_file:
            for each in {*good_file.namelist(), name}:
                to.writestr(each, content if each == name else good_file.read(each))
        with pytest.raises(Fault):
            listing.list_from_file(actor=head, drive_id=drive, data=packed.getvalue())


def test_a_list_can_be_all_open_cases_of_a_matter_at_a_place(stage: Stage, head: Actor) -> None:
    stage.at("09-01 09:00")
    numbers = register(stage.world, 5, OPENED)
    drive = planned(stage.world, numbers[:1], OPENED)
    listed = listing.list_by_matter(actor=head, drive_id=drive, matter="enforcement_case", place=VILLAGE)
    assert listed.added == 4
    with pytest.raises(Fault):
        listing.list_by_matter(actor=head, drive_id=drive, matter="enforcement_case", place=VILLAGE)


def test_the_published_result_stays_as_it_was_told_and_hides_what_is_small(stage: Stage, head: Actor) -> None:
    drive, numbers = started(stage, head, 36)
    stage.at("09-20 09:00")
    court = stage.world.actor("weizheng", LATER)
    for number in numbers[:11]:
        act(court, number, "measure", LATER, measure="paid", recovered="100")
    act(stage.world.actor("qinhai", LATER), numbers[12], "measure", LATER, measure="contacted")
    with pytest.raises(Conflict):
        running.publish(actor=head, drive_id=drive, now=LATER)
    stage.at("09-30 17:00")
    running.end(actor=head, drive_id=drive, now=ENDED)
    with pytest.raises(Missing):
        get_published(COUNTY, drive)
    running.publish(actor=head, drive_id=drive, now=ENDED)
    told = get_published(COUNTY, drive)
    assert (told.total.cases, told.total.touched, told.total.finished) == (36, 12, 0)
    assert told.total.yuan == ("1100.00",)
    # One case of the second team is too few to be told, and with the sum the first team's would tell it.
    assert [team.cases for team in told.teams] == [12, 12, 12]
    assert [team.touched for team in told.teams] == [None, None, 0]
    assert [team.yuan for team in told.teams] == [("1100.00",), ("0.00",), ("0.00",)]
    assert [(label.en, many) for label, many in told.measures] == [("Parties contacted", None), ("Paid", 11)]
    act(court, numbers[11], "end_case", ENDED, manner="performed", result="履行完毕", recovered="9000")
    assert get_published(COUNTY, drive) == told == list_published(COUNTY)[0]
    names = {name for people in list_members(COUNTY, drive).values() for _, name in people}
    assert len(names) == 3
    assert not any(name in str(asdict(told)) for name in names)


def test_who_sees_a_drive_and_who_runs_it(stage: Stage, head: Actor) -> None:
    drive, _ = started(stage, head, 3)
    for code in ("zhouming", "axiu", "shenji", "qinhai", "luyuan"):
        assert [each.id for each in list_drives(stage.world.actor(code, STARTED))] == [drive], code
    for code in ("yangguang", "luolan", "alice"):
        stranger = stage.world.actor(code, STARTED)
        assert list_drives(stranger) == []
        with pytest.raises(Missing):
            access_drive(stranger, drive)
    for code in ("qinhai", "luyuan", "shenji", "weizheng"):
        with pytest.raises(Forbidden):
            running.end(actor=stage.world.actor(code, STARTED), drive_id=drive, now=STARTED)
    with pytest.raises(Forbidden):
        planning.plan_drive(
            actor=stage.world.actor("luyuan", STARTED), name="x", purpose="y", unit=COURT, first=date(2026, 9, 1),
            last=date(2026, 9, 2), now=STARTED,
        )  # fmt: skip
    other = stage.world.ids["yangguang"]
    with pytest.raises(Fault) as caught:
        planning.add_member(actor=head, drive_id=drive, team=1, person=other, now=STARTED)
    assert caught.value.code == "not_of_the_unit"
    assert BUREAU in {line.team.unit for line in board(head, drive).teams}


def test_a_unit_kept_out_of_a_case_meanwhile_is_told_nothing_of_it_on_the_table(stage: Stage, head: Actor) -> None:
    drive, numbers = started(stage, head, 3)
    stage.at("09-20 09:00")
    act(stage.world.actor(HEAD, LATER), numbers[0], "exclude", LATER, excluded=[LABOUR], reason="回避")
    told = {
        code: [line.case.facts.number for line in board(head, drive).lines if line.known_to(stage.world.actor(code))]
        for code in ("weizheng", "qinhai", "tangwei")
    }
    assert told == {"weizheng": numbers, "qinhai": numbers, "tangwei": numbers[1:]}
