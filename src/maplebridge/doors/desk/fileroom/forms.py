"""What the forms of the file room ask. Not for checking what was said: the room itself does."""

from collections.abc import Sequence

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Choice, Field, FieldType
from maplebridge.services.fileroom.queries import Document
from maplebridge.services.fileroom.rules import ENTRIES

KINDS = {
    "image": Text("图片", "picture"),
    "application": Text("PDF", "PDF"),
    "audio": Text("录音", "sound"),
    "video": Text("录像", "film"),
}
COURSE = Text("办理过程（当事人看得到的部分）", "The course of the case, as its resident reads it")
COPY, READ_ONLY = "copy", "read"
ASK = (
    Field("number", FieldType.TEXT, Text("案件编号", "Number of the case"), longest=30),
    Field("purpose", FieldType.LONG_TEXT, Text("为什么要阅卷", "Why you need to read the file"), longest=500),
)
REASON = (Field("reason", FieldType.LONG_TEXT, Text("理由", "Reason"), longest=500),)
COPYING = (
    Choice(READ_ONLY, Text("只能在线看", "Read here only")),
    Choice(COPY, Text("可以看，也可以下载", "Read, and save copies")),
)


def grant_fields(documents: Sequence[Document]) -> tuple[Field, ...]:
    """What a grant says: which documents, until when, whether copies may be taken."""
    choices = (Choice(ENTRIES, COURSE), *(Choice(each.id, title_of(each)) for each in documents))
    return (
        Field("documents", FieldType.CHOICES, Text("准许看什么", "What may be read"), choices=choices),
        Field(
            "until",
            FieldType.DATE,
            Text("看到哪一天为止（含当天，最长 90 天）", "Until which day (counted, 90 at most)"),
        ),
        Field("copying", FieldType.CHOICE, Text("怎样看", "How"), choices=COPYING),
    )


def title_of(document: Document) -> Text:
    """What people call a file of a case: its place among them and its kind."""
    kind = KINDS.get(document.mime.partition("/")[0], Text("文件", "file"))
    return Text(f"附件 {document.order}（{kind.zh}）", f"File {document.order} ({kind.en})")
