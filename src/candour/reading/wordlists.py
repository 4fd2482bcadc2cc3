"""Lets a list of words stand in the code as words, not as quoted strings."""


def words_of(lines: str) -> frozenset[str]:
    """This will give the words of some lines."""
    return frozenset(lines.split())
