"""Makes a value safe for spreadsheets: what begins like a formula is text. Not for files: their makers use it."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(value: str) -> str:
    """The same text, with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{value}" if value.startswith(DANGEROUS) else value
