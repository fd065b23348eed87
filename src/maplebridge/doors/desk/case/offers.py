"""The actions open to somebody in a case, as buttons in order: what moves it on first, what cannot be undone last.
Not for which are open: the rulebook says that."""

from collections.abc import Sequence
from dataclasses import dataclass

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.rulebook.workflows.facts import CaseFacts

NEXT_STEPS = (
    "arrive", "accept", "dispatch", "pass_on", "sign", "send_out", "set_out", "reach", "decide", "settle", "contact",
    "finish", "approve", "confirm", "approve_extension", "answer_chase", "supply", "resume", "reopen", "overturn",
    "agree", "visit", "renew", "acknowledge", "answer_at_once", "archive",
    "record_willing", "appoint", "reappoint", "hold_session", "draft_agreement", "sign_agreement", "take_effect",
    "perform_term", "conclude", "back_on_track", "follow_up", "follow_up_month", "grant_confirmation",
    "grant", "provide_first", "assign", "take_on", "meet", "report", "hand_in", "pass_review", "order_correction",
    "waive", "entrust", "deliver", "carry_on", "answer", "take_up",
)  # fmt: skip
TOGETHER = (
    "whistle", "add_helper", "merge", "hand_over", "reassign", "report_up", "send_down", "ask", "go_on",
    "ask_extension", "decline_extension", "pause", "chase", "instruct", "redo", "uphold", "confirm_refusal",
    "add_party", "ask_willingness", "plan_session", "cancel_session", "agree_orally", "settle_privately", "redraft",
    "make_up", "change_lawyer", "seek_appraisal", "repair", "ask_material", "go_on_material", "go_without_waiver",
    "go_on_paying", "uphold_waiver",
    "urge", "request_confirmation", "confirmed", "not_confirmed", "confirmation_withdrawn", "hear", "transfer",
    "ask_court", "ask_bureau", "ask_centre",
)  # fmt: skip
WRITING = ("note", "remark", "attach", "correct", "relocate", "recategorise", "set_language")
CAREFUL = (
    "return", "refuse", "drop", "close", "exclude", "exclude_person", "exclude_person_later", "seal_identity",
    "stand_down", "decline", "end", "withdraw", "drop_party", "recuse", "renegotiate", "refer", "end_unwilling",
    "end_mediation", "stop", "end_performance", "apply_enforcement", "deny_confirmation", "miss_term",
    "decline_assignment", "terminate", "terminate_before", "refuse_waiver", "not_accept", "end_appraisal",
)  # fmt: skip
AT_ONE_PRESS = frozenset(
    {"accept", "sign", "arrive", "approve", "resume", "acknowledge", "set_out", "reach", "archive"}
)
ANSWERS = {"approve_extension": frozenset({"extension_asked"})}
"""Actions that come next only while something waits for them, by the mark that says so."""
HEADINGS = (
    Text("下一步", "Next step"),
    Text("协同与督促", "Together"),
    Text("补记与更正", "Notes and corrections"),
    Text("慎用", "With care"),
)
PLACES = {name: (group, order) for group, names in enumerate((NEXT_STEPS, TOGETHER, WRITING, CAREFUL))
          for order, name in enumerate(names)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """A button. `press`: it acts at once, without a form; `main`: the one that most likely comes next."""

    name: str
    label: Text
    press: bool
    main: bool
    careful: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Buttons under a heading."""

    heading: Text
    offers: tuple[Offer, ...]


def groups_of(actions: Sequence[Action], case: CaseFacts) -> list[Group]:
    """The buttons by group; what would change nothing any more is left out."""
    placed = {each.name: _place(each, case) for each in actions}
    useful = sorted((each for each in actions if not _is_done(each, case)), key=lambda each: placed[each.name])
    first = useful[0].name if useful and placed[useful[0].name][0] == 0 else ""
    grouped: list[list[Offer]] = [[] for _ in HEADINGS]
    for action in useful:
        group = placed[action.name][0]
        offer = Offer(action.name, action.label, _is_press(action), action.name == first, group == len(HEADINGS) - 1)
        grouped[group].append(offer)
    return [Group(heading, tuple(offers)) for heading, offers in zip(HEADINGS, grouped, strict=True) if offers]


def _place(action: Action, case: CaseFacts) -> tuple[int, int]:
    """An action that no list names goes with the next steps when it leads to another state, else with the others."""
    if action.name in ANSWERS and not case.marks.intersection(ANSWERS[action.name]):
        return 1, len(PLACES)
    return PLACES.get(action.name, (0 if action.to else 1, len(PLACES)))


def _is_press(action: Action) -> bool:
    return action.name in AT_ONE_PRESS and not any(need.required for need in action.needs)


def _is_done(action: Action, case: CaseFacts) -> bool:
    only_marks = action.to is None and action.to_by is None and not action.effects and not action.needs
    return only_marks and bool(action.marks) and case.marks.issuperset(action.marks)
