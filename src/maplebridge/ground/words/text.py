"""A sentence in both languages of the house. Not for storage of what people wrote: that has one language."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence, Chinese first and English complete; neither may be left out."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.zh if language == "zh" else self.en
