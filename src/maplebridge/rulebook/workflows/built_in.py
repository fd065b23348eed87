"""Actions that every case has, whatever its workflow: a pack neither defines nor changes them."""

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, Action, Field, FieldType
from maplebridge.rulebook.workflows.fields import FIELDS

SUBMIT = Action(name="submit", label=Text("提交", "Submit"), roles=(), from_states=())

ERASE = Action(
    name="erase",
    label=Text("依法删除", "Erase by law"),
    roles=("disposer",),
    from_states=(ANYWHERE,),
    needs=(
        Field("words", FieldType.PAPERS, Text("删除哪些内容（序号:字段）", "Which words (row:field)")),
        Field("basis", FieldType.TEXT, Text("法律依据", "Legal basis"), longest=200),
    ),
    effects=("erase_words",),
    commutes=True,
)
RECOMPUTE = Action(
    name="recompute",
    label=Text("按新日历重算期限", "Compute limits anew by the changed calendar"),
    roles=("clock",),
    from_states=(ANY_OPEN,),
    commutes=True,
)
REVEAL = Action(
    name="reveal",
    label=Text("查看联系方式", "See how to reach the person"),
    roles=("owner_person", "handler", "helper", "called", "dispatcher"),
    from_states=(ANYWHERE,),
    needs=(FIELDS["reason"],),
    guards=("identity_open",),
    commutes=True,
)
BUILT_IN = {action.name: action for action in (RECOMPUTE, ERASE, REVEAL)}
