"""Looks the installation over: database, role, migrations, clock, disk, calendar, rules. Mends nothing."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.pdf.seal import SealError, seal_of
from maplebridge.ground.postgres.roles import OLDEST
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.queries import get_current_pack, list_counties
from maplebridge.site.database.guarding import refuse_unfit_role

State = Literal["fine", "odd", "bad"]
MOST_SKEW = timedelta(seconds=5)
LEAST_FREE = 2**30
SEAL_WARNING_DAYS = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and a sentence on it."""

    name: str
    state: State
    text: Text


def examine(now: datetime) -> list[Finding]:
    """All findings; when the database does not answer, those that need it are left out."""
    first = check_database()
    if first.state == "bad":
        return [first, check_disk()]
    checks = [check_role, check_migrations, lambda: check_clock(now), check_disk, check_proxies]
    counties = [finding for county in list_counties() for finding in check_county(county, now)]
    return [first, *(check() for check in checks), *(counties or [NO_RULES])]


NO_RULES = Finding("rules", "odd", Text("尚无一县发布规则", "no county has published rules yet"))


ALL_ARE_ONE = Text(
    "SITE_URL 是 https，却没有设置 TRUSTED_PROXIES：所有人都像来自同一地址，合用一份次数限制",
    "SITE_URL is https and TRUSTED_PROXIES is not set: all seem to come from one address and share one hourly limit",
)


def check_database() -> Finding:
    """Does it answer, and is it new enough?"""
    try:
        connection.ensure_connection()
    except DatabaseError as trouble:
        return Finding("database", "bad", Text(f"连接不上：{trouble}", f"cannot be reached: {trouble}"))
    major = connection.connection.info.server_version // 10000
    text = Text(f"PostgreSQL {major}，最低要求 {OLDEST}", f"PostgreSQL {major}; {OLDEST} or later is needed")
    return Finding("database", "fine" if major >= OLDEST else "bad", text)


def check_role() -> Finding:
    """Is it the application's role?"""
    try:
        refuse_unfit_role()
    except Fault as unfit:
        return Finding("role", "bad", unfit.text)
    return Finding("role", "fine", Text("应用角色权限适当", "owns nothing and cannot rewrite the journal"))


def check_migrations() -> Finding:
    """Are the tables as this code wants them?"""
    executor = MigrationExecutor(connection)
    count = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if count:
        return Finding("tables", "bad", Text(f"有 {count} 项迁移未执行", f"{count} migrations have not been run"))
    return Finding("tables", "fine", Text("迁移齐备", "all migrations have been run"))


def check_clock(now: datetime) -> Finding:
    """Do this computer and the database agree on the time?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        skew = abs(cursor.fetchone()[0] - now)
    text = Text(f"与数据库相差 {skew.total_seconds():.1f} 秒", f"{skew.total_seconds():.1f} s from the database's")
    return Finding("clock", "fine" if skew <= MOST_SKEW else "bad", text)


def check_disk() -> Finding:
    """Is there room for files?"""
    folder = Path(settings.MEDIA_ROOT).absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    gib = f"{free / 2**30:.1f} GiB"
    return Finding("disk", "fine" if free >= LEAST_FREE else "bad", Text(f"可用 {gib}", f"{gib} free"))


def check_proxies() -> Finding:
    """Is it known who stands behind the proxy that keeps the certificate?"""
    if settings.SITE_URL.startswith("https://") and not settings.TRUSTED_PROXIES:
        return Finding("proxies", "odd", ALL_ARE_ONE)
    count = settings.TRUSTED_PROXIES
    return Finding(
        "proxies", "fine", Text(f"前面有 {count} 层自己的代理", f"{count} proxies of our own before the site")
    )


def check_county(county: str, now: datetime) -> Iterator[Finding]:
    """Can its rules be read, and are its next working days known?"""
    try:
        pack = get_current_pack(county)
    except Fault as lost:
        yield Finding("rules", "bad", Text(f"{county}：{lost.text.zh}", f"{county}: {lost.text.en}"))
    else:
        text = Text(f"{county} 规则第 {pack.number} 版", f"{county} works by version {pack.number}")
        yield Finding("rules", "fine", text)
    yield check_calendar(county, now)
    yield check_seal(county, now)


def check_seal(county: str, now: datetime) -> Finding:
    """Can papers be sealed, by a certificate that an authority vouches for, and for how long?"""
    try:
        seal = seal_of(county)
    except SealError as odd:
        return Finding("seal", "bad", Text(f"{county} 的电子签章读不出来：{odd}", f"{county}: {odd}"))
    if seal.own:
        text = Text(
            f"{county} 用自签的电子签章，未设 SEAL_FILE", f"{county} vouches for its seal itself: SEAL_FILE is not set"
        )
        return Finding("seal", "fine" if settings.DEMO else "odd", text)
    until = day_of(seal.certificate.not_valid_after_utc)
    days = (until - day_of(now)).days
    text = Text(f"{county} 的电子签章有效至 {until}", f"{county}: the seal is valid until {until}")
    return Finding("seal", "bad" if not seal.covers(now) else "odd" if days < SEAL_WARNING_DAYS else "fine", text)


def check_calendar(county: str, now: datetime) -> Finding:
    """Is the arrangement of the next 60 days published, or only reckoned?"""
    calendar = get_calendar(county)
    days = [day_of(now) + timedelta(days=ahead) for ahead in range(60)]
    provisional = [day for day in days if calendar.is_provisional(day)]
    if provisional:
        year = provisional[0].year
        text = Text(f"{county} {year} 年的放假安排尚未录入", f"{county}: the days off of {year} are not published yet")
        return Finding("calendar", "odd", text)
    return Finding("calendar", "fine", Text(f"{county} 未来 60 天的工作日已知", f"{county}: next 60 days are known"))
