"""Who means to come to an activity: places, the waiting list, cancelling by a secret link. Name and phone are sealed,
seen by the units that hold it, and destroyed thirty days after it. Not for who was there: reports count that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from maplebridge.directory.places.queries import get_place
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.vault.cipher import blind, blind_all, check_secret, derive_secret, open_sealed, seal
from maplebridge.ground.vault.values import normalise
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.activities.models import Activity, SignUp
from maplebridge.services.activities.rules import may_come_in

SECRET = "activity sign-up"  # noqa: S105 - the purpose that secrets are derived for, not one of them
CANCELLED, PLACE_FREE, MOVED = "activity_cancelled", "activity_place_free", "activity_moved"
KEPT = timedelta(days=30)
NAME_LONGEST, SHORTEST_PHONE, LONGEST_PHONE = 40, 7, 13
NO_NAME = Text("请写您的称呼", "please say who comes")
NO_PHONE = Text("请写能联系到您的电话", "please give a phone that reaches you")
NOT_OPEN = Text("这个活动现在不接受报名", "this activity does not take sign-ups now")
NO_SIGN_UP = Text("没有这个报名，或链接不对", "there is no such sign-up, or the link is not right")


@dataclass(frozen=True, slots=True)
class Coming:
    """A sign-up as whoever made it sees it."""

    id: UUID
    activity: UUID
    state: str
    secret: str
    ahead: int = 0


def sign_up(
    *,
    county: str,
    activity: UUID,
    name: str,
    phone: str,
    now: datetime,
    person: str = "",
    language: str = "zh",
    key: UUID | None = None,
) -> Coming:
    """Takes a place, or one on the waiting list; the same `key` again gives the same. Raises Fault, Conflict.

    The row of the activity is locked meanwhile, so that however many come at once no place is given twice. A phone that
    is on the list already gets one place more and the same answer: a family has one phone, and whoever types a number
    learns nothing of its owner. Only an account is shown what it has.
    """
    name, phone = _check(name, phone)
    with transaction.atomic():
        row = Activity.objects.of(county).select_for_update().filter(id=activity).first()
        live = SignUp.objects.of(county).filter(activity=activity).exclude(state="cancelled")
        own = Q(id=key, person=person) | (Q(person=person) & ~Q(person=""))
        known = live.filter(own, phone_blind__in=blind_all(county, "phone", phone)).first()
        if known is not None:
            return _coming(known)
        if row is None or row.state != "open" or now >= row.starts_at:
            raise Conflict("not_open", NOT_OPEN)
        state = "in" if may_come_in(row.capacity, live.filter(state="in").count()) else "waiting"
        made = _row(county, activity, name, phone, person, language, _fresh(county, key), state, now)
        return _coming(SignUp.objects.insert([made])[0])


def open_sign_up_of(county: str, sign_up_id: UUID, secret: str) -> Coming:
    """The sign-up that a secret link opens. Raises Missing."""
    return _coming(_held(county, sign_up_id, secret))


def cancel_sign_up(*, county: str, sign_up_id: UUID, secret: str, now: datetime) -> Coming:
    """Gives a place back; whoever waits longest takes it and is told. Again, it changes nothing. Raises Missing."""
    with transaction.atomic():
        first = _held(county, sign_up_id, secret)
        activity = Activity.objects.of(county).select_for_update().get(id=first.activity)
        row = _held(county, sign_up_id, secret)
        if row.state != "cancelled":
            row.state = "cancelled"
            SignUp.objects.of(county).filter(id=row.id).update(state="cancelled", changed_at=now, untold="")
            promote(activity, now)
        return _coming(row)


def promote(activity: Activity, now: datetime) -> int:
    """Lets in who waits as far as there are places, the longest first; how many. The caller has locked it."""
    if activity.state not in ("open", "planned") or now >= activity.starts_at:
        return 0
    rows = SignUp.objects.of(activity.county).filter(activity=activity.id)
    taken, let_in = rows.filter(state="in").count(), 0
    for row in rows.filter(state="waiting").order_by("made_at", "id"):
        if not may_come_in(activity.capacity, taken + let_in):
            break
        rows.filter(id=row.id).update(state="in", changed_at=now)
        _tell(activity, row, PLACE_FREE, now)
        let_in += 1
    return let_in


def tell_cancelled(activity: Activity, now: datetime) -> int:
    """Tells everybody on the list that it does not take place; how many."""
    return _tell_all(activity, CANCELLED, now)


def tell_moved(activity: Activity, now: datetime) -> int:
    """Tells everybody on the list when and where it is now; how many. Before `promote`: who has moved up hears that."""
    return _tell_all(activity, MOVED, now)


def name_of(row: SignUp) -> str:
    """The name somebody signed up with."""
    return open_sealed(row.county, bytes(row.name_sealed), _context(row.id, "name"))


def phone_of(row: SignUp) -> str:
    """The phone somebody signed up with."""
    return open_sealed(row.county, bytes(row.phone_sealed), _context(row.id, "phone"))


def words_of(activity: Activity, template: str) -> dict[str, str]:
    """What a message of that kind says of an activity: its name and when it is; of a moved one where, too."""
    where = f"（{get_place(activity.county, activity.place).name}{activity.address}）" if template == MOVED else ""
    return {"state": f"{activity.title}{where}", "clock": say_time(activity.starts_at)}


def say_time(moment: datetime) -> str:
    """When it begins, as messages say it in both languages."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def forget_sign_ups_once(county: str, now: datetime) -> int:
    """Destroys names and phones of activities that ended thirty days ago or longer; how many."""
    over = Activity.objects.of(county).filter(ends_at__lt=now - KEPT).values("id")
    old = SignUp.objects.of(county).filter(activity__in=over)
    return old.filter(id__in=list(old.values_list("id", flat=True)[:500])).delete()[0]


