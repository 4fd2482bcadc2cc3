"""The Atom feed: one entry for each answer under a public story, newest first."""

import re
from collections.abc import Iterable

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed

from candour.channels.frontdoor.models import Answer, Story
from candour.public.door import Door

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def atom(door: Door, answers: Iterable[Answer]) -> HttpResponse:
    """This will write the feed; an entry's words are a page's words, escaped as on a page."""
    name = door.trust.name
    feed = Atom1Feed(
        title=f"{name}: stories and answers",
        link=door.whole("public-front"),
        description=f"What people told {name}, and what the people who work there answered.",
        feed_url=door.whole("public-feed"),
        language="en-gb",
    )
    for answer in answers:
        _add(feed, door, answer)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(feed: Atom1Feed, door: Door, answer: Answer) -> None:
    story = answer.story
    if story is None:
        return
    link = f"{door.whole('public-story', story_id=story.pk)}#answer-{answer.pk}"
    words = render_to_string("public/_entry.html", {"story": story, "answer": answer}, using="jinja2")
    feed.add_item(
        title=_clean(_title(door, story, answer)),
        link=link,
        description=_clean(words),
        unique_id=link,
        author_name=_clean(door.trust.name if answer.deleted_at else answer.name or door.trust.name),
        pubdate=answer.published_at,
        updateddate=answer.deleted_at or answer.edited_at or answer.published_at,
    )


def _title(door: Door, story: Story, answer: Answer) -> str:
    if answer.deleted_at is not None:
        return "We removed an answer here"
    did = "put right an answer to" if answer.corrects_id else "answered"
    return f"{answer.name or door.trust.name} {did} {story.teller_name or 'somebody'}"


def _clean(words: str) -> str:
    """This will leave out the signs that XML has no place for."""
    return _NOT_IN_XML.sub("", words)
