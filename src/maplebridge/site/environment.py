"""Reads settings from the environment; a missing or odd value stops the start. Not for county policy."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from maplebridge.ground.postgres import addresses
from maplebridge.ground.vault.keys import KeyRingError, parse_ring
from maplebridge.ground.words.text import Text

SHORTEST_SECRET = 32
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


class OddSetting(Exception):
    """A setting is missing or has a value that makes no sense."""

    def __init__(self, name: str, text: Text) -> None:
        super().__init__(f"{name}: {text.zh} / {text.en}")
        self.name, self.text = name, text


class Environment:
    """Typed getters over the process environment, or any mapping in its place."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values

    def text(self, name: str, default: str | None = None) -> str:
        """A non-empty text; without a default it is required."""
        value = self._values.get(name, "").strip() or default
        if value is None:
            raise OddSetting(name, Text("缺少此项设置", "this setting is missing"))
        return value

    def secret(self, name: str, default: str | None = None) -> str:
        """A text from `NAME`, or from the file that `NAME_FILE` names; both at once is refused."""
        path = self._values.get(f"{name}_FILE", "").strip()
        if not path:
            return self.text(name, default)
        if self._values.get(name, "").strip():
            raise OddSetting(name, Text(f"不能同时设置 {name}_FILE", f"may not be set together with {name}_FILE"))
        return _content(f"{name}_FILE", Path(path))

    def long_secret(self, name: str) -> str:
        """A secret too long to be guessed."""
        value = self.secret(name)
        if len(value) < SHORTEST_SECRET:
            text = Text(f"至少 {SHORTEST_SECRET} 个字符", f"at least {SHORTEST_SECRET} signs are needed")
            raise OddSetting(name, text)
        return value

    def key_ring(self, name: str) -> str:
        """The text of a key ring that can be used."""
        value = self.secret(name)
        try:
            parse_ring(value)
        except KeyRingError as odd:
            raise OddSetting(name, Text(f"密钥环不可用：{odd}", str(odd))) from odd
        return value

    def choice(self, name: str, default: str, words: tuple[str, ...]) -> str:
        """One of `words`, in capitals."""
        value = self.text(name, default).upper()
        if value not in words:
            raise OddSetting(name, Text(f"应为 {'、'.join(words)} 之一", f"must be one of {', '.join(words)}"))
        return value

    def flag(self, name: str, default: bool) -> bool:
        """1, true, yes, on or 0, false, no, off."""
        value = self._values.get(name, str(default)).strip().lower()
        if value not in YES | NO:
            raise OddSetting(name, Text("只能是 1 或 0", "must be 1 or 0"))
        return value in YES

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both allowed."""
        value = self._values.get(name, "").strip() or str(default)
        if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
            raise OddSetting(name, Text(f"应为 {least} 至 {most} 的整数", f"must be a number from {least} to {most}"))
        return int(value)

    def names(self, name: str, default: str = "") -> list[str]:
        """A list separated by commas."""
        return [part.strip() for part in self._values.get(name, default).split(",") if part.strip()]

    def address(self, name: str, default: str | None = None) -> addresses.Address:
        """A PostgreSQL URL (secret: also from a file)."""
        try:
            return addresses.read(self.secret(name, default))
        except addresses.OddAddress as odd:
            raise OddSetting(name, Text(f"不是可用的 PostgreSQL 地址：{odd}", f"no PostgreSQL URL: {odd}")) from odd

    def site(self, name: str, default: str) -> str:
        """The address under which people reach the site: scheme and host, no path."""
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
            raise OddSetting(name, Text("应形如 https://example.org", "must look like https://example.org"))
        return value

    def has(self, name: str) -> bool:
        """Whether the setting, or its file, is given at all."""
        return any(self._values.get(key, "").strip() for key in (name, f"{name}_FILE"))


def _content(name: str, path: Path) -> str:
    try:
        value = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as odd:
        raise OddSetting(name, Text(f"文件无法读取：{path}", f"cannot read the file {path}")) from odd
    if not value:
        raise OddSetting(name, Text(f"文件为空：{path}", f"the file {path} is empty"))
    return value
