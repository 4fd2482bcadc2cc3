"""What the front door shows: published stories with answers, and one story to who holds its link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from candour.channels.frontdoor.links import link_hash
from candour.channels.frontdoor.models import Answer, Report, Story, StoryState, TellerReply
from candour.people.models import Site, Trust


@dataclass(frozen=True)
class EarlierWords:
    """What an answer said before its words were changed, and until when it stood there."""

    text: str
    until: datetime


@dataclass(frozen=True)
class PublicAnswer:
    """An answer as everybody sees it; of one that was taken down only the place and a public line are left.

    `corrects` and `corrected_by` are the numbers of the answer that it puts right and of the one that puts it
    right, 0 where there is none; `corrects_at` is when the first of them was published. `earlier` is every
    wording that stood there before, the oldest first.
    """

    id: int
    text: str
    name: str
    role: str
    published_at: datetime
    edited_at: datetime | None
    removed_at: datetime | None
    removed_because: str = ""
    corrects: int = 0
    corrects_at: datetime | None = None
    corrected_by: int = 0
    earlier: tuple[EarlierWords, ...] = ()


@dataclass(frozen=True)
class PublicStory:
    """A published story as everybody sees it."""

    id: int
    text: str
    teller_name: str
    site: str
    for_whom: str
    told_at: datetime
    published_at: datetime
    answers: tuple[PublicAnswer, ...]


@dataclass(frozen=True)
class StoryPage:
    """One page of stories, newest first; `older` is the cursor of the next, empty at the end."""

    stories: tuple[PublicStory, ...]
    older: str


@dataclass(frozen=True)
class StoryOnLink:
    """Everything that the teller sees on the private link."""

    story: Story
    answers: tuple[PublicAnswer, ...]
    replies: tuple[TellerReply, ...]


def published_stories(
    trust: Trust, *, older_than: str = "", size: int = 20, site: Site | None = None
) -> StoryPage:
    """This will give one page of published stories with their answers, in three SQL statements.

    `older_than` is a page's `older`; anything else that is no cursor begins at the newest. `site` keeps the
    stories about one place.
    """
    found = _published(trust) if site is None else _published(trust).filter(site=site)
    place = _place(older_than)
    if place is not None:
        at, number = place
        found = found.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=number))
    rows = list(found.order_by("-published_at", "-pk")[: size + 1])
    shown = rows[:size]
    older = _cursor(shown[-1]) if len(rows) > size else ""
    return StoryPage(tuple(_public(story) for story in shown), older)


def published_story(trust: Trust, story: int) -> PublicStory | None:
    """This will give one published story; None for one that is not there, not public or not this trust's."""
    found = _published(trust).filter(pk=story).first()
    return None if found is None else _public(found)


def story_by_link(trust: Trust, token: str) -> StoryOnLink | None:
    """This will give the story that a private link opens, with all answers, in four SQL statements."""
    story = (
        Story.objects.for_trust(trust)
        .filter(link_hash=link_hash(token))
        .select_related("site", "trust")
        .prefetch_related(_answers(), "teller_replies")
        .first()
    )
    if story is None:
        return None
    return StoryOnLink(story, _public_answers(story.answers.all()), tuple(story.teller_replies.all()))


def own_posts(trust: Trust, *, size: int = 20) -> tuple[PublicAnswer, ...]:
    """This will give the newest of the trust's own posts, which answer no story and follow no other."""
    found = _with_corrections(Answer.objects.for_trust(trust)).filter(
        story__isnull=True, follows__isnull=True, deleted_at__isnull=True
    )
    return _public_answers(found.order_by("-published_at", "-pk")[:size])


def own_post(trust: Trust, post: int) -> tuple[PublicAnswer, ...]:
    """This will give one post of the trust's own and what followed it, oldest first."""
    is_it = Q(pk=post, follows__isnull=True) | Q(follows=post)
    found = _with_corrections(Answer.objects.for_trust(trust)).filter(is_it, story__isnull=True)
    return _public_answers(found.order_by("published_at", "pk"))


