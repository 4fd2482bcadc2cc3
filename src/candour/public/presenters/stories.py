"""Stories with their answers, as everybody may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from urllib.parse import urlencode

from candour.channels.frontdoor.models import ForWhom
from candour.channels.frontdoor.queries import (
    EarlierWords,
    PublicAnswer,
    PublicStory,
    StoryPage,
    own_posts,
    published_stories,
)
from candour.domain.clocks import day_in_london
from candour.domain.picturing import Audience
from candour.outward.queries import pictures_on_our_page
from candour.people.models import Site
from candour.people.queries.places import sites_of
from candour.photos.models import Photo
from candour.photos.presenters.showing import PictureOnPage
from candour.public.door import Door
from candour.public.presenters.promised import Promises, promises_in_answers
from candour.public.queries import looks_before, pictures_put_in
from candour.web.filters import clock, day, shortened

LONGEST_IN_LIST = 700
MOST_FACES = 6


@dataclass(frozen=True)
class PutIn:
    """A picture that was put straight into an answer."""

    src: str
    alt: str


@dataclass(frozen=True)
class AnswerOnPage:
    """One answer: who said it, in which role, and how many colleagues looked at it first.

    `looked` is None where nothing is known about that. Of an answer that was taken down only the place and
    `removed_words` are left. A correction and what it corrects lead to each other. `earlier` is what it said
    before its words were changed.
    """

    id: int
    text: str
    name: str
    role: str
    at: datetime
    removed_at: datetime | None
    looked: int | None
    removed_words: str = ""
    corrects_href: str = ""
    corrects_at: datetime | None = None
    corrected_href: str = ""
    earlier: tuple[EarlierWords, ...] = ()
    pictures: tuple[PictureOnPage, ...] = ()
    put_in: tuple[PutIn, ...] = ()

    @property
    def corrects_when(self) -> str:
        """When what it corrects was said: the hour, with the day where that was another one."""
        return "" if self.corrects_at is None else self.hour_of(self.corrects_at)

    def hour_of(self, at: datetime) -> str:
        """This will give the hour, with the day where that is another one than the answer's."""
        is_same_day = day_in_london(at) == day_in_london(self.at)
        return clock(at) if is_same_day else f"{day(at)}, {clock(at)}"

    @property
    def looked_words(self) -> str:
        """Who saw it before it was published, as a sentence; empty where nothing is known."""
        if self.looked is None:
            return ""
        if self.looked == 0:
            return "Published by a trained member of staff."
        who = "one colleague" if self.looked == 1 else f"{('no', 'one', 'two')[self.looked]} colleagues"
        return f"Looked at by {who} before it was published."

    @staticmethod
    def of(answer: PublicAnswer, looks: Mapping[int, int], page: str = "") -> "AnswerOnPage":
        """This will take what the page prints from an answer; its thread stands on `page`, or here."""
        return AnswerOnPage(
            id=answer.id,
            text=answer.text,
            name=answer.name,
            role=answer.role,
            at=answer.published_at,
            removed_at=answer.removed_at,
            looked=looks.get(answer.id),
            removed_words=answer.removed_because,
            corrects_href=f"{page}#answer-{answer.corrects}" if answer.corrects else "",
            corrects_at=answer.corrects_at,
            corrected_href=f"{page}#answer-{answer.corrected_by}" if answer.corrected_by else "",
            earlier=answer.earlier,
        )


@dataclass(frozen=True)
class StoryOnPage:
    """One published story. The day it was told is enough: an hour could say who was there."""

    id: int
    href: str
    who: str
    about: str
    site: str
    told_on: date
    text: str
    is_cut: bool
    answers: tuple[AnswerOnPage, ...]
    promises: Promises = field(default_factory=dict)

    @staticmethod
    def of(story: PublicStory, door: Door, looks: Mapping[int, int], *, longest: int = 0) -> "StoryOnPage":
        """This will take what the page prints from a story, cut at a word where it is to be short."""
        text = shortened(story.text, longest) if longest else story.text
        return StoryOnPage(
            id=story.id,
            href=door.to("public-story", story_id=story.id),
            who=story.teller_name or "Somebody",
            about="about somebody else’s care" if story.for_whom == ForWhom.SOMEBODY else "",
            site=story.site,
            told_on=day_in_london(story.told_at),
            text=text,
            is_cut=text != story.text,
            answers=tuple(AnswerOnPage.of(answer, looks) for answer in story.answers),
        )


@dataclass(frozen=True)
class Choice:
    """One link of the places to choose from."""

    words: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class Speaker:
    """Somebody who answered lately: first name and role, as they stand beside the answer."""

    name: str
    role: str


