"""Links, mentions and hashtags in a post: Bluesky wants each named with where it stands, in bytes of UTF-8.

What counts as one follows Bluesky's own pages (`detectFacets` of their library `@atproto/api`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

_LINK = regex.compile(
    r"(?:^|(?<=[\s(]))(https?://\S+|[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:/\S*)?)", regex.I | regex.M
)
_MENTION = regex.compile(r"(?:^|(?<=[\s(]))@([a-zA-Z0-9.-]+)\b", regex.M)
_TAG = regex.compile(
    r"(?:^|(?<=\s))[#\uff03]((?!\ufe0f)[^\s\u00ad\u2060\u200a-\u200d\u20e2]*"
    r"[^\d\s\p{P}\u00ad\u2060\u200a-\u200d\u20e2]+[^\s\u00ad\u2060\u200a-\u200d\u20e2]*)",
    regex.M,
)
_ENDS = regex.compile(r"[.,;:!?]$")
_CLOSING_PUNCTUATION = regex.compile(r"\p{P}+$")
_KNOWN_ENDS = frozenset({"uk", "org", "com", "net", "info", "eu", "ie", "wales", "cymru", "scot", "london"})
"""Without "https://" before it, only a name under one of these is taken for a link."""
_HANDLE = regex.compile(
    r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]"
)
LONGEST_TAG = 64


@dataclass(frozen=True)
class Found:
    """One stretch of the text, in code points, and what it is: kind is "link", "mention" or "tag"."""

    start: int
    end: int
    kind: str
    value: str


def found_in(text: str) -> list[Found]:
    """This will list what stands in the text, from its start to its end; a mention's value is its handle."""
    return sorted({*_links(text), *_mentions(text), *_tags(text)}, key=lambda each: (each.start, each.end))


def facets(text: str, resolve: Callable[[str], str]) -> list[dict[str, object]]:
    """This will give them as parts of a record; `resolve` gives a handle's DID, empty where there is none."""
    given: list[dict[str, object]] = []
    for each in found_in(text):
        feature = {"$type": f"app.bsky.richtext.facet#{each.kind}"}
        if each.kind == "mention":
            did = resolve(each.value)
            if not did:
                continue
            feature["did"] = did
        else:
            feature["uri" if each.kind == "link" else "tag"] = each.value
        start = len(text[: each.start].encode())
        index = {"byteStart": start, "byteEnd": start + len(text[each.start : each.end].encode())}
        given.append({"index": index, "features": [feature]})
    return given


def _links(text: str) -> Iterator[Found]:
    for match in _LINK.finditer(text):
        shown = match[1]
        if _ENDS.search(shown):
            shown = shown[:-1]
        if shown.endswith(")") and "(" not in shown:
            shown = shown[:-1]
        if shown.lower().startswith(("http://", "https://")):
            yield Found(match.start(1), match.start(1) + len(shown), "link", shown)
        elif shown.partition("/")[0].rpartition(".")[2].lower() in _KNOWN_ENDS:
            yield Found(match.start(1), match.start(1) + len(shown), "link", f"https://{shown}")


def _mentions(text: str) -> Iterator[Found]:
    for match in _MENTION.finditer(text):
        if _HANDLE.fullmatch(match[1]):
            yield Found(match.start(), match.end(), "mention", match[1].lower())


def _tags(text: str) -> Iterator[Found]:
    for match in _TAG.finditer(text):
        tag = _CLOSING_PUNCTUATION.sub("", match[1])
        if tag and len(regex.findall(r"\X", tag)) <= LONGEST_TAG:
            yield Found(match.start(), match.start(1) + len(tag), "tag", tag)
