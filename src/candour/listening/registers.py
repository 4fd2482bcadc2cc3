"""What rooms above put beside a post or under the inbox, at start: ways on, earlier answers, links.

Nothing here knows those rooms. Each entry is asked once a page, for all posts on it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from candour.domain.refusal import Refusal
from candour.listening.models import PublicPost


@dataclass(frozen=True)
class WayOn:
    """A link beside a post, such as "Write a reply"; `is_main` makes it the page's one button.

    With `is_post` it is a form that posts to `address` (as for what changes something).
    """

    words: str
    address: str
    is_main: bool = False
    is_post: bool = False


@dataclass(frozen=True)
class Answer:
    """What was said in public to a post: by whom ("Megan, staff nurse"), when, in which words, and where."""

    text: str
    by: str
    at: datetime
    address: str = ""


WaysOn = Callable[[HttpRequest, PublicPost], Sequence[WayOn | Refusal]]


@dataclass(frozen=True)
class Evidence:
    """Something that a room above found in a post: a sentence about it, and the post's words behind it."""

    words: str
    says: str
    address: str = ""


@dataclass(frozen=True)
class Note:
    """A sentence over the inbox, and a link to what it is about."""

    words: str
    link: str
    address: str


Answers = Callable[[int, Sequence[int]], Mapping[int, Sequence[Answer]]]
Witness = Callable[[int, Sequence[PublicPost], datetime], object]
Finds = Callable[[PublicPost], Sequence[Evidence]]
Notes = Callable[[int], Sequence[Note]]
UnderWay = Callable[[Sequence[int]], Iterable[int]]

_ways_on: list[WaysOn] = []
_answers: list[Answers] = []
_under_way: list[UnderWay] = []
_witnesses: list[Witness] = []
_finds: list[Finds] = []
_notes: list[Notes] = []
_more: list[tuple[str, str]] = []


def add_ways_on(ask: WaysOn) -> None:
    """This will put links or refusals beside each post: `ask(request, post)`."""
    if ask not in _ways_on:
        _ways_on.append(ask)


def add_answers(ask: Answers) -> None:
    """This will tell what was said to posts: `ask(trust_id, post_ids)` answers by post id, in one query."""
    if ask not in _answers:
        _answers.append(ask)


def add_under_way(ask: UnderWay) -> None:
    """This will keep claims from lapsing: `ask(post_ids)` gives those whose reply waits for a decision."""
    if ask not in _under_way:
        _under_way.append(ask)


def add_witness(look: Witness) -> None:
    """This will show posts with new words to a room above: `look(trust_id, posts, now)`.

    It is called in the transaction that takes them in, once for many posts, so it must be quick.
    """
    if look not in _witnesses:
        _witnesses.append(look)


def add_evidence(ask: Finds) -> None:
    """This will put under a post what a room above found in it: `ask(post)`."""
    if ask not in _finds:
        _finds.append(ask)


def add_notes(ask: Notes) -> None:
    """This will put sentences over the inbox: `ask(trust_id)`, in one query."""
    if ask not in _notes:
        _notes.append(ask)


def add_more(words: str, url_name: str) -> None:
    """This will put a link to a page of a room above under the inbox."""
    if (words, url_name) not in _more:
        _more.append((words, url_name))


def more() -> list[tuple[str, str]]:
    """This will list the links under the inbox, each with the name of its address."""
    return list(_more)


def ways_on(request: HttpRequest, post: PublicPost) -> list[WayOn | Refusal]:
    """This will list what can be done with a post in the rooms above."""
    return [way for ask in _ways_on for way in ask(request, post)]


def answers_to(trust_id: int, post_ids: Sequence[int]) -> dict[int, list[Answer]]:
    """This will give the public answers to posts, by post id."""
    found: dict[int, list[Answer]] = {}
    for ask in _answers:
        for post_id, said in ask(trust_id, post_ids).items():
            found.setdefault(post_id, []).extend(said)
    return found


def show_to_witnesses(trust_id: int, posts: Sequence[PublicPost], now: datetime) -> None:
    """This will show posts with new words to whoever looks at them."""
    for look in _witnesses if posts else ():
        look(trust_id, posts, now)


def evidence_in(post: PublicPost) -> list[Evidence]:
    """This will list what the rooms above found in a post."""
    return [found for ask in _finds for found in ask(post)]


def notes_for(trust_id: int) -> list[Note]:
    """This will list the sentences over the inbox."""
    return [note for ask in _notes for note in ask(trust_id)]


def under_way(post_ids: Iterable[int]) -> set[int]:
    """This will say about which posts a reply is under way."""
    wanted = list(post_ids)
    return {post_id for ask in _under_way for post_id in ask(wanted)}
