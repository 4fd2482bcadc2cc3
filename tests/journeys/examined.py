"""What axe has examined in this process: at which stop, in which look, and elements of which sorts."""

import re

ELEMENT = re.compile(r"<([a-z][\w-]*)([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
MATTERS = {"class", "type", "role", "lang", "aria-hidden", "hidden"}
"""Attributes whose values make an element one of another sort; of others, that they are there."""
Stop = tuple[object, ...]
_sorts: dict[Stop, set[str]] = {}


def is_new(stop: Stop, html: str) -> bool:
    """This will say whether a page shows elements of a sort not yet seen at this stop, and remember them."""
    known = _sorts.get(stop)
    shown = sorts_in(html)
    _sorts[stop] = shown | (known or set())
    return known is None or not shown <= known


def sorts_in(html: str) -> set[str]:
    """This will give the sorts of element on a page: a tag, its attributes, and the words of some of them."""
    return {f"{tag} {_attributes(rest)}" for tag, rest in ELEMENT.findall(html)}


def _attributes(text: str) -> str:
    return " ".join(
        sorted(f"{name}={value}" if name in MATTERS else name for name, value in ATTRIBUTE.findall(text))
    )
