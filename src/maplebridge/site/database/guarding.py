"""Refuses to serve with a role that could rewrite the journal or alter tables. Not for granting: see migrating."""

from django.db import connection

from maplebridge.ground.postgres import discipline, grants
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

ADVICE = Text(
    "请用只有数据读写权限的应用角色设置 DATABASE_URL，属主角色只用于 DATABASE_OWNER_URL 和 maplebridge migrate。",
    "Give DATABASE_URL the application's role, which only reads and writes rows; the owner's belongs into "
    "DATABASE_OWNER_URL, for `maplebridge migrate`.",
)


class UnfitRole(Fault):
    """The database role is not the application's."""


def refuse_unfit_role() -> None:
    """Raise UnfitRole, saying what is wrong, unless the role owns nothing and may not rewrite the journal."""
    connection.ensure_connection()
    breaches = discipline.list_breaches(connection.connection, grants.list_append_only())
    if breaches:
        said = [describe(breach) for breach in breaches]
        zh = "拒绝启动：" + "；".join(text.zh for text in said) + "。" + ADVICE.zh
        en = "Refusing to start: " + "; ".join(text.en for text in said) + ". " + ADVICE.en
        raise UnfitRole("unfit_role", Text(zh, en), field="DATABASE_URL")


def describe(breach: discipline.Breach) -> Text:
    """One breach in words."""
    role, tables = breach.role, ", ".join(breach.tables[:5]) + (" …" if len(breach.tables) > 5 else "")
    if breach.kind == "superuser":
        return Text(f"数据库角色 {role} 是超级用户", f"the database role {role} is a superuser")
    if breach.kind == "owns_tables":
        return Text(f"数据库角色 {role} 拥有表 {tables}", f"the database role {role} owns the tables {tables}")
    return Text(
        f"数据库角色 {role} 可以改写只增不改的表 {tables}",
        f"the database role {role} may rewrite the append-only tables {tables}",
    )
