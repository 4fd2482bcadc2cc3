"""Words on Mastodon: how long they are for the server, and what its HTML says in plain text.

A text is as long as what its readers see as signs (grapheme clusters); a link counts 23 however long it is,
and a mention of somebody elsewhere counts without their server.
https://docs.joinmastodon.org/user/posting/#text and `StatusLengthValidator` of github.com/mastodon/mastodon
"""

import html
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import nh3
import regex

A_LINK = 23
"""Signs that any link counts."""
_LONGEST_LINK, _LONGEST_DOMAIN = 4_096, 253
_LINK = regex.compile(
    r"(?<![a-z0-9@\uff20$#\uff03])https?://(?:[\p{L}\p{N}][\p{L}\p{N}_-]*\.)+\p{L}{2,}(?::\d{1,5})?"
    r"(?:[/?#](?:[^\s<>\"\u2018-\u201f]*[\p{L}\p{N}=_#/+&-])?)?",
    regex.I,
)
_MENTION = regex.compile(r"(?<![=/\w])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@([\w.-]+\w)", regex.I)
_BLOCKS = {"p": "\n\n", "br": "\n", "li": "\n", "blockquote": "\n\n", "pre": "\n\n", "div": "\n"}
_MARKS = regex.compile(r"[^\p{L}\p{N}\p{So}]+")


def length(text: str) -> int:
    """This will count as Mastodon counts."""
    text = _LINK.sub(lambda found: "x" * A_LINK if len(found[0]) <= _LONGEST_LINK else found[0], text)
    text = _MENTION.sub(lambda found: f"@{found[1]}" if len(found[2]) <= _LONGEST_DOMAIN else found[0], text)
    return plain_length(text)


def plain_length(text: str) -> int:
    """This will count the signs that a reader sees, with every link and mention as long as it is."""
    return len(regex.findall(r"\X", text))


def plain(content: str) -> str:
    """This will give what a post's HTML says, its paragraphs and lines kept; a link is its whole address.

    The library leaves nothing but the bare tags named here, and escapes every other angle bracket.
    """
    bare = nh3.clean(content, tags=set(_BLOCKS), attributes={}, link_rel=None)
    for tag, end in _BLOCKS.items():
        bare = bare.replace(f"<{tag}>", "\n" if tag == "br" else "").replace(f"</{tag}>", end)
    lines = html.unescape(bare).split("\n")
    return regex.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def says(content: str, ours: str) -> bool:
    """This will say whether a post's HTML shows our words.

    A server shows a mention without the part that names another server, and where it reads Markdown it makes
    quotation marks, dashes and stars nicer. Letters, digits and pictures stay, in their order: those decide,
    since words that are taken for missing would be sent again.
    """
    shown = plain(content)
    return _bare(shown) == _bare(ours) if _bare(ours) else shown.split() == ours.split()


def _bare(text: str) -> str:
    text = _MENTION.sub(lambda found: f"@{found[1]}", text)
    return _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())


def words_of(status: Mapping[str, Any]) -> Iterator[str]:
    """This will give the words of a post: its warning, its text, then those that describe its pictures."""
    for found in (str(status.get("spoiler_text") or ""), plain(str(status.get("content") or ""))):
        if found.strip():
            yield found.strip()
    attached = status.get("media_attachments")
    for each in attached if isinstance(attached, list) else []:
        if isinstance(each, Mapping) and each.get("description"):
            yield f"[Picture: {each['description']}]"
