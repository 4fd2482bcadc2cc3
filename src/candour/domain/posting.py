"""What staff say to each other: how long it is, whom and what its words name, and who can change it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.refusal import Refusal

LONGEST_POST, LONGEST_COMMENT, LONGEST_REASON = 5000, 1000, 300
MOST_TAGS, MOST_NAMED = 20, 20
"""How many hashtags, and how many people and teams, one post can reach: more is shouting."""
FEWEST_CHOICES, MOST_CHOICES, LONGEST_CHOICE = 2, 8, 80
POLL_LASTS = timedelta(days=7)
EVERYBODY = "everybody"
"""The place of words that are meant for the whole trust, in forms and of drafts."""


class Feeling(StrEnum):
    """What one press can say of a post. None of them is a mark out of ten, and nobody is ranked by them."""

    THANKS = "thanks"
    LOVE = "love"
    WELL_DONE = "well_done"
    FUNNY = "funny"
    WITH_YOU = "with_you"


FEELING_WORDS: dict[Feeling, str] = {
    Feeling.THANKS: "Thank you",
    Feeling.LOVE: "Love it",
    Feeling.WELL_DONE: "Well done",
    Feeling.FUNNY: "Made me smile",
    Feeling.WITH_YOU: "With you",
}
TAG = r"(?<![\w#&/@])#(?P<tag>(?=\w*[^\W\d_])\w{2,50})"
NAME = r"(?<![\w@/.])@(?P<name>\w[\w'’\-]*(?: \w[\w'’\-]*){0,4})"
"""Where a hashtag stands in a text, and a name behind an @: as they are looked for and as pages show them."""
_TAG = re.compile(TAG)
_AT = re.compile(NAME)
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")


@dataclass(frozen=True)
class Words:
    """One post or comment, as the rules see it: whose it is, and whether it still stands."""

    author: int
    is_deleted: bool = False
    is_hidden: bool = False


def tidy(text: str) -> str:
    """This will give words as they are kept: NFC, no NUL, at most one empty line, no space at the ends."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\x00", ""))
    return re.sub(r"\n{3,}", "\n\n", plain).strip()


def to_say(text: str, longest: int, *, has_more: bool = False) -> Refusal | None:
    """This will refuse nothing at all, and more than fits; `has_more`: pictures or a poll go with it."""
    if not text and not has_more:
        return Refusal("There are no words here yet.", "Write something.")
    if len(text) > longest:
        return Refusal(
            f"This is {len(text) - longest} characters too long.", "Shorten it, or say it in two posts."
        )
    return None


def to_change(words: Words, person: int) -> Refusal | None:
    """This will refuse a change by anybody but the author, or of what is gone."""
    if words.is_deleted:
        return Refusal("This was taken back.", "Write it anew.")
    if words.author != person:
        return Refusal("Only whoever wrote this can change it.", "Answer it, or report it to a colleague.")
    return None


def to_take_back(words: Words, person: int, *, looks_after: bool) -> Refusal | None:
    """This will refuse taking back what somebody else wrote, unless one looks after the place."""
    if words.is_deleted:
        return Refusal("This is gone already.", "There is nothing left to do.")
    if words.author != person and not looks_after:
        return Refusal("Only whoever wrote this can take it back.", "Report it, and a colleague looks at it.")
    return None


def to_report(words: Words, person: int, reason: str) -> Refusal | None:
    """This will refuse a report without a reason, about oneself, or about what is gone."""
    if words.is_deleted or words.is_hidden:
        return Refusal("This is gone already.", "There is nothing left to report.")
    if words.author == person:
        return Refusal("You wrote this yourself.", "You can take it back.")
    if not reason:
        return Refusal("Nobody knows yet what is wrong.", "Enter a reason, in one sentence.")
    if len(reason) > LONGEST_REASON:
        return Refusal("The reason is too long.", "Say it in one or two sentences.")
    return None


def to_ask(choices: Sequence[str]) -> Refusal | None:
    """This will refuse a poll with too few or too many choices, or with the same one twice."""
    if len(choices) < FEWEST_CHOICES:
        return Refusal("A poll needs two choices.", "Enter another choice.")
    if len(choices) > MOST_CHOICES:
        return Refusal(f"A poll has {MOST_CHOICES} choices at most.", "Leave some out.")
    if any(len(choice) > LONGEST_CHOICE for choice in choices):
        return Refusal(f"A choice is longer than {LONGEST_CHOICE} characters.", "Shorten it.")
    if len({choice.casefold() for choice in choices}) < len(choices):
        return Refusal("Two choices are the same.", "Change one of them.")
    return None


def to_vote(ends_at: datetime, now: datetime, *, is_deleted: bool) -> Refusal | None:
    """This will refuse a vote that comes too late."""
    if is_deleted:
        return Refusal("This poll was taken back.", "There is nothing to vote on.")
    if now >= ends_at:
        return Refusal("This poll has ended.", "Read how it went below.")
    return None


def fold_tag(tag: str) -> str:
    """This will give the one form by which a hashtag is found, however it is written."""
    plain = unicodedata.normalize("NFKD", tag.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def tags_in(text: str) -> list[str]:
    """This will list the hashtags of a text as they are written, each once, in order."""
    found: dict[str, str] = {}
    for match in _TAG.finditer(text):
        found.setdefault(fold_tag(match.group(1)), match.group(1))
    return list(found.values())[:MOST_TAGS]


def names_in(text: str) -> list[tuple[str, ...]]:
    """This will list what may follow each @: the longest name first, since nobody knows where it ends.

    "@Amina Clarke thanks" gives ("Amina Clarke thanks", "Amina Clarke", "Amina").
    """
    found = []
    for match in list(_AT.finditer(text))[:MOST_NAMED]:
        words = match.group(1).split(" ")
        found.append(tuple(" ".join(words[:count]) for count in range(len(words), 0, -1)))
    return found


def first_link_in(text: str) -> str:
    """This will give the first web address of a text; empty where there is none."""
    match = _LINK.search(text)
    return match.group() if match else ""
