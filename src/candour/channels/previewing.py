"""Fetching a page that a link points to, so that people see what it says before they say yes to it.

Whoever wrote the page may want to harm us: little is read, for a short time, and every redirect is looked at
as if somebody had typed it.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from candour.channels.outgoing import Answer, NoAnswer, NotSent, Patience, call, within

LARGEST_PAGE = 512_000
"""Bytes."""
LONGEST = 5.0
"""Seconds in all, redirects included."""
MOST_REDIRECTS = 3
KINDS = frozenset({"text/html", "application/xhtml+xml"})
_PATIENCE = Patience(connect=2.0, read=2.0, total=LONGEST)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NoPreview(Exception):
    """This will say why there is nothing to show of a page; the link itself stays as it was written."""


@dataclass(frozen=True)
class Page:
    """What came back: the address at the end of all redirects, its kind, and the bytes as they came."""

    address: str
    kind: str
    body: bytes


def fetch_page(address: str) -> Page:
    """This will fetch one page in at most 5 seconds and 512 kB, or raise NoPreview.

    At most three redirects are followed; where each leads is resolved, checked and pinned anew. Nothing that
    is packed is unpacked, and nothing but a page of HTML is read.
    """
    with within(LONGEST):
        for _ in range(MOST_REDIRECTS + 1):
            answer = _asked(address)
            if answer.status not in _REDIRECTS:
                return _page(address, answer)
            address = urljoin(address, answer.headers.get("location", ""))
    raise NoPreview("The page sends us on too often.")


def _asked(address: str) -> Answer:
    headers = {"accept": ", ".join(sorted(KINDS))}
    try:
        return call("GET", address, headers=headers, patience=_PATIENCE, largest=LARGEST_PAGE)
    except NotSent as error:
        raise NoPreview(str(error)) from error
    except NoAnswer as error:
        raise NoPreview(error.reason) from error


def _page(address: str, answer: Answer) -> Page:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status != 200:
        raise NoPreview(f"The page answered {answer.status}.")
    if kind not in KINDS:
        raise NoPreview("This is not a page of HTML.")
    return Page(address, kind, answer.body)
