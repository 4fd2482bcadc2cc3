"""How the generated pages are put together: a heading with its warning, tables, lists in one sentence."""

from collections.abc import Iterable, Sequence

WARNING = (
    "<!-- Written from the code by tests/house/reference. Change the code, then run "
    "CANDOUR_APPROVE=1 ./candour test --on sqlite tests/house/test_reference.py -->"
)


def page(title: str, opening: str, *parts: str) -> str:
    """This will join a title, a sentence for the reader and the parts into one page."""
    return "\n\n".join([f"# {title}", WARNING, opening, *parts]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """This will write a table; a bar inside a cell is escaped, and lines become one."""
    lines = [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def listed(words: Iterable[str], joined_by: str = ", ") -> str:
    """This will join words, or say that there are none with a dash."""
    return joined_by.join(words) or "-"


def code(word: object) -> str:
    """This will set a word as code."""
    return f"`{word}`"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"
