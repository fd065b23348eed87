"""What can be wrong with an account or a code, in words."""

from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text


def no_person() -> Fault:
    """Nobody to open an account for."""
    return Missing("no_person", Text("没有这个人，或已停用。", "There is no such person, or they act no more."))


def no_account() -> Fault:
    """The person has no account."""
    return Missing("no_account", Text("此人没有登录账号。", "This person has no account."))


def login_taken(login: str) -> Fault:
    """Somebody else signs in with this name."""
    text = Text(f"登录名“{login}”已被使用，请另取一个。", f"The login name “{login}” is taken; choose another.")
    return Conflict("login_taken", text, field="login")