def published_story_row(trust: Trust, story: int) -> Story | None:
    """This will give the row of a story that is public now, as the report button needs it."""
    return Story.objects.for_trust(trust).filter(state=StoryState.PUBLISHED, pk=story).first()


def published_answer(trust: Trust, answer: int) -> Answer | None:
    """This will give the row of an answer that is public now, as the report button needs it."""
    is_public = Q(story__isnull=True) | Q(story__state=StoryState.PUBLISHED)
    found = Answer.objects.for_trust(trust).filter(is_public, pk=answer, deleted_at__isnull=True)
    return found.select_related("story").first()


def waiting_for_a_look(trust: Trust) -> QuerySet[Story]:
    """This will list the stories to be published or refused, the longest waiting first."""
    found = Story.objects.for_trust(trust).filter(state=StoryState.WAITING)
    return found.select_related("site", "entered_by").order_by("told_at", "pk")


def open_reports(trust: Trust) -> QuerySet[Report]:
    """This will list the reports that nobody has settled, oldest first."""
    found = Report.objects.for_trust(trust).filter(settled_at__isnull=True)
    return found.select_related("story", "answer").order_by("reported_at", "pk")


def story_row(trust: Trust, network_id: str) -> Story | None:
    """This will give the story behind a network id ("story:12" or "reply:5"), whatever its state."""
    kind, _, number = network_id.partition(":")
    if not number.isascii() or not number.isdigit() or len(number) > 18 or kind not in {"story", "reply"}:
        return None
    is_it = Q(pk=int(number)) if kind == "story" else Q(teller_replies__pk=int(number))
    return Story.objects.for_trust(trust).filter(is_it).select_related("site", "entered_by").first()


def _answers() -> "Prefetch[str, QuerySet[Answer], str]":
    found = _with_corrections(Answer.objects.order_by("published_at", "pk"))
    return Prefetch("answers", queryset=found)


def _with_corrections(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """This will add to each answer what it corrects, the number of what corrects it, and what it said."""
    standing = Answer.objects.filter(corrects=OuterRef("pk"), deleted_at__isnull=True)
    newest = Subquery(standing.order_by("-published_at", "-pk").values("pk")[:1])
    return answers.select_related("corrects").prefetch_related("versions").annotate(corrected_by=newest)


def _published(trust: Trust) -> QuerySet[Story]:
    found = Story.objects.for_trust(trust).filter(state=StoryState.PUBLISHED)
    return found.select_related("site").prefetch_related(_answers())


def _public(story: Story) -> PublicStory:
    return PublicStory(
        id=story.pk,
        text=story.published_text,
        teller_name=story.teller_name,
        site="" if story.site is None else story.site.name,
        for_whom=story.for_whom,
        told_at=story.told_at,
        published_at=story.published_at or story.told_at,
        answers=_public_answers(story.answers.all()),
    )


def _public_answers(answers: Iterable[Answer]) -> tuple[PublicAnswer, ...]:
    return tuple(
        PublicAnswer(
            id=answer.pk,
            text="" if answer.deleted_at else answer.text,
            name="" if answer.deleted_at else answer.name,
            role="" if answer.deleted_at else answer.role,
            published_at=answer.published_at,
            edited_at=answer.edited_at,
            removed_at=answer.deleted_at,
            removed_because=answer.removed_because,
            corrects=answer.corrects_id or 0,
            corrects_at=answer.corrects.published_at if answer.corrects else None,
            corrected_by=getattr(answer, "corrected_by", None) or 0,
            earlier=() if answer.deleted_at else _earlier(answer),
        )
        for answer in answers
    )


def _earlier(answer: Answer) -> tuple[EarlierWords, ...]:
    versions = list(answer.versions.all())
    return tuple(EarlierWords(old.text, new.published_at) for old, new in pairwise(versions))


def _cursor(story: Story) -> str:
    at = story.published_at
    return f"{at.isoformat()}_{story.pk}" if at else ""


def _place(cursor: str) -> tuple[datetime, int] | None:
    at, _, number = cursor.rpartition("_")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, int(number)) if moment.tzinfo else None
    except ValueError:
        return None
