"""The sentences with which a file is refused. Not for deciding."""

from maplebridge.ground.words.fault import Fault, TooLarge
from maplebridge.ground.words.text import Text

MIB = 1024 * 1024


def empty(field: str) -> Fault:
    """Nothing was sent."""
    return Fault("file_empty", Text("文件是空的，请重新选择。", "The file is empty; choose it again."), field=field)


def refused(field: str) -> Fault:
    """A kind of file that is not taken."""
    zh = "不能接收这种文件。可以上传图片（JPG、PNG、WebP）、PDF、录音或视频（MP4、WebM）。"
    en = "This kind of file is not taken. Send a picture (JPG, PNG, WebP), a PDF, a recording or a video."
    return Fault("file_kind_refused", Text(zh, en), field=field)


def too_large(field: str, longest: int) -> TooLarge:
    """More bytes than are taken."""
    size = f"{longest / MIB:g} MB" if longest >= MIB else f"{longest // 1024} KB"
    text = Text(
        f"文件超过 {size}，请压缩后再传。",
        f"The file is larger than {size}; make it smaller and send it again.",
    )
    return TooLarge("file_too_large", text, field=field)


def broken_picture(field: str) -> Fault:
    """A picture that cannot be read."""
    text = Text("图片已损坏，无法打开，请换一张。", "The picture is damaged and cannot be opened; send another.")
    return Fault("picture_broken", text, field=field)


def picture_too_wide(field: str, megapixels: int) -> Fault:
    """A picture of more points than are decoded."""
    zh = f"图片超过 {megapixels} 百万像素，请缩小后再传。"
    en = f"The picture has more than {megapixels} million points; make it smaller and send it again."
    return Fault("picture_too_large", Text(zh, en), field=field)
