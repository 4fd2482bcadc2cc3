"""What the page behind a post's link says of itself: its title, a line about it, the name of its site.

Whoever made the page may say what they like, so its server's name always stands beside the site's own name.
Words alone are kept: a reader's browser never asks another server for anything.

A page may be made to hold whoever reads it: readers of whole pages take minutes over 500 kB of open tags.
Here each part of the page is passed once, whatever stands in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from candour.channels.plain_words import from_html
from candour.channels.previewing import NoPreview, Page, fetch_page
from candour.domain.songs import tidy
from candour.web.filters import shortened

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_SITE = 140, 240, 60
LONGEST_HOST = 253
"""Of a name of a server (RFC 1035)."""
_LOOKED_AT = 4_000
"""Characters of what a page says that are looked at: more than is kept, since tags are taken out of it."""
_PART = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|svg)\b.*?(?:</\1|\Z)"
    r"|<title\b[^<>]*>(?P<title>.*?)(?:</title|\Z)"
    r"|<meta\b(?P<meta>(?:[^>\"']|\"[^\"]*\"|'[^']*')*+)",
    re.IGNORECASE | re.DOTALL,
)
_SAID = re.compile(
    r"(?<![\w:.-])(?P<name>[\w:.-]++)\s*+=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']++))"
)


@dataclass(frozen=True)
class Says:
    """What a page says of itself; the title is empty where there is nothing to show."""

    title: str = ""
    description: str = ""
    site: str = ""
    host: str = ""


NOTHING = Says()


def look_up(address: str) -> Says:
    """This will fetch a page and read what it says of itself: nothing where it cannot be fetched."""
    try:
        return what_it_says(fetch_page(address))
    except NoPreview:
        return NOTHING


def what_it_says(page: Page) -> Says:
    """This will read a page: what it says to those who link to it (Open Graph) before its plain title."""
    head = _Head(_decoded(page.body))
    title = head.first(("meta og:title", "title"), LONGEST_TITLE)
    if not title:
        return NOTHING
    return Says(
        title=title,
        description=head.first(("meta og:description", "meta description"), LONGEST_DESCRIPTION),
        site=head.first(("meta og:site_name",), LONGEST_SITE),
        host=(urlsplit(page.address).hostname or "").removeprefix("www.")[:LONGEST_HOST],
    )


def _decoded(body: bytes) -> str:
    """This will take a page as UTF-8, and as the web's older Western letters where it is not."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


class _Head:
    """The title and what `meta` says, each where it stands first; scripts and drawings are passed over."""

    def __init__(self, markup: str) -> None:
        self._found: dict[str, str] = {}
        for part in _PART.finditer(markup):
            if part["title"] is not None:
                self._found.setdefault("title", part["title"][:_LOOKED_AT])
            elif part["meta"]:
                said = _said(part["meta"])
                name = said.get("property") or said.get("name") or ""
                self._found.setdefault(f"meta {name.lower()}", said.get("content", "")[:_LOOKED_AT])

    def first(self, names: Sequence[str], longest: int) -> str:
        """This will give the first of these that says something, in one line, with its tags taken out."""
        found = (tidy(from_html(unescape(self._found.get(name, "")))) for name in names)
        return shortened(next((words for words in found if words), ""), longest - 1)


def _said(inside: str) -> dict[str, str]:
    """This will give the attributes of a tag by their names in small letters."""
    found = _SAID.finditer(inside)
    return {each["name"].lower(): each["double"] or each["single"] or each["bare"] or "" for each in found}
