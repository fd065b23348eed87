"""The clock's rules in one place to import from: what is due when, and why. Not for the table of working
days: queries.py.
"""

from maplebridge.rulebook.deadlines.arithmetic import Due, add
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.explaining import explain
from maplebridge.rulebook.deadlines.extending import may_extend
from maplebridge.rulebook.deadlines.following import follow
from maplebridge.rulebook.deadlines.marks import Mark, split_turns
from maplebridge.rulebook.deadlines.reading import Reading, read_clock
from maplebridge.rulebook.deadlines.stages import Segment

__all__ = [
    "Calendar",
    "Due",
    "Mark",
    "Reading",
    "Segment",
    "add",
    "explain",
    "follow",
    "may_extend",
    "read_clock",
    "split_turns",
]
