"""What the teller sees on the private link."""

from dataclasses import dataclass
from datetime import datetime

from candour.channels.frontdoor.models import Story, StoryState, Verdict, Wish
from candour.channels.frontdoor.queries import StoryOnLink
from candour.channels.frontdoor.words import WE_LEFT_OUT
from candour.domain.clocks import day_in_london
from candour.public.door import Door
from candour.public.presenters.promised import Promises, promises_in_answers
from candour.public.presenters.stories import AnswerOnPage
from candour.public.presenters.talking import who_talks
from candour.public.queries import looks_before
from candour.talks.queries import asked_by_teller, offered_to_teller
from candour.web.filters import clock, day


@dataclass(frozen=True)
class Step:
    """One thing that happened, or has not happened yet (`at` None)."""

    words: str
    at: datetime | None = None
    more: str = ""
    href: str = ""
    href_words: str = ""


@dataclass(frozen=True)
class SaidMore:
    """What the teller added later."""

    text: str
    at: datetime


@dataclass(frozen=True)
class ToldPage:
    """One story as its teller follows it."""

    token: str
    text: str
    headline: str
    steps: tuple[Step, ...]
    answers: tuple[AnswerOnPage, ...]
    more: tuple[SaidMore, ...]
    wish: str
    verdict: str
    is_withdrawn: bool
    is_published: bool
    talk_offered: str
    talk_asked_for: str
    promises: Promises

    @property
    def can_judge(self) -> bool:
        """Whether there is an answer to say something about."""
        return not self.is_withdrawn and any(answer.removed_at is None for answer in self.answers)

    @property
    def verdict_words(self) -> str:
        """What the teller said before about the answer; empty before they did."""
        if self.verdict == Verdict.YES:
            return "You said yes. Thank you for telling us."
        if self.verdict == Verdict.NOT_YET:
            return "You said not yet. We see that, and you can write back below."
        return ""

    @staticmethod
    def of(found: StoryOnLink, door: Door, token: str, now: datetime) -> "ToldPage":
        """This will gather the page in a fixed number of SQL statements."""
        story = found.story
        looks = looks_before(door.trust, [answer.id for answer in found.answers])
        is_withdrawn = story.state == StoryState.WITHDRAWN
        offered = offered_to_teller(door.trust, story.pk, now)
        asked_for = asked_by_teller(door.trust, story.pk)
        numbers = [] if is_withdrawn else [answer.id for answer in found.answers]
        promises = promises_in_answers(door, numbers, day_in_london(now))
        return ToldPage(
            token=token,
            text="" if is_withdrawn else story.text,
            headline=_headline(found, promises),
            steps=(*_steps(story, door), *_promise_steps(promises)),
            answers=() if is_withdrawn else tuple(AnswerOnPage.of(one, looks) for one in found.answers),
            more=()
            if is_withdrawn
            else tuple(SaidMore(reply.text, reply.told_at) for reply in found.replies),
            wish=str(Wish(story.wish).label),
            verdict=story.was_answered,
            is_withdrawn=is_withdrawn,
            is_published=story.state == StoryState.PUBLISHED,
            talk_offered=who_talks(offered) if offered else "",
            talk_asked_for=who_talks(asked_for) if asked_for else "",
            promises=promises,
        )


def _headline(found: StoryOnLink, promises: Promises) -> str:
    if found.story.state == StoryState.WITHDRAWN:
        return "You took this story back. It is not on our page any more."
    if any(answer.removed_at is None for answer in found.answers):
        if any(promise.kept_at for each in promises.values() for promise in each):
            return "There is an answer for you, and a change was made."
        return "There is an answer for you."
    if found.story.first_read_at is not None:
        return "Somebody has read this. There is no answer yet."
    return "Nobody has read this yet."


def _steps(story: Story, door: Door) -> tuple[Step, ...]:
    told = Step("You told us", story.told_at)
    if story.state == StoryState.WITHDRAWN and story.first_read_at is None:
        return told, _standing(story, door)
    return told, _read(story), _standing(story, door)


def _promise_steps(promises: Promises) -> tuple[Step, ...]:
    """This will say of each promise where it is: still to come, kept, or ended."""
    steps = []
    for promise in (promise for each in promises.values() for promise in each):
        if promise.kept_at:
            steps.append(Step("Change made: we kept this promise", promise.kept_at, promise.what))
        elif promise.ended_at:
            steps.append(Step("We could not keep this promise", promise.ended_at, promise.what))
        else:
            late = "We promised this, and it is overdue: it was to be done by "
            words = late if promise.is_overdue else "We promised this by "
            steps.append(Step(f"{words}{day(promise.due_on)}", None, promise.what))
    return tuple(steps)


def _read(story: Story) -> Step:
    if story.first_read_at is None:
        return Step("Waiting for somebody to read it")
    at = story.first_read_at
    return Step(f"{story.read_by_role} read this at {clock(at)} on {day(at)}", at)


def _standing(story: Story, door: Door) -> Step:
    state = StoryState(story.state)
    if state is StoryState.PUBLISHED:
        left_out = f"{WE_LEFT_OUT} {story.left_out_because}" if story.left_out_because else ""
        href = door.to("public-story", story_id=story.pk)
        return Step("Published on our page", story.published_at, left_out, href, "See it there")
    if state is StoryState.REFUSED:
        return Step(
            "We kept it off the page",
            story.looked_at,
            f"Because: {story.refused_because} We have read what you told us, and can still answer you here.",
        )
    if state is StoryState.WITHDRAWN:
        return Step(
            "You took it back", story.withdrawn_at, "A way to reach you, if we had one, has been erased."
        )
    if state is StoryState.WAITING:
        return Step(
            "Waiting for a look",
            None,
            "A person looks at every story before it is published, so that nobody is named by mistake.",
        )
    if story.wish == Wish.RING_ME:
        return Step("Private: we will ring you", None, "It is not on our page. An answer can stand here too.")
    return Step("Private", None, "It is not on our page. Only people who work here read it.")
