"""The sentences with which a door plate is refused, each with what to do instead. Not for deciding."""

from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text

UNKNOWN = Text(
    "没有这块门牌。请核对编号，或直接写明地点上报。",
    "There is no such door plate. Check its code, or report without it and say where you are.",
)
REVOKED = Text(
    "这块门牌已停用。请扫描新门牌，或直接写明地点上报；旧门牌可交网格员收回。",
    "This door plate is no longer in use. Scan the new one, or report without it and say where you are; "
    "the grid worker takes the old one back.",
)
REVOKED_BEFORE = Text("这块门牌早已停用。", "This door plate has been out of use before.")
NOT_YOURS = Text("这里的门牌不归您管理。", "The door plates of this place are not yours to keep.")
NO_REASON = Text("请从列出的原因中选择。", "Choose one of the reasons listed.")
NO_LEVEL = Text(
    "门牌可按户、联户组或网格制作。",
    "Plates can be made for households, household groups or grids.",
)


def unknown() -> Fault:
    """No plate of the county has that code."""
    return Missing("unknown_plate", UNKNOWN, field="plate")


def revoked() -> Fault:
    """The plate was taken out of use."""
    return Fault("plate_revoked", REVOKED, field="plate")


def revoked_before() -> Fault:
    """Somebody else took it out of use first."""
    return Conflict("plate_revoked", REVOKED_BEFORE, field="plate")


def not_yours() -> Fault:
    """The actor keeps no plates there."""
    return Forbidden("plates_not_yours", NOT_YOURS, field="place")


def no_reason() -> Fault:
    """The reason is none of the list."""
    return Fault("unknown_reason", NO_REASON, field="why")


def no_level() -> Fault:
    """Plates are not made for places of that level."""
    return Fault("no_such_level", NO_LEVEL, field="level")
