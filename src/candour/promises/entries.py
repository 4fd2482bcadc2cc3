"""What promises put on other rooms' pages: the navigation, the sent reply, and under a draft."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from candour.domain import promising
from candour.domain.checks.promise import promised_with_a_day
from candour.domain.promising import PromiseState
from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.listening.registers import WayOn
from candour.people.access import person_or_none, roles_here
from candour.promises import queries
from candour.promises.models import Promise
from candour.voice import registers as voice
from candour.voice.models import Statement
from candour.voice.registers import Note
from candour.web import registers as web
from candour.web.filters import day


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Promises", "promises", order=35, is_shown=is_signed_in)
    voice.add_sent_ways(ways)
    voice.add_sent_notes(notes)
    voice.add_draft_notes(under_a_draft)


def is_signed_in(request: HttpRequest) -> bool:
    """This will say whether somebody is signed in."""
    return person_or_none(request) is not None


def ways(request: HttpRequest, statement: Statement) -> Sequence[WayOn | Refusal]:
    """This will offer *Add a promise* under a public reply, to whoever may add one."""
    person = person_or_none(request)
    if person is None or statement.state != StatementState.PUBLISHED:
        return []
    who = promising.Whoever(person.same_human, person.team_id, roles_here(request))
    if promising.to_offer(who, author=statement.author.same_human, is_public=True):
        return []
    return [WayOn("Add a promise", reverse("promises-add", args=[statement.pk]))]


def notes(_request: HttpRequest, statement: Statement) -> Sequence[Note]:
    """This will list the promises written down in a reply, and where each is; one statement."""
    return [_note(promise) for promise in queries.promises_in(statement)]


def _note(promise: Promise) -> Note:
    state = PromiseState(promise.state)
    words = {
        PromiseState.OFFERED: f"A promise waits for {promise.team.name} to take it: {promise.what}",
        PromiseState.TAKEN: f"{promise.team.name} promises by {day(promise.due_on)}: {promise.what}",
        PromiseState.DECLINED: f"{promise.team.name} says that this is not theirs: {promise.what}",
        PromiseState.KEPT: f"{promise.team.name} kept this promise: {promise.what}",
        PromiseState.ENDED: f"{promise.team.name} ended this promise: {promise.what}",
    }[state]
    return Note(words, promise.kept_at or promise.offered_at, reverse("promises-one", args=[promise.pk]))


def under_a_draft(statement: Statement, text: str) -> Sequence[Note]:
    """This will ask what has changed, or say where a promise in the words is written down; one statement."""
    keeps = queries.kept_with(statement)
    if keeps is not None:
        asked = f"You promised: {keeps.what} What has changed? Say it in your own words."
        return [Note(asked, None, reverse("promises-one", args=[keeps.pk]))]
    if promised_with_a_day(text):
        return [
            Note(
                "You promise something here, with a day. Once this is public you are asked which team does "
                "it. When that team takes it, it stands on our public list until it is kept."
            )
        ]
    return []
