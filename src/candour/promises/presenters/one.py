"""One promise: what, by when, which team, what has happened, and what whoever reads can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from candour.domain import promising
from candour.domain.clocks import day_in_london
from candour.domain.promising import PromiseState
from candour.domain.refusal import Refusal
from candour.people.models import Person
from candour.promises import queries
from candour.promises.actions.keeping import writing_it
from candour.promises.models import Promise, Reason
from candour.promises.presenters.words import standing, time_left


@dataclass(frozen=True)
class ReasonOnPage:
    """Why a promise moved or ended. `can_let_out`: whoever reads may make these words public."""

    pk: int
    words: str
    by: str
    at: datetime
    old_due_on: date
    new_due_on: date | None
    is_public: bool
    can_let_out: bool


@dataclass(frozen=True)
class PromisePage:
    """Everything that the page of one promise prints.

    `refusal` stands in place of the button that whoever reads may not press.
    """

    pk: int
    what: str
    team: str
    site: str
    tag: str
    colour: str
    left: str
    due_on: date
    first_due_on: date
    is_moved: bool
    state: str
    is_public: bool
    promised_by: str
    offered_by: str
    offered_at: datetime
    taken_by: str
    taken_at: datetime | None
    declined_because: str
    kept_at: datetime | None
    reply_href: str
    thread_href: str
    reasons: tuple[ReasonOnPage, ...]
    refusal: Refusal | None
    can_take: bool
    can_decline: bool
    can_offer_again: bool
    can_keep: bool
    can_keep_quietly: bool
    can_move: bool
    is_mine_to_write: bool

    @staticmethod
    def of(promise: Promise, reader: Person, now: datetime) -> "PromisePage":
        """This will gather the page in a fixed number of SQL statements."""
        today = day_in_london(now)
        may = _May.of(promise, reader, today, now)
        word, colour = standing(promise, today)
        statement = promise.statement
        reasons = queries.reasons_of(promise)
        return PromisePage(
            pk=promise.pk,
            what=promise.what,
            team=promise.team.name,
            site=promise.team.site.name,
            tag=word,
            colour=colour,
            left=time_left(promise, today),
            due_on=promise.due_on,
            first_due_on=promise.first_due_on,
            is_moved=promise.due_on != promise.first_due_on,
            state=promise.state,
            is_public=PromiseState(promise.state) in promising.PUBLIC,
            promised_by=statement.author.full_name,
            offered_by=promise.offered_by.full_name,
            offered_at=promise.offered_at,
            taken_by=promise.taken_by.full_name if promise.taken_by else "",
            taken_at=promise.taken_at,
            declined_because=promise.declined_because,
            kept_at=promise.kept_at,
            reply_href=reverse("voice-reply", args=[statement.pk])
            if statement.author_id == reader.pk
            else "",
            thread_href=reverse("listening-post", args=[statement.post_id]) if statement.post_id else "",
            reasons=_reasons(reasons, may),
            refusal=may.refusal,
            can_take=may.take is None and promise.state == PromiseState.OFFERED,
            can_decline=may.decline is None and promise.state == PromiseState.OFFERED,
            can_offer_again=may.offer_again is None,
            can_keep=may.keep is None and promise.state == PromiseState.TAKEN,
            can_keep_quietly=may.keep_quietly is None and promise.state == PromiseState.TAKEN,
            can_move=may.move is None and promise.state == PromiseState.TAKEN,
            is_mine_to_write=may.is_mine_to_write,
        )


@dataclass(frozen=True)
class _May:
    """What the rules answer to one reader about one promise."""

    who: promising.Whoever
    promised: promising.Promised
    take: Refusal | None
    decline: Refusal | None
    offer_again: Refusal | None
    keep: Refusal | None
    keep_quietly: Refusal | None
    move: Refusal | None
    is_mine_to_write: bool

    @staticmethod
    def of(promise: Promise, reader: Person, today: date, now: datetime) -> "_May":
        """This will ask every rule once."""
        who, promised = queries.whoever(reader), queries.promised(promise)
        is_there = queries.is_somebody_there(promise)
        writing = queries.telling(promise)
        is_mine = writing is not None and writing.author_id == reader.pk
        keep = promising.to_keep(promised, who)
        if keep is None and not is_mine:
            keep = writing_it(promise, now) if is_there else _NOBODY_THERE
        return _May(
            who=who,
            promised=promised,
            take=promising.to_take(promised, who, today),
            decline=promising.to_decline(promised, who, "asked"),
            offer_again=promising.to_offer_again(promised, who),
            keep=keep,
            keep_quietly=promising.to_keep_quietly(promised, who, is_there=is_there),
            move=promising.to_end(promised, who, "asked"),
            is_mine_to_write=is_mine,
        )

    @property
    def refusal(self) -> Refusal | None:
        """Why the main button is not there, if it is not."""
        if self.promised.state is PromiseState.OFFERED:
            return self.take
        if self.promised.state is PromiseState.TAKEN and self.keep_quietly is not None:
            return self.keep
        return None


_NOBODY_THERE = Refusal("There is nobody to tell here any more.", "Mark it as kept without a reply.")


def _reasons(reasons: Sequence[Reason], may: _May) -> tuple[ReasonOnPage, ...]:
    return tuple(
        ReasonOnPage(
            pk=each.pk,
            words=each.words,
            by=each.said_by.full_name,
            at=each.said_at,
            old_due_on=each.old_due_on,
            new_due_on=each.new_due_on,
            is_public=each.let_out_at is not None,
            can_let_out=each.let_out_at is None
            and promising.to_let_out(each.said_by.same_human, may.promised, may.who) is None,
        )
        for each in reasons
    )
