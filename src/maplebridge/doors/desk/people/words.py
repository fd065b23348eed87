"""What the roles of duties are called. Not for the roles of workflows: those are relations to a case."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text

ROLES: Mapping[str, Text] = {
    "leader": Text("分管领导", "Leader"),
    "dispatcher": Text("分流员", "Dispatcher"),
    "checker": Text("核查员", "Checker"),
    "unit_head": Text("部门负责人", "Head of unit"),
    "handler": Text("承办人", "Handler"),
    "mediator": Text("调解员", "Mediator"),
    "agent": Text("代办员", "Agent at an outlet"),
    "seat": Text("话务员", "Hotline seat"),
    "grid_worker": Text("网格员", "Grid worker"),
    "group_head": Text("联户长", "Group head"),
    "auditor": Text("审计员", "Auditor"),
    "security_admin": Text("安全管理员", "Security administrator"),
    "system_admin": Text("系统管理员", "System administrator"),
    "machine": Text("外部系统", "Machine"),
}
"""In the order in which a unit lists its people."""
