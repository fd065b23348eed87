"""The actions open to somebody in a mediation, by what they are about. Not for which are open: the rulebook says."""

from collections.abc import Sequence

from maplebridge.doors.desk.case.offers import AT_ONE_PRESS, CAREFUL, Group, Offer
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action

ABOUT: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        Text("下一步", "Next step"),
        ("accept", "appoint", "reappoint", "resume", "take_effect", "back_on_track", "conclude", "answer_chase"),
    ),
    (
        Text("当事人与意愿", "The parties"),
        ("add_party", "ask_willingness", "record_willing", "contact", "unblock", "drop_party"),
    ),
    (
        Text("调解与协议", "Sessions and agreement"),
        ("plan_session", "hold_session", "cancel_session", "draft_agreement", "agree_orally", "sign_agreement",
         "redraft", "settle_on_the_spot", "settle_privately"),
    ),
    (
        Text("履行与回访", "Performance"),
        ("perform_term", "urge", "miss_term", "follow_up", "follow_up_month", "renegotiate", "request_confirmation",
         "confirmed", "not_confirmed", "confirmation_withdrawn"),
    ),
    (
        Text("移交与终止", "Hand over or end"),
        ("hand_over", "transfer", "recuse", "end_unwilling", "end_mediation", "end_performance", "apply_enforcement",
         "refuse"),
    ),
)  # fmt: skip
OTHERS = Text("其他", "Others")
PRESSED = AT_ONE_PRESS | {"accept", "resume"}
WITH_CARE = frozenset(CAREFUL) | set(ABOUT[-1][1])


def groups_about(actions: Sequence[Action]) -> list[Group]:
    """The buttons under what they are about; those that no list names come last."""
    left = {action.name: action for action in actions}
    groups = []
    for heading, names in ABOUT:
        offers = [_offer(left.pop(name), first=heading is ABOUT[0][0]) for name in names if name in left]
        groups.append(Group(heading, tuple(offers)))
    groups.append(Group(OTHERS, tuple(_offer(action, first=False) for action in left.values())))
    return [group for group in groups if group.offers]


def _offer(action: Action, *, first: bool) -> Offer:
    press = action.name in PRESSED and not any(need.required for need in action.needs)
    return Offer(action.name, action.label, press, first, action.name in WITH_CARE)
