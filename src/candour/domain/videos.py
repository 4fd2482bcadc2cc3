"""Short videos: how long, how large, and the captions without which nobody else sees one.

    sent --> made anew --> captions written --> shown (as a picture is: by the yes of everybody in it)
       \\--> refused, with a reason

Captions are written by a person, never by a machine: what is said, or, where nobody speaks, what is heard.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from candour.domain.learnt import exposing
from candour.domain.refusal import Refusal

LONGEST_VIDEO = 60
"""Seconds."""
LARGEST_VIDEO = 150_000_000
"""Bytes of a video as it is sent: a minute as phones take it."""
LONGEST_CAPTION = 120
"""Signs that stand on the screen at once: three lines of 40, which is what television shows."""
MOST_CAPTIONS = 120
LONGEST_STANDING = 7.0
"""Seconds that a caption stands at most, where nothing follows it sooner. Source: subtitle guidelines of
British broadcasters, who ask for a reading speed of about 160 words a minute."""


class VideoState(StrEnum):
    """Where a video is on its way; every value is at most 12 characters long."""

    SENT = "sent"
    MADE = "made"
    REFUSED = "refused"


@dataclass(frozen=True)
class VideoSeen:
    """A video as the rules see it; `why` says what was wrong with a refused one."""

    state: VideoState
    has_captions: bool
    why: str = ""


@dataclass(frozen=True)
class Caption:
    """One caption: from when until when it stands, in seconds, and its words, without marks of any kind."""

    begins: float
    ends: float
    words: str


def to_show_video(video: VideoSeen) -> Refusal | None:
    """This will refuse a video that is not made anew yet, or that has no captions."""
    if video.state is VideoState.REFUSED:
        return Refusal(f"This video cannot be shown. {video.why}", "Take it down, and send another one.")
    if not video.has_captions:
        return Refusal("This video has no captions yet.", "Write what is said in it, or that nobody speaks.")
    return None


def being_made(video: VideoSeen) -> Refusal | None:
    """This will say that a video is not ready; unlike all else that is missing, it needs nobody."""
    if video.state is VideoState.SENT:
        return Refusal("This video is being made ready.", "It is shown in a minute or two, by itself.")
    return None


def to_caption(captions: Sequence[Caption], seconds: int) -> Refusal | None:
    """This will refuse captions that nobody could read: none, too long, out of order, past the end."""
    if not captions:
        return Refusal("There are no captions.", "Write what is said, each line with its time.")
    if len(captions) > MOST_CAPTIONS:
        return Refusal(f"There are more than {MOST_CAPTIONS} captions.", "Join short ones.")
    before = [-1.0, *(each.begins for each in captions)]
    checked = (_unreadable(each, begun, seconds) for each, begun in zip(captions, before, strict=False))
    return next((each for each in checked if each is not None), None)


def to_say_in_public(captions: Sequence[Caption]) -> Refusal | None:
    """This will refuse captions that could tell a stranger who somebody is: floor 3."""
    return exposing("\n".join(each.words for each in captions))


def to_caption_anew(*, is_other: bool) -> Refusal | None:
    """This will refuse other captions once a video was sent out: what is public is what somebody approved."""
    if not is_other:
        return None
    return Refusal(
        "This video was sent out with its captions, so they stay as they are.",
        "Take it down, and send it again with the captions that you want.",
    )


def _unreadable(caption: Caption, before: float, seconds: int) -> Refusal | None:
    at = as_typed_time(caption.begins)
    if not caption.words:
        return Refusal(f"Nothing is said at {at}.", "Write the words behind the time, or take it out.")
    if len(caption.words) > LONGEST_CAPTION:
        return Refusal(f"The caption at {at} is too long to read.", "Make two of it, each with its time.")
    if caption.begins <= before:
        return Refusal(f"The caption at {at} does not begin after the one before.", "Put them in order.")
    if caption.begins >= (seconds or LONGEST_VIDEO + 1):
        last = as_typed_time(seconds or LONGEST_VIDEO)
        return Refusal(f"The caption at {at} begins after the video is over.", f"It ends at {last}.")
    return None


def typed(text: str, seconds: int) -> list[Caption]:
    """This will read captions as people type them: "0:04 Good morning", one a line, each until the next.

    Raises Refusal with the line that has no time.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    takes_bare = _counts_in_seconds([line for line in lines if line])
    found = [_line(number, line, takes_bare) for number, line in enumerate(lines, start=1) if line]
    ends = [*(begins for begins, _ in found[1:]), float(seconds or LONGEST_VIDEO)]
    return [
        Caption(begins, max(min(end, begins + LONGEST_STANDING), begins + 0.5), words)
        for (begins, words), end in zip(found, ends, strict=False)
    ]


def as_typed(captions: Sequence[Caption]) -> str:
    """This will give captions as people type them."""
    return "\n".join(lines_of(captions))


def lines_of(captions: Sequence[Caption]) -> tuple[str, ...]:
    """This will give captions line by line, as people type them."""
    return tuple(f"{as_typed_time(each.begins)} {each.words}" for each in captions)


def as_typed_time(seconds: float) -> str:
    """This will write a time as people do: "0:04", or "0:04.5" where it falls between."""
    minutes, rest = divmod(round(seconds * 10), 600)
    whole, tenth = divmod(rest, 10)
    return f"{minutes}:{whole:02}" + (f".{tenth}" if tenth else "")


_TIMED = re.compile(r"(?:(\d{1,2}):)?(\d{1,2})(?:[.,](\d{1,3}))?(?::?[\s-]+(.*))?")


def _counts_in_seconds(lines: Sequence[str]) -> bool:
    """This will say whether bare numbers are times, and not "10 beds are free": from 0 on, in every line."""
    found = [_TIMED.fullmatch(line) for line in lines]
    bare = [each[2] for each in found if each is not None and each[1] is None]
    return len(bare) == len(found) and int(bare[0]) == 0 if bare else False


def _line(number: int, line: str, takes_bare: bool) -> tuple[float, str]:
    found = _TIMED.fullmatch(line)
    if found is None or (found[1] is None and not takes_bare):
        raise Refusal(f"Line {number} does not begin with a time.", "Begin it like this: 0:04 Good morning.")
    minutes, seconds, part, words = found.groups()
    return int(minutes or 0) * 60 + int(seconds) + float(f"0.{part or 0}"), words or ""
