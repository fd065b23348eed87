"""Past requests go round the whole loop by the rules in force, each once, and nobody is told."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from tests.services.replaying.conftest import row, sheet
from tests.world import CENTRE, COUNTY, HOUSING, World

from maplebridge.cases.journal import Entry, find_break
from maplebridge.cases.models import Case, CaseClock, CaseEvent, CaseWord
from maplebridge.ground.clock.time import now
from maplebridge.ground.numbers import case_number
from maplebridge.ground.post.models import Message
from maplebridge.ground.sql.county import CountyModel
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.replaying import actions
from maplebridge.services.replaying.actions import Replay, replay

LIFE = ["submit", "dispatch", "sign", "contact", "finish", "approve", "lapse"]


def run(data: bytes, clock: Callable[[], datetime] = now) -> Replay:
    return replay(county=COUNTY, data=data, clock=clock)


def counts() -> dict[str, int]:
    """How many rows each table of the county holds."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, CountyModel)]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE county = %s', [COUNTY])
            found[table] = cursor.fetchone()[0]
    return found


def only_case() -> Case:
    return Case.objects.of(COUNTY).get()


def test_a_request_lives_its_whole_life(world: World) -> None:
    result = run(sheet([row()]))
    assert (result.read, result.submitted, result.closed, result.rejected) == (1, 1, 1, [])
    events = CaseEvent.objects.of(COUNTY).order_by("seq")
    assert [event.action for event in events] == LIFE
    assert [event.state_to for event in events][-1] == only_case().state == "closed"
    assert only_case().ended_at is not None
    assert not CaseClock.objects.of(COUNTY).exclude(state="stopped").exists()
    assert not CaseClock.objects.of(COUNTY).exclude(wake_at=None).exists()


def test_times_are_those_of_the_file_and_the_rating_ends_by_its_clock(world: World) -> None:
    run(sheet([row()]))
    at = dict(CaseEvent.objects.of(COUNTY).values_list("action", "happened_at"))
    opened, replied = datetime.fromisoformat(row()["opened_at"]), datetime.fromisoformat(row()["replied_at"])
    assert at["submit"] == at["dispatch"] == at["sign"] == at["contact"] == opened
    assert at["finish"] == at["approve"] == replied
    assert at["lapse"] == CaseClock.objects.of(COUNTY).get(name="rate").due_at
    assert at["lapse"] - replied > timedelta(days=7)


def test_what_the_file_does_not_tell_is_marked_as_assumed(world: World) -> None:
    run(sheet([row()]))
    facts = dict(CaseEvent.objects.of(COUNTY).values_list("action", "facts"))
    assert all(each["replayed"] is True for each in facts.values())
    assert {action for action, each in facts.items() if each.get("assumed")} == {"dispatch", "sign", "contact"}


def test_rows_are_recorded_now(world: World) -> None:
    before = now()
    run(sheet([row()]))
    assert all(before <= at <= now() for at in CaseEvent.objects.of(COUNTY).values_list("recorded_at", flat=True))


def test_the_chain_is_whole_and_the_case_row_knows_its_head(world: World) -> None:
    run(sheet(row(n) for n in range(3)))
    for case in Case.objects.of(COUNTY):
        events = CaseEvent.objects.of(COUNTY).filter(case_id=case.id).order_by("seq")
        rows = [(_entry(event), bytes(event.prev), bytes(event.hash)) for event in events]
        assert find_break(case.id, case.number, case.version, bytes(case.head), rows) is None
        assert case.version == len(LIFE)


def _entry(event: CaseEvent) -> Entry:
    return Entry(**{name: getattr(event, name) for name in Entry.__slots__})


def test_the_words_and_the_reply_are_kept(world: World) -> None:
    run(sheet([row()]))
    words = dict(CaseWord.objects.of(COUNTY).values_list("field", "plain"))
    assert words["text"] == row()["text"]
    assert words["result"] == row()["reply"]
    assert only_case().outcome == "explained"


