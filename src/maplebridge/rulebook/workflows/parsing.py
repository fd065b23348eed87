"""Turns what was sent for a field into one canonical value, or says what is wrong with it. Not for meaning: guards."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Field, FieldType

PHONE = re.compile(r"\+?[0-9]{7,15}")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_SIGNS = "10X98765432"
LONGEST_LIST = 50
MOST_DECIMALS = 12
YEARS = range(1900, 2200)
TERM_PARTS = frozenset({"debtor", "creditor", "what", "yuan", "due"})


def parse_fields(
    fields: tuple[Field, ...],
    given: Mapping[str, Any],
    prefix: str = "fields",
    earlier: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Every field of `fields` that was given, parsed; faults name `prefix.<field>`.

    `earlier` is what earlier steps of the case said, for bounds that look at it. A field nobody asked for is a fault
    too: a misspelt name must not be lost in silence.
    """
    known = {field.name for field in fields}
    for name in given:
        if name not in known:
            raise _fault("unknown_field", prefix, name, "这里没有这一项", "there is no such field here")
    parsed: dict[str, Any] = {}
    for field in fields:
        value = given.get(field.name)
        if value is None or value == "" or value == []:
            if field.required:
                raise _fault(
                    "missing",
                    prefix,
                    field.name,
                    f"请填写“{field.label.zh}”",
                    f"{field.label.en} is required",
                )
            continue
        parsed[field.name] = parse_value(field, value, prefix)
    for field in fields:
        if field.name in parsed:
            _check_bound(field, parsed, earlier or {}, prefix)
            _check_sum(field, parsed, prefix)
    return parsed


def _check_bound(field: Field, parsed: Mapping[str, Any], earlier: Mapping[str, Any], prefix: str) -> None:
    bound = field.most
    said = earlier if bound is not None and bound.earlier else parsed
    if bound is None or (bound.of and bound.of not in said and not bound.earlier):
        return
    if bound.of and bound.of not in said:  # without what it is held against, nothing is allowed
        zh, en = "前面的步骤没有记下可以核对的数额", "no earlier step says what it is to be held against"
        raise _fault("nothing_earlier", prefix, field.name, f"“{field.label.zh}”：{zh}", f"{field.label.en}: {en}")
    most = bound.times * (Decimal(str(said[bound.of])) if bound.of else 1)
    if Decimal(str(parsed[field.name])) > most:
        zh, en = ("（按前面步骤记下的数额）", ", by what an earlier step says") if bound.earlier else ("", "")
        raise _fault(
            "too_much",
            prefix,
            field.name,
            f"“{field.label.zh}”不能超过 {most}{zh}",
            f"{field.label.en} may be {most} at most{en}",
        )


def _check_sum(field: Field, parsed: Mapping[str, Any], prefix: str) -> None:
    total = sum(Decimal(str(parsed[name])) for name in field.sum if name in parsed)
    if field.sum and Decimal(str(parsed[field.name])) != total:
        raise _fault(
            "does_not_add_up",
            prefix,
            field.name,
            f"“{field.label.zh}”应等于各项之和 {total}",
            f"{field.label.en} must be what its parts add up to: {total}",
        )


def parse_value(field: Field, value: Any, prefix: str = "fields") -> Any:
    """The canonical form of one value: text, whole numbers, yes/no, lists of text; decimals and moments as text."""
    try:
        return PARSERS[field.type](field, value)
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        zh, en = EXPECTED.get(field.type, ("文字", "text"))
        raise _fault(
            "invalid", prefix, field.name, f"“{field.label.zh}”应为{zh}", f"{field.label.en} must be {en}"
        ) from None


def _fault(code: str, prefix: str, name: str, zh: str, en: str) -> Fault:
    return Fault(code, Text(zh, en), field=f"{prefix}.{name}" if prefix else name)


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value or not value.strip() or len(value) > field.longest:
        raise ValueError
    value.encode()  # half of a surrogate pair can be sent, and cannot be stored
    return value.strip()


def _choice(field: Field, value: Any) -> str:
    if value not in {choice.value for choice in field.choices}:
        raise ValueError
    return str(value)


def _choices(field: Field, value: Any) -> list[str]:
    return list(dict.fromkeys(_choice(field, one) for one in _list(value)))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not 0 < len(value) <= LONGEST_LIST:
        raise ValueError
    return list(value)


def _texts(field: Field, value: Any) -> list[str]:
    return list(dict.fromkeys(_text(field, one) for one in _list(value)))


