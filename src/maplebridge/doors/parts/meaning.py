"""Whether somebody who writes some words may mean a matter. Not for reading whole reports: routing does."""

from maplebridge.rulebook.workflows.definition import Matter

GROUP_DIGITS = 2


def means(matter: Matter, words: str) -> bool:
    """Whether somebody who writes these words may mean the matter."""
    wanted = words.strip().lower()
    if not wanted:
        return True
    names = (matter.title.zh, matter.title.en.lower())
    said = any(each in wanted or (len(wanted) > 1 and wanted in each) for each in matter.says)
    return said or any(wanted in name for name in names)