@dataclass(frozen=True)
class FrontPage:
    """The trust's public page: stories with answers, newest first, a place chosen or not."""

    trust_name: str
    site: str
    places: tuple[Choice, ...]
    stories: tuple[StoryOnPage, ...]
    older: str
    newest: str
    speakers: tuple[Speaker, ...]
    posts: tuple[AnswerOnPage, ...]

    @staticmethod
    def of(door: Door, *, site: str = "", older_than: str = "") -> "FrontPage":
        """This will gather one page, in a fixed number of SQL statements."""
        places = sites_of(door.trust)
        chosen = next((place for place in places if str(place.pk) == site), None)
        found = published_stories(door.trust, older_than=older_than, site=chosen)
        posts = own_posts(door.trust, size=3)
        looks = looks_before(door.trust, _numbers(found.stories, posts))
        front = door.to("public-front")
        return FrontPage(
            trust_name=door.trust.name,
            site=chosen.name if chosen else "",
            places=_choices(front, places, chosen),
            stories=tuple(
                StoryOnPage.of(each, door, looks, longest=LONGEST_IN_LIST) for each in found.stories
            ),
            older=_older(front, found, chosen),
            newest=_address(front, site=str(chosen.pk) if chosen else "") if older_than else "",
            speakers=_speakers(found.stories),
            posts=tuple(
                AnswerOnPage.of(post, looks, door.to("public-post", post_id=post.id)) for post in posts
            ),
        )


@dataclass(frozen=True)
class ReportPage:
    """What is reported, and the way back."""

    is_story: bool
    words: str
    back: str


def story_page(story: PublicStory, door: Door, now: datetime) -> StoryOnPage:
    """This will give one story with its thread, and what was promised in it."""
    numbers = _numbers([story], ())
    shown = StoryOnPage.of(story, door, looks_before(door.trust, numbers))
    answers = _with_pictures(shown.answers, door, now)
    return replace(shown, answers=answers, promises=promises_in_answers(door, numbers, day_in_london(now)))


def post_page(posts: Sequence[PublicAnswer], door: Door, now: datetime) -> tuple[AnswerOnPage, ...]:
    """This will give a post of the trust's own with its pictures, and what followed it."""
    looks = looks_before(door.trust, _numbers((), posts))
    shown = pictures_on_our_page(door.trust, [f"answer:{post.id}" for post in posts], now)
    answers = (
        replace(AnswerOnPage.of(post, looks), pictures=_pictures(shown.get(f"answer:{post.id}", ())))
        for post in posts
    )
    return _with_pictures(tuple(answers), door, now)


def _with_pictures(answers: tuple[AnswerOnPage, ...], door: Door, now: datetime) -> tuple[AnswerOnPage, ...]:
    """This will show with answers what was put straight into them."""
    found = pictures_put_in(door.trust, [each.id for each in answers if not each.removed_at], now)

    def put_in(answer: int) -> tuple[PutIn, ...]:
        name = "public-answer-picture"
        return tuple(
            PutIn(door.to(name, answer_id=answer, sha256=each.sha256), each.alt)
            for each in found.get(answer, ())
        )

    return tuple(replace(each, put_in=put_in(each.id)) for each in answers)


def _pictures(photos: Iterable[Photo]) -> tuple[PictureOnPage, ...]:
    return tuple(PictureOnPage.of(each, Audience.OUTSIDE) for each in photos)


def _numbers(stories: Iterable[PublicStory], posts: Iterable[PublicAnswer]) -> list[int]:
    return [answer.id for story in stories for answer in story.answers] + [post.id for post in posts]


def _choices(front: str, places: Sequence[Site], chosen: Site | None) -> tuple[Choice, ...]:
    if len(places) < 2:
        return ()
    every = Choice("All places", front, chosen is None)
    return (
        every,
        *(Choice(each.name, _address(front, site=str(each.pk)), each == chosen) for each in places),
    )


def _older(front: str, found: StoryPage, chosen: Site | None) -> str:
    if not found.older:
        return ""
    return _address(front, site=str(chosen.pk) if chosen else "", before=found.older)


def _address(front: str, **asked: str) -> str:
    wanted = {name: value for name, value in asked.items() if value}
    return f"{front}?{urlencode(wanted)}" if wanted else front


def _speakers(stories: Iterable[PublicStory]) -> tuple[Speaker, ...]:
    answers = [answer for story in stories for answer in story.answers if answer.name]
    newest = sorted(answers, key=lambda answer: answer.published_at, reverse=True)
    return tuple(dict.fromkeys(Speaker(each.name, each.role) for each in newest))[:MOST_FACES]
