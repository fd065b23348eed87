"""Opens files of the shelf. Not for who may read them: the room that refers to a file decides that."""

from io import BufferedReader

from maplebridge.ground.files.shelf import shelf
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text


def open_file(sha256: str) -> BufferedReader:
    """The file's content, open for reading in binary; the caller closes it. Raises Missing."""
    try:
        return shelf().path_of(sha256).open("rb")
    except (ValueError, FileNotFoundError):
        raise Missing("file_missing", Text("没有这个文件。", "There is no such file.")) from None
