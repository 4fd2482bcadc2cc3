"""What `amends` puts into other rooms' pages: ways on from a sent reply, lines under it."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from candour.amends.models import LessonLearnt
from candour.amends.presenters.words import answered_words
from candour.amends.queries.statements import SEEN, ours_in_thread
from candour.amends.queries.threads import answers_under
from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.listening import registers as listening
from candour.listening.models import PublicPost
from candour.listening.registers import WayOn
from candour.people.access import person_or_none
from candour.voice import registers as voice
from candour.voice.models import Statement
from candour.voice.registers import Note

CAN_BE_OWNED = frozenset({StatementState.LEAVING, StatementState.PUBLISHED})


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    voice.add_sent_ways(ways)
    voice.add_sent_notes(notes)
    voice.add_draft_notes(answered_already)
    listening.add_ways_on(post_ways)


def ways(request: HttpRequest, statement: Statement) -> Sequence[WayOn | Refusal]:
    """This will offer to own a mistake in what is public, to take it down, and to read what was answered."""
    del request
    if statement.state in CAN_BE_OWNED and statement.rewords_id is None:
        return [
            WayOn("Own a mistake", reverse("amends-own", args=[statement.pk])),
            *_words(statement),
            WayOn("What people answered", reverse("amends-thread", args=[statement.pk])),
            WayOn("Take it down at once", reverse("amends-take-down", args=[statement.pk])),
        ]
    if statement.state in SEEN and statement.rewords_id is None:
        return [WayOn("What people answered", reverse("amends-thread", args=[statement.pk]))]
    return []


def _words(statement: Statement) -> list[WayOn | Refusal]:
    if statement.state != StatementState.PUBLISHED:
        return []
    return [WayOn("Change the words", reverse("amends-words", args=[statement.pk]))]


def answered_already(statement: Statement, words: str) -> Sequence[Note]:
    """This will warn whoever changes public words that people answered the old ones."""
    del words
    if statement.rewords is None:
        return []
    said = answered_words(answers_under(statement.rewords).count())
    return [Note(said, address=reverse("amends-thread", args=[statement.rewords.pk]))] if said else []


def post_ways(request: HttpRequest, post: PublicPost) -> Sequence[WayOn | Refusal]:
    """This will lead from a post to the thread of what we answered; one statement."""
    person = person_or_none(request)
    if person is None:
        return []
    ours = ours_in_thread(post).values_list("pk", flat=True).first()
    return [WayOn("Open the thread of our reply", reverse("amends-thread", args=[ours]))] if ours else []


def notes(request: HttpRequest, statement: Statement) -> Sequence[Note]:
    """This will say what was learnt from a reply that was put right."""
    del request
    lesson = LessonLearnt.objects.for_trust(statement.trust_id).filter(statement=statement).first()
    if lesson is None:
        return []
    return [Note("What we learnt from it is in the library.", lesson.learnt_at, reverse("amends-lessons"))]
