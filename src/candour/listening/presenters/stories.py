"""Stories that wait for a look, as printed; and which words of a story are names to leave out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.channels.frontdoor import rules
from candour.channels.frontdoor.addresses import told_url
from candour.channels.frontdoor.masking import Span, names_to_look_at
from candour.channels.frontdoor.models import Answer, Came, ForWhom, Report, Story, StoryState, Verdict, Wish
from candour.domain.refusal import Refusal
from candour.listening.presenters.segments import Segment, segments
from candour.people.models import Person
from candour.web.filters import shortened

_WISHES = {
    Wish.PUBLISH: "They would like it to be public.",
    Wish.TELL_ONLY: "They told only us. Answer on their private link.",
    Wish.RING_ME: "They would like us to ring.",
}


_CAME = {Came.WEB: "on our public page", Came.PHONE: "by phone", Came.PAPER: "on paper"}


@dataclass(frozen=True)
class StoryLine:
    """One story of the list."""

    id: int
    name: str
    text: str
    site: str
    told_at: datetime
    came: str


@dataclass(frozen=True)
class ReportLine:
    """Something public that somebody reported: what it says, and why they reported it."""

    id: int
    what: str
    text: str
    reason: str
    reported_at: datetime


@dataclass(frozen=True)
class StoriesView:
    """The stories that wait for a look, and what was reported; the totals count all of them.

    `not_me` says why this reader may not settle what was reported.
    """

    lines: tuple[StoryLine, ...]
    total: int
    reports: tuple[ReportLine, ...]
    reports_total: int
    not_me: Refusal | None


@dataclass(frozen=True)
class BesideStory:
    """What the front door knows of a post: what the teller wishes, and what is left to do about it.

    `look` is the page on which a waiting story is looked at, empty when it does not wait.
    """

    told: str
    wish: str
    has_contact: bool
    look: str
    state: str
    was_answered: str


@dataclass(frozen=True)
class StoryView:
    """One story, whole, with what may be names marked; `not_me` says why this reader may not decide."""

    line: StoryLine
    parts: tuple[Segment, ...]
    about: str
    not_me: Refusal | None


@dataclass(frozen=True)
class ContactView:
    """How to reach a teller."""

    post_id: int
    name: str
    contact: str


@dataclass(frozen=True)
class ToldView:
    """The private link of a story just written down, empty once it was shown."""

    link: str


def stories_view(
    stories: Sequence[Story], total: int, reports: Sequence[Report], reports_total: int, person: Person
) -> StoriesView:
    """This will make the list of stories that wait for a look, and of reports that nobody has settled."""
    lines = tuple(_line(each) for each in stories)
    shown = tuple(_report(each) for each in reports)
    return StoriesView(lines, total, shown, reports_total, rules.not_a_looker(person) if reports else None)


def beside_story(story: Story) -> BesideStory:
    """This will say what stands beside a post that came through the front door."""
    is_waiting = story.state == StoryState.WAITING
    return BesideStory(
        told=_CAME[Came(story.came)],
        wish=_WISHES[Wish(story.wish)],
        has_contact=bool(story.contact),
        look=reverse("listening-story", args=[story.pk]) if is_waiting else "",
        state=StoryState(story.state).label,
        was_answered=Verdict(story.was_answered).label if story.was_answered else "",
    )


def story_view(story: Story, person: Person) -> StoryView:
    """This will make the page on which a story is looked at."""
    return StoryView(
        line=_line(story),
        parts=segments(story.text, names_to_look_at(story.text)),
        about="their own care" if story.for_whom == ForWhom.SELF else "somebody else's care",
        not_me=rules.may_not_look(person, story) or rules.not_to_publish(story),
    )


def told_view(token: str) -> ToldView:
    """This will make the page that shows the private link once."""
    return ToldView(told_url(token) if token else "")


def contact_view(post_id: int, name: str, contact: str) -> ContactView:
    """This will make the page that shows how to reach a teller."""
    return ContactView(post_id, name or "the teller", contact)


def likely_names(text: str) -> list[tuple[str, str]]:
    """This will offer what may be names, each place of its own, as "12-20" and its words."""
    return [(f"{start}-{end}", text[start:end]) for start, end in names_to_look_at(text)]


def spans_of(text: str, ticked: Sequence[str], typed: str) -> list[Span]:
    """This will give the places to leave out: those ticked, and every place of each name typed."""
    found = [(int(start), int(end)) for start, _, end in (each.partition("-") for each in ticked)]
    for name in (each.strip() for each in typed.split(",")):
        if not name:
            continue
        places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if not places:
            raise Refusal(f"“{name}” does not stand in the story.", "Type the name as it stands there.")
        found += places
    return _apart(found)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """This will leave out places that lie within or across another, keeping the first and longest."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _report(report: Report) -> ReportLine:
    answer, story = report.answer, report.story
    return ReportLine(
        id=report.pk,
        what="Our answer" if answer is not None else "A story",
        text=shortened(_words_reported(answer) if answer else story.published_text if story else "", 280),
        reason=report.reason,
        reported_at=report.reported_at,
    )


def _words_reported(answer: Answer) -> str:
    """This will give the words that somebody reported; those that were taken down are shown to nobody."""
    return (answer.removed_because or "It was taken down.") if answer.deleted_at else answer.text


def _line(story: Story) -> StoryLine:
    return StoryLine(
        id=story.pk,
        name=story.teller_name or "Somebody",
        text=shortened(story.text, 280),
        site=story.site.name if story.site else "",
        told_at=story.told_at,
        came=_CAME[Came(story.came)],
    )
