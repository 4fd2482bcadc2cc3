"""Promises as everybody may see them: what, by when, which team; kept, moved, ended or overdue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from candour.domain.promising import PromiseState, is_overdue
from candour.promises import queries
from candour.promises.models import Promise, Reason
from candour.public.door import Door
from candour.web.filters import day

_TAGS: dict[PromiseState, tuple[str, str]] = {
    PromiseState.TAKEN: ("Promised", "blue"),
    PromiseState.KEPT: ("Kept: change made", "green"),
    PromiseState.ENDED: ("Not kept", "grey"),
}


@dataclass(frozen=True)
class Moved:
    """That a promise got a later day, or was ended, and why (empty until a colleague has read it)."""

    words: str
    because: str


@dataclass(frozen=True)
class PromiseOnPage:
    """One promise. Teams are named, people never; `href` is the story in which it was made."""

    id: int
    what: str
    team: str
    tag: str
    colour: str
    is_overdue: bool
    due_on: date
    kept_at: datetime | None
    ended_at: datetime | None
    taken_at: datetime | None
    moved: tuple[Moved, ...]
    href: str

    @staticmethod
    def of(promise: Promise, today: date, *, href: str = "") -> "PromiseOnPage":
        """This will take what everybody may read from a promise, its team and reasons loaded."""
        state = PromiseState(promise.state)
        is_late = is_overdue(state, promise.due_on, today)
        word, colour = ("Overdue", "red") if is_late else _TAGS[state]
        return PromiseOnPage(
            id=promise.pk,
            what=promise.what,
            team=promise.team.name,
            tag=word,
            colour=colour,
            is_overdue=is_late,
            due_on=promise.due_on,
            kept_at=promise.kept_at if state is PromiseState.KEPT else None,
            ended_at=promise.ended_at if state is PromiseState.ENDED else None,
            taken_at=promise.taken_at,
            moved=tuple(_moved(reason) for reason in promise.reasons.all()),
            href=href,
        )


def _moved(reason: Reason) -> Moved:
    because = reason.words if reason.let_out_at is not None else ""
    if reason.new_due_on is None:
        return Moved("We ended this.", because)
    return Moved(
        f"First by {day(reason.old_due_on)}, now by {day(reason.new_due_on)}.",
        because,
    )


Promises = Mapping[int, tuple[PromiseOnPage, ...]]
"""What was promised in answers, by the number of the answer."""


def promises_in_answers(door: Door, answers: Iterable[int], today: date) -> Promises:
    """This will give what was promised in answers, by their number; three SQL statements."""
    found = queries.promises_to(door.trust, answers).items()
    return {number: tuple(PromiseOnPage.of(each, today) for each in made) for number, made in found}


@dataclass(frozen=True)
class PromisesPart:
    """What we promised: those that run, the overdue ones first, and a page of those that are done."""

    running: tuple[PromiseOnPage, ...]
    done: tuple[PromiseOnPage, ...]
    older: str
    newest: str

    @staticmethod
    def of(door: Door, here: str, today: date, *, done_before: str = "") -> "PromisesPart":
        """This will gather this part, in a fixed number of SQL statements."""
        done = queries.public_done(door.trust, after=done_before)
        older = f"{here}?{urlencode({'promised': done.next_after})}#promised" if done.next_after else ""
        return PromisesPart(
            running=tuple(_linked(each, door, today) for each in queries.public_open(door.trust)),
            done=tuple(_linked(each, door, today) for each in done.promises),
            older=older,
            newest=f"{here}#promised" if done_before else "",
        )


def _linked(promise: Promise, door: Door, today: date) -> PromiseOnPage:
    post = promise.statement.post
    kind, _, number = (post.network_id if post else "").partition(":")
    is_story = post is not None and post.account.channel == "frontdoor" and kind == "story"
    href = door.to("public-story", story_id=int(number)) if is_story and number.isdecimal() else ""
    return PromiseOnPage.of(promise, today, href=href)