def _tell_all(activity: Activity, template: str, now: datetime) -> int:
    rows = list(SignUp.objects.of(activity.county).filter(activity=activity.id).exclude(state="cancelled"))
    for row in rows:
        _tell(activity, row, template, now)
    return len(rows)


def _tell(activity: Activity, row: SignUp, template: str, now: datetime) -> None:
    """By the mailbox of whoever has an account; the others are sent a text by the loop."""
    if not row.person:
        SignUp.objects.of(row.county).filter(id=row.id).update(untold=template, tries=0)
        return
    again = f":{now.isoformat()}" if template == MOVED else ""
    fact, params = f"activity:{activity.id}:{row.id}:{template}{again}", words_of(activity, template)
    draft = Draft(fact, f"person:{row.person}", template, params, None)
    lay_out(county=row.county, drafts=[draft], now=now)


def _check(name: str, phone: str) -> tuple[str, str]:
    name, digits = " ".join(name.split()), normalise("phone", phone)
    if not name or len(name) > NAME_LONGEST:
        raise Fault("missing", NO_NAME, field="name")
    if not SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE:
        raise Fault("invalid", NO_PHONE, field="phone")
    return name, digits


def _row(
    county: str, activity: UUID, name: str, phone: str, person: str, language: str, row: UUID, state: str, now: datetime
) -> SignUp:
    return SignUp(
        county=county,
        id=row,
        activity=activity,
        person=person,
        name_sealed=seal(county, name, _context(row, "name")),
        phone_sealed=seal(county, phone, _context(row, "phone")),
        phone_blind=blind(county, "phone", phone),
        language="en" if language == "en" else "zh",
        state=state,
        made_at=now,
        changed_at=now,
    )


def _fresh(county: str, key: UUID | None) -> UUID:
    """The key that a form was given, unless a sign-up has it already: one that was cancelled, or another's."""
    if key is None or SignUp.objects.of(county).filter(id=key).exists():
        return new_id()
    return key


def _held(county: str, sign_up_id: UUID, secret: str) -> SignUp:
    row = SignUp.objects.of(county).filter(id=sign_up_id).first()
    if row is None or not check_secret(county, SECRET, secret, str(sign_up_id)):
        raise Missing("no_sign_up", NO_SIGN_UP)
    return row


def _coming(row: SignUp) -> Coming:
    earlier = Q(made_at__lt=row.made_at) | Q(made_at=row.made_at, id__lt=row.id)
    before = SignUp.objects.of(row.county).filter(earlier, activity=row.activity, state="waiting")
    ahead = before.count() if row.state == "waiting" else 0
    return Coming(row.id, row.activity, row.state, derive_secret(row.county, SECRET, str(row.id)), ahead)


def _context(row: UUID, field: str) -> str:
    return f"activity-sign-up/{row}/{field}"
