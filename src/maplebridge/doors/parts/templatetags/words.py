"""Words, names and times in templates, in the reader's language. Not for deciding what may be shown."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from maplebridge.directory.places.naming import say_path
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Language, Text
from maplebridge.rulebook.deadlines.arithmetic import last_day

register = template.Library()
DAY = timedelta(days=1)


@register.simple_tag(takes_context=True)
def t(context: Context, zh: str, en: str, **values: Any) -> SafeString:
    """`{% t "共 {n} 件" "{n} cases" n=count %}`; values are escaped, the sentences may hold markup of ours."""
    sentence = en if context.get("en") else zh
    filled = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(sentence.format(**filled) if filled else sentence)  # noqa: S308 - the sentence is the template's own


@register.simple_tag(takes_context=True)
def say(context: Context, text: Text | str | None) -> str:
    """A Text in the reader's language; what people wrote stays as it is."""
    if isinstance(text, Text):
        return text.say(_language(context))
    return text or ""


@register.simple_tag(takes_context=True)
def when(context: Context, at: datetime | date | str | None, style: str = "") -> SafeString:
    """A moment in Chinese time as `<time>`: 今天 14:05, 11月22日 14:05; `style="day"` leaves the hour out.

    A midnight is 24:00 of the day that it ends: it is where limits of whole days end, and nothing happens at it by
    chance."""
    if at is None or at == "":
        return SafeString()
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    if not isinstance(moment, datetime):
        return _time(moment.isoformat(), _day(context, moment))
    local = moment.astimezone(SHANGHAI)
    hour = "24:00" if local.time() == time() else f"{local:%H:%M}"
    words = _day(context, last_day(local)) + ("" if style == "day" else f" {hour}")
    return _time(local.isoformat(timespec="seconds"), words)


@register.simple_tag(takes_context=True)
def remaining(context: Context, due: datetime | None) -> SafeString:
    """A badge of the time that is left, or by how much it is over; empty without a due time."""
    if due is None:
        return SafeString()
    left = due - _visitor(context).now
    colour = "red" if left < timedelta() else "amber" if left < timedelta(hours=4) else "grey"
    words = say_span(abs(left), _language(context))
    zh, en = ("超时", "late by") if colour == "red" else ("剩", "")
    said = f"{zh} {words}" if _language(context) == "zh" else f"{en or words}{f' {words}' if en else ' left'}"
    stamp = due.astimezone(SHANGHAI).isoformat(timespec="seconds")
    return format_html('<time class="badge badge--{}" datetime="{}">{}</time>', colour, stamp, said)


@register.simple_tag(takes_context=True)
def place(context: Context, code: str | None, start: int = 9) -> str:
    """A place by its names from the town down (`start=6`: from the county)."""
    county = _visitor(context).county
    codes = [code[:width] for width in (6, 9, 12, 15, 18) if start <= width <= len(code)] if code else []
    try:
        return say_path(get_place(county, each).name for each in codes or [code or county])
    except Fault:
        return code or ""


@register.simple_tag(takes_context=True)
def unit(context: Context, code: str | None) -> str:
    """A unit by its name."""
    found = get_registry(_visitor(context).county).unit(code) if code else None
    return found.name.say(_language(context)) if found else code or ""


def say_span(span: timedelta, language: Language) -> str:
    """About how long: 3 天, 5 小时, 20 分."""
    if span >= 2 * DAY:
        return f"{span.days} 天" if language == "zh" else f"{span.days} d"
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    if hours:
        return f"{hours} 小时" if language == "zh" else f"{hours} h"
    return f"{minutes} 分" if language == "zh" else f"{minutes} min"


def _day(context: Context, day: date) -> str:
    today, zh = _visitor(context).now.astimezone(SHANGHAI).date(), _language(context) == "zh"
    near = {today: ("今天", "today"), today + DAY: ("明天", "tomorrow"), today - DAY: ("昨天", "yesterday")}
    if day in near:
        return near[day][0 if zh else 1]
    if day.year == today.year:
        return f"{day.month}月{day.day}日" if zh else f"{day.day} {day:%b}"
    return f"{day.year}年{day.month}月{day.day}日" if zh else f"{day.day} {day:%b} {day.year}"


def _time(stamp: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', stamp, words)


def _visitor(context: Context) -> Visitor:
    visitor: Visitor = context["visitor"]
    return visitor


def _language(context: Context) -> Language:
    return _visitor(context).language