def test_the_rules_choose_the_unit_and_its_own_handler_acts(world: World) -> None:
    result = run(sheet([row(title="物业公司不作为", text="小区物业费收了，电梯坏了半年物业公司不修。")]))
    assert result.suggested == 1
    case = only_case()
    assert (case.unit, case.category) == (HOUSING, "0109")
    signed = CaseEvent.objects.of(COUNTY).get(action="sign")
    assert (signed.actor, signed.unit) == (world.ids["yangguang"], HOUSING)


def test_below_the_floor_the_county_centre_leads(world: World) -> None:
    result = run(sheet([row(title="你好", text="谢谢各位，祝一切都好。")]))
    assert (result.suggested, result.closed) == (0, 1)
    assert only_case().unit == CENTRE


def test_nobody_checks_their_own_work(world: World) -> None:
    run(sheet([row(1), row(2, title="你好", text="祝一切都好。")]))
    actors = {(e.case_id, e.action): e.actor for e in CaseEvent.objects.of(COUNTY)}
    assert all(actors[case, "finish"] != actors[case, "approve"] for case, _ in actors)
    assert {actors[case, "approve"] for case, _ in actors} == {world.ids["chenjing"]}


def test_a_matter_that_demands_proof_is_not_claimed_without_it(world: World) -> None:
    run(sheet([row()]))
    assert (only_case().matter, only_case().category) == ("other_request", "0405")


def test_what_belongs_to_a_sealed_category_is_sealed(world: World) -> None:
    run(sheet([row(title="举报猥亵未成年人", text="有人猥亵未成年学生，性侵未成年少女，请查处。")]))
    case = only_case()
    assert (case.category, case.secrecy, case.title) == ("0308", "case_sealed", "")
    assert not CaseWord.objects.of(COUNTY).exclude(plain=None).exists()


def test_nobody_is_told_of_the_past(world: World) -> None:
    run(sheet([row(1), row(2)]))
    while tell_once(COUNTY, now()):
        pass
    assert not Message.objects.of(COUNTY).exists()


def test_a_second_run_changes_nothing(world: World) -> None:
    data = sheet(row(n) for n in range(5))
    run(data)
    before = counts()
    again = run(data)
    assert (again.read, again.submitted, again.already, again.closed) == (5, 0, 5, 0)
    assert counts() == before
    assert (again.on_time, again.due) == (5, 5)


def test_an_end_in_the_middle_is_made_good_by_the_next_run(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    data = sheet(row(n) for n in range(5))

    def stop_at_three(done: int, of: int) -> None:
        if done >= 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replay(county=COUNTY, data=data, clock=now, progress=stop_at_three)
    assert Case.objects.of(COUNTY).count() == 4
    again = run(data)
    assert (again.submitted, again.already) == (1, 4)
    assert Case.objects.of(COUNTY).count() == 5


def test_the_same_line_twice_is_one_case_and_another_text_under_its_id_is_refused(world: World) -> None:
    result = run(sheet([row(1), row(1), row(1, text="别的事情，坑洼井盖。")]))
    assert (result.submitted, result.already) == (1, 1)
    assert [(reject.line, reject.field) for reject in result.rejected] == [(4, "id")]


def test_a_bad_line_stops_no_other(world: World) -> None:
    result = run(sheet([row(1), row(2, replied_at=""), row(3, opened_at="2019-13-45"), row(4, text="长" * 20_001)]))
    assert (result.read, result.closed) == (4, 1)
    assert [(reject.line, reject.field) for reject in result.rejected] == [
        (3, "replied_at"), (4, "opened_at"), (5, "text"),
    ]  # fmt: skip


def test_a_rating_time_that_runs_still_is_left_to_the_clock(world: World) -> None:
    replied = now() - timedelta(days=1)
    opened = replied - timedelta(hours=2)
    result = run(sheet([row(opened_at=opened.isoformat(), replied_at=replied.isoformat())]))
    assert (result.submitted, result.closed) == (1, 0)
    assert only_case().state == "answered"
    assert CaseClock.objects.of(COUNTY).exclude(state="stopped").values_list("name", flat=True).get() == "rate"


def test_on_time_counts_against_true_working_days(world: World) -> None:
    friday, sunday_worked = "2019-04-26T10:00:00+08:00", "2019-04-28T23:59:00+08:00"  # made up for Labour Day
    late = "2019-04-29T00:00:00+08:00"
    result = run(sheet([row(1, opened_at=friday, replied_at=sunday_worked), row(2, opened_at=friday, replied_at=late)]))
    assert (result.on_time, result.due) == (1, 2)


def test_years_the_county_had_no_table_for_get_their_days_off(world: World) -> None:
    assert not get_calendar(COUNTY).days.keys() & {date(2009, 10, 1)}
    run(sheet([row(opened_at="2009-09-30T09:00:00+08:00", replied_at="2009-10-08T09:00:00+08:00")]))
    assert get_calendar(COUNTY).days[date(2009, 10, 1)] is False


def test_the_slowest_are_named_with_their_days(world: World) -> None:
    result = run(sheet([row(1), row(2, replied_at="2019-03-14T09:00:00+08:00")]))
    assert result.slowest == [("r2", 10.0), ("r1", 1.29)]


def test_progress_ends_at_all_records(world: World) -> None:
    told: list[tuple[int, int]] = []
    replay(
        county=COUNTY,
        data=sheet([row(1), row(2), row(3, text="")]),
        clock=now,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 3), (3, 3)]


