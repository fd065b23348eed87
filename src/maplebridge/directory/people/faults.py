"""What can be wrong with a change to people, in words. Not for when: actions.py knows."""

from collections.abc import Iterable

from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text


def no_person(person_id: str) -> Missing:
    """No active person of that id."""
    return Missing("no_person", Text("没有这个人，或已停用。", "No such person, or no longer active."), field="person")


def no_duty() -> Missing:
    """No duty of that id that had begun."""
    return Missing("no_duty", Text("没有这项职责。", "There is no such duty."), field="duty")


def no_token() -> Missing:
    """No open token of that number."""
    return Missing("no_token", Text("没有这个令牌，或已撤销。", "No such token, or revoked already."), field="number")


def no_token_name() -> Fault:
    """A token without a name cannot be told from others later."""
    return Fault("no_name", Text("请给令牌起个名字。", "Give the token a name."), field="name")


def no_scope(known: Iterable[str]) -> Fault:
    """Scopes that the house does not know, or none."""
    names = "、".join(sorted(known))
    text = Text(f"请选择令牌的用途：{names}。", f"Choose what the token is for: {', '.join(sorted(known))}.")
    return Fault("no_scope", text, field="scopes")


def odd_days(longest: int) -> Fault:
    """A life that no token may have."""
    text = Text(f"有效期应为 1 至 {longest} 天。", f"A token lives 1 to {longest} days.")
    return Fault("odd_days", text, field="days")


def odd_leave() -> Fault:
    """A leave that ends before it begins, or with oneself as the stand-in."""
    text = Text("请假起止日期或代班人有误。", "The days of the leave, or its stand-in, cannot be right.")
    return Fault("odd_leave", text, field="stand_in")


def already_away() -> Conflict:
    """The person has another leave on one of these days."""
    return Conflict("already_away", Text("这几天已经请过假。", "A leave on these days exists."), field="first")


def stand_in_away() -> Conflict:
    """The stand-in is away too."""
    text = Text("代班人这几天也不在，请另选一人。", "The stand-in is away too; choose somebody else.")
    return Conflict("stand_in_away", text, field="stand_in")


def is_stand_in() -> Conflict:
    """The person stands in for somebody else on these days."""
    text = Text(
        "本人这几天正替别人代班，请先为对方另选代班人。",
        "They stand in for somebody then; change that first.",
    )
    return Conflict("is_stand_in", text, field="person")


def roles_clash(roles: Iterable[str]) -> Conflict:
    """System, security and audit administration may not meet in one person."""
    names = "、".join(sorted(roles))
    text = Text(f"三员分立：{names} 不能由一人兼任。", f"One person may not hold {names} together.")
    return Conflict("roles_clash", text, field="role")
