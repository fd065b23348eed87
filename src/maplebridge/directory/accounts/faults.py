"""What can be wrong with an account or a code, in words."""

from datetime import datetime

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing, TooOften
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


def no_phone() -> Fault:
    """Not a mobile number."""
    text = Text("请输入 11 位手机号码。", "Please enter a mobile number of 11 digits.")
    return Fault("no_phone", text, field="phone")


def too_many_codes(until: datetime) -> Fault:
    """The next code has to wait."""
    at = until.astimezone(SHANGHAI).strftime("%H:%M:%S")
    text = Text(
        f"验证码发得太频繁，请在 {at} 以后再试。", f"Too many codes were asked for; please try again after {at}."
    )
    return TooOften("too_many_codes", text, until=until, field="phone")


def wrong_code() -> Fault:
    """Another code was sent."""
    return Fault(
        "wrong_code",
        Text("验证码不对，请再看一下短信。", "The code is wrong; look at the message again."),
        field="code",
    )


def old_code() -> Fault:
    """Too late, used already, or tried too often."""
    text = Text("验证码已失效，请重新获取。", "This code is no longer good; please get a new one.")
    return Fault("old_code", text, field="code")


def closed() -> Fault:
    """The account was closed."""
    return Forbidden("account_closed", Text("这个账号已停用。", "This account is closed."))
