"""Links that people type: which of them lead to a page that anybody can open."""

import re
from urllib.parse import urlsplit

from candour.domain.refusal import Refusal

LONGEST_LINK = 300
_NEVER = re.compile(r"[\s<>\"\\^`{|}]")


def to_link(text: str) -> Refusal | None:
    """This will refuse what is no whole address of a page, or too long to be kept."""
    if len(text) > LONGEST_LINK:
        return Refusal("This link is too long.", "Copy it without what comes after the question mark.")
    if not _is_address(text):
        return Refusal("This is no link that starts with https://.", "Copy it again, or leave it out.")
    return None


def host_of(link: str) -> str:
    """This will name the site that a link leads to, as people call it: "youtube.com"."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and "." in name.strip(".")
        and "@" not in parts.netloc
        and _NEVER.search(text) is None
    )
