"""What somebody wrote, as a page shows it: light Markdown, with links behind names, tags and addresses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

from candour.domain.posting import NAME, TAG, fold_tag
from candour.network.addresses import address_of_person
from candour.web.markdown import clean, reader

REL = "nofollow noopener noreferrer"
LONG = 1_000
"""Characters from which words are not kept ready."""
_MARKS = re.compile(
    r"(?P<link>https://[^\s<>\"']+[^\s<>\"'.,;:!?)\]])"
    rf"|{TAG}|{NAME}"
)


class NamedSomebody(Protocol):
    """Somebody named in a text, by the words behind the @; a team has no page and leads nowhere."""

    @property
    def words(self) -> str: ...
    @property
    def person_id(self) -> int | None: ...


@dataclass(frozen=True)
class _Piece:
    """A part of a text: plain where `href` is empty."""

    words: str
    href: str = ""


def render(text: str, named: Iterable[NamedSomebody] = ()) -> Markup:
    """This will give a post's words as HTML; only names that were found when it was written lead anywhere."""
    whom = tuple((each.words, each.person_id) for each in named if each.person_id)
    return _rendered(text, whom) if len(text) < LONG else _rendered.__wrapped__(text, whom)


@lru_cache(maxsize=2_000)
def _rendered(text: str, whom: tuple[tuple[str, int], ...]) -> Markup:
    """This will give the HTML of some words, once a process where they are short: most are read by many."""
    leads = {fold_tag(words): address_of_person(person) for words, person in whom}
    return clean(_markdown().render(text, {"whom": leads}), rel=REL)


@cache
def _markdown() -> MarkdownIt:
    made = reader(keeps_lines=True).disable(["heading", "lheading", "html_block"])
    made.core.ruler.push("candour_marks", _mark)
    return made


def _mark(state: StateCore) -> None:
    """This will cut the words between Markdown's marks where a name, a hashtag or an address stands."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_marked(token.children, state.env.get("whom", {})))


def _marked(children: Iterable[Token], whom: Mapping[str, str]) -> Iterable[Token]:
    inside_link = 0
    for child in children:
        inside_link += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type != "text" or inside_link:
            yield child
            continue
        for piece in _pieces(child.content, whom):
            yield from _tokens(piece)


def _pieces(text: str, whom: Mapping[str, str]) -> Iterable[_Piece]:
    """This will cut a text; a name that nobody was found for stays as it was typed."""
    done = 0
    for match in _MARKS.finditer(text):
        piece = _piece(match, whom)
        if piece is None:
            continue
        yield _Piece(text[done : match.start()])
        yield piece
        done = match.start() + len(piece.words)
    yield _Piece(text[done:])


def _piece(match: "re.Match[str]", whom: Mapping[str, str]) -> _Piece | None:
    if match["link"]:
        return _Piece(match["link"], match["link"])
    if match["tag"]:
        return _Piece(match.group(), reverse("network-tag", args=[fold_tag(match["tag"])]))
    words = match["name"].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        href = whom.get(fold_tag(name))
        if href:
            return _Piece(f"@{name}", href)
    return None


def _tokens(piece: _Piece) -> Iterable[Token]:
    if not piece.words:
        return
    plain = Token("text", "", 0, content=piece.words)
    if not piece.href:
        yield plain
        return
    yield Token("link_open", "a", 1, attrs={"href": piece.href})
    yield plain
    yield Token("link_close", "a", -1)