def test_a_clock_that_is_wrong_writes_nothing(world: World) -> None:
    with pytest.raises(Fault, match="clock_skewed"):
        run(sheet([row()]), clock=lambda: now() - timedelta(seconds=30))
    assert not Case.objects.of(COUNTY).exists()


def test_the_county_must_have_rules(world: World) -> None:
    with pytest.raises(Fault, match="no_pack"):
        replay(county="520523", data=sheet([row()]), clock=now)


def test_the_real_file_goes_round_whole(world: World, real_requests: bytes) -> None:
    result = run(real_requests)
    assert (result.read, result.submitted, result.closed, result.rejected) == (2000, 2000, 2000, [])
    actions = Counter(CaseEvent.objects.of(COUNTY).values_list("action", flat=True))
    assert actions == dict.fromkeys(LIFE, 2000)
    assert not CaseClock.objects.of(COUNTY).exclude(state="stopped").exists()
    assert result.due == 2000
    assert 0 < result.on_time < 2000
    before = counts()
    again = run(real_requests)
    assert (again.already, again.submitted, again.rejected) == (2000, 0, [])
    assert counts() == before


def test_two_spoilt_lines_of_the_real_file_are_named(world: World, real_requests: bytes) -> None:
    rows = list(csv.DictReader(io.StringIO(real_requests.decode("utf-8-sig"), newline="")))
    rows[500]["replied_at"] = ""
    rows[1500]["opened_at"] = "2019-02-31T08:00:00+08:00"
    result = run(sheet(rows))
    assert (result.read, result.closed) == (2000, 1998)
    assert [(reject.line, reject.field) for reject in result.rejected] == [(502, "replied_at"), (1502, "opened_at")]


def test_numbers_drawn_twice_are_drawn_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, drawn = case_number.make, Counter[str]()
    twice = draw(COUNTY)

    def make(county: str) -> str:
        drawn["all"] += 1
        return twice if drawn["all"] <= 2 else draw(county)

    monkeypatch.setattr(case_number, "make", make)
    assert run(sheet([row(1), row(2), row(3)])).closed == 3
    numbers = Case.objects.of(COUNTY).values_list("number", flat=True)
    assert len(set(numbers)) == 3
    assert all(event.facts["replayed"] for event in CaseEvent.objects.of(COUNTY))


def test_two_replays_at_once_take_each_request_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sheet(row(n) for n in range(3))
    run(data)
    before = counts()
    monkeypatch.setattr(actions, "get_known", _blind_once(actions.get_known))
    late = run(data)
    assert (late.submitted, late.already, late.rejected) == (0, 3, [])
    assert counts() == before


def _blind_once(known: Callable[[str, Sequence[str]], dict[str, bytes]]) -> Callable[..., dict[str, bytes]]:
    """As if another replay had not committed yet when this one looked for the first time."""
    looks = Counter[str]()

    def look(county: str, keys: Sequence[str]) -> dict[str, bytes]:
        looks["all"] += 1
        return {} if looks["all"] == 1 else known(county, keys)

    return look
