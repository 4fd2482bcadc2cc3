"""The whole thread on one page: what we said, what put it right, and every answer to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.amends.queries.threads import Thread
from candour.domain.amending import TakeDownReason, public_line
from candour.domain.noticing import says_we_misread
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, StatementState
from candour.domain.threads import count_out
from candour.listening.models import PublicPost
from candour.listening.registers import Answer
from candour.people.models import Person
from candour.voice.models import Delivery, Statement, TakeDown
from candour.voice.presenters.post import PostBeside
from candour.voice.queries.threads import copies_in_parts, last_out, states_of

_STATE = {
    StatementState.LEAVING: "leaving now",
    StatementState.PUBLISHED: "public",
    StatementState.TAKEN_DOWN: "taken down",
}


@dataclass(frozen=True)
class CopyInThread:
    """One copy of our words: where, whether it is live, and its address."""

    account: str
    state: str
    url: str


@dataclass(frozen=True)
class SaidInThread:
    """One of our own replies in the thread; of one that was taken down only the public line is left."""

    pk: int
    heading: str
    text: str
    signed: str
    state: str
    line: str
    copies: tuple[CopyInThread, ...]


@dataclass(frozen=True)
class AnswerInThread:
    """One answer to us: its words, whether somebody has it, and what can be done with it."""

    pk: int
    author: str
    account: str
    text: str
    at: datetime
    kind: str
    is_gone: bool
    is_private: bool
    says_misread: bool
    holder: str
    can_take: bool
    can_reply: bool
    said: tuple[Answer, ...]


@dataclass(frozen=True)
class ThreadPage:
    """Everything that the page of a thread prints; `newest` are the words in which a mistake is owned."""

    pk: int
    post: PostBeside | None
    ours: tuple[SaidInThread, ...]
    answers: tuple[AnswerInThread, ...]
    total: int
    newest: int
    is_raised: bool
    no: Refusal | None
    is_down: bool

    @staticmethod
    def of(thread: Thread, person: Person, no: Refusal | None, downs: Sequence[TakeDown]) -> "ThreadPage":
        """This will put a thread into the order in which it is read."""
        first, newest = thread.chain[0], thread.chain[-1]
        down = {each.statement_id: each for each in downs}
        return ThreadPage(
            pk=first.pk,
            post=PostBeside.of(first.post) if first.post else None,
            ours=tuple(
                _said(each, place, thread.copies, down.get(each.pk))
                for place, each in enumerate(thread.chain)
            ),
            answers=tuple(_answer(each, thread, person) for each in thread.answers),
            total=thread.total,
            newest=newest.pk,
            is_raised=bool(thread.alerts),
            no=no,
            is_down=newest.state == StatementState.TAKEN_DOWN,
        )


def _said(
    statement: Statement, place: int, copies: Sequence[Delivery], down: TakeDown | None
) -> SaidInThread:
    version = statement.current
    is_down = down is not None
    return SaidInThread(
        pk=statement.pk,
        heading="What we said" if place == 0 else "What we put right",
        text=version.text if version and not is_down else "",
        signed=f"{version.name}, {version.role}" if version and not is_down else "",
        state=_STATE.get(StatementState(statement.state), ""),
        line=public_line(TakeDownReason(down.reason), down.taken_down_at) if down else "",
        copies=tuple(
            _copy(parts, is_down=is_down)
            for parts in copies_in_parts(each for each in copies if each.statement_id == statement.pk)
        ),
    )


def _copy(parts: Sequence[Delivery], *, is_down: bool) -> CopyInThread:
    """This will put one copy into words; one in parts is opened at its first part."""
    words = _copy_words(last_out(parts), is_down=is_down)
    if len(parts) > 1:
        words = f"{words}, {count_out(states_of(parts))} of {len(parts)} parts"
    return CopyInThread(parts[0].account.name, words, _url(parts[0], is_down=is_down))


def _copy_words(copy: Delivery, *, is_down: bool) -> str:
    state = DeliveryState(copy.state)
    if state is DeliveryState.PUBLISHED:
        return "coming down" if is_down else "live"
    if state is DeliveryState.TAKEN_DOWN:
        return "gone"
    return "not sent" if state is DeliveryState.FAILED else "not known to be live yet"


def _url(copy: Delivery, *, is_down: bool) -> str:
    return copy.url if copy.state == DeliveryState.PUBLISHED and not is_down else ""


def _answer(post: PublicPost, thread: Thread, person: Person) -> AnswerInThread:
    claim = thread.claims.get(post.pk)
    is_mine = claim is not None and claim.person.same_human == person.same_human
    waits = post.waits_since is not None and post.deleted_at is None
    return AnswerInThread(
        pk=post.pk,
        author=post.author or "Somebody",
        account=post.account.name,
        text="" if post.deleted_at else post.text,
        at=post.posted_at,
        kind="" if post.is_unsure else post.kind,
        is_gone=post.deleted_at is not None,
        is_private=post.is_private,
        says_misread=post.deleted_at is None and bool(says_we_misread(post.text)),
        holder="you" if is_mine else claim.person.full_name if claim else "",
        can_take=waits and claim is None,
        can_reply=waits and (claim is None or is_mine),
        said=tuple(thread.said.get(post.pk, ())),
    )