def _yes_no(_: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _integer(_: Field, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 10**12:
        raise ValueError
    return value


def _decimal(_: Field, value: Any) -> str:
    number = Decimal(_digits(value))
    if not number.is_finite() or abs(number) >= 10**15:
        raise ValueError
    if -int(number.normalize().as_tuple().exponent) > MOST_DECIMALS:
        raise ValueError
    return f"{number.normalize() + 0:f}"


def _yuan(_: Field, value: Any) -> str:
    number = Decimal(_digits(value))
    if not number.is_finite() or not 0 <= number < 10**13 or number != number.quantize(Decimal("0.01")):
        raise ValueError
    return f"{number + 0:.2f}"


def _digits(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError
    return str(value)


def _number(_: Field, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LONGEST_LIST:
        raise ValueError
    return value


def _terms(field: Field, value: Any) -> list[dict[str, Any]]:
    return [_term(field, row) for row in _list(value)]


def _term(field: Field, row: Any) -> dict[str, Any]:
    given = {name: one for name, one in row.items() if one not in (None, "")}
    if given.keys() - TERM_PARTS or not given.keys() >= {"debtor", "due"} or not given.keys() & {"what", "yuan"}:
        raise ValueError
    read: dict[str, Any] = {"debtor": _number(field, given["debtor"]), "due": _date(field, given["due"])}
    if given.get("creditor"):
        read["creditor"] = _number(field, given["creditor"])
    if "yuan" in given:
        read["yuan"] = _yuan(field, given["yuan"])
    if "what" in given:
        read["what"] = _text(field, given["what"])
    return read


def _date(_: Field, value: Any) -> str:
    day = date.fromisoformat(value)
    if day.year not in YEARS:
        raise ValueError
    return day.isoformat()


def _moment(_: Field, value: Any) -> str:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime) or moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError
    return moment.isoformat()


def _phone(_: Field, value: Any) -> str:
    digits = re.sub(r"[\s\-()]", "", value)
    if not PHONE.fullmatch(digits):
        raise ValueError
    return digits


def _id_number(_: Field, value: Any) -> str:
    number = str(value).strip().upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise ValueError
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], ID_WEIGHTS, strict=True))
    if ID_SIGNS[total % 11] != number[17]:
        raise ValueError
    return number


PARSERS: Mapping[FieldType, Callable[[Field, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: _yes_no,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.YUAN: _yuan,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.PHONE: _phone,
    FieldType.ID_NUMBER: _id_number,
    FieldType.PERSON_NAME: _text,
    FieldType.ADDRESS: _text,
    FieldType.UNIT: _text,
    FieldType.UNITS: _texts,
    FieldType.PERSON: _text,
    FieldType.PLACE: _text,
    FieldType.MATTER: _text,
    FieldType.PAPERS: _texts,
    FieldType.FILES: _texts,
    FieldType.PARTY: _number,
    FieldType.TERM: _number,
    FieldType.TERMS: _terms,
    FieldType.SECRET: _text,
}
EXPECTED: Mapping[FieldType, tuple[str, str]] = {
    FieldType.TEXT: ("文字，且不超过限定字数", "text within the length allowed"),
    FieldType.LONG_TEXT: ("文字，且不超过限定字数", "text within the length allowed"),
    FieldType.CHOICE: ("所列选项之一", "one of the choices listed"),
    FieldType.CHOICES: ("所列选项", "choices from the list"),
    FieldType.YES_NO: ("是或否", "true or false"),
    FieldType.INTEGER: ("整数", "a whole number"),
    FieldType.DECIMAL: ("数字", "a number"),
    FieldType.YUAN: ("金额（元，最多两位小数）", "an amount in yuan, at most two decimals"),
    FieldType.DATE: ("日期，如 2026-09-18", "a date such as 2026-09-18"),
    FieldType.MOMENT: (
        "带时区的时间，如 2026-09-18T09:00:00+08:00",
        "a time with zone, as 2026-09-18T09:00:00+08:00",
    ),
    FieldType.PHONE: ("电话号码", "a phone number"),
    FieldType.ID_NUMBER: ("18 位身份证号", "an 18-digit identity number with a right check digit"),
    FieldType.PARTY: ("当事人的序号", "the number of a party"),
    FieldType.TERM: ("约定的序号", "the number of a term"),
    FieldType.TERMS: (
        "约定的列表：每项写明谁（debtor）、对谁（creditor）、做什么（what）或多少元（yuan）、哪天之前（due）",
        "a list of terms, each with debtor, due, and what or yuan",
    ),
    FieldType.UNITS: ("单位代码的列表", "a list of unit codes"),
    FieldType.PAPERS: ("材料名称的列表", "a list of papers"),
    FieldType.FILES: ("附件编号的列表", "a list of attachment ids"),
}
