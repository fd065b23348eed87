"""Turns a pack into plain JSON values and back, by the types of its dataclasses. Not for YAML.

Named values become lists of pairs, because a JSON column does not keep the order of an object's names. A field that a
stored version lacks takes its default, so old versions stay readable when the house grows a field.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Decode = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Plain JSON values for a dataclass, mapping, tuple, enum or scalar."""
    if is_dataclass(value):
        return {each.name: encode(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return [[name, encode(one)] for name, one in value.items()]
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def decode(kind: Any, value: Any) -> Any:
    """The value of type `kind` that `encode` turned into `value`."""
    return _decoder(kind)(value)


@cache
def _decoder(kind: Any) -> Decode:
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record(kind)
    if origin in (Union, UnionType):
        return _optional(next(each for each in arguments if each is not NoneType))
    if origin is tuple:
        return _tuple(arguments)
    if origin is not None and origin is not Literal:
        return _mapping(arguments[1])
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _same


def _record(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    decoders = {each.name: _decoder(hints[each.name]) for each in fields(kind)}

    def read(value: Any) -> Any:
        return kind(**{name: decoders[name](one) for name, one in value.items() if name in decoders})

    return read


def _optional(kind: Any) -> Decode:
    inner = _decoder(kind)
    return lambda value: None if value is None else inner(value)


def _tuple(arguments: tuple[Any, ...]) -> Decode:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _decoder(arguments[0])
        return lambda value: tuple([inner(one) for one in value])
    inners = [_decoder(each) for each in arguments]
    return lambda value: tuple([inner(one) for inner, one in zip(inners, value, strict=True)])


def _mapping(kind: Any) -> Decode:
    inner = _decoder(kind)
    return lambda value: {name: inner(one) for name, one in value}


def _same(value: Any) -> Any:
    return value
