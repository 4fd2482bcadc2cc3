"""The life of a statement and of its copies: states and moves as data, and the words when a move is refused.

    a statement
    draft --submit--> waiting --approve--> approved --leave--> leaving --publish--> published
      ^                 |  ^                 |   ^                |                     |
      |              suggest accept      hold_back let_go        fail               take_down
      |                 v  |                 v   |                v                     v
      +------edit--- suggested            held_back            not_sent            taken_down

    New words for what is public are a statement, too. Instead of being published they are taken in: from
    then on they are what the first one says.

        leaving --take_in--> taken_in

    a delivery (one copy on one account)
    queued --claim--> sending --confirm--> published        unknown --find--> published
      ^                 |  |                                  |  |
      +----put_back-----+  +--lose_sight--> unknown           |  +--ask--> asked (a person looks)
      +---------------find_nothing----------------------------+

Some things are no states. A check's hold and the stop switch are read again when a delivery is claimed
(`departures.may_leave`); being scheduled is being approved with a later time; a correction is a statement
of its own.
"""

from enum import StrEnum
from typing import overload

from candour.domain.refusal import Refusal


class StatementState(StrEnum):
    """Where a statement is; every value is at most 12 characters long."""

    DRAFT = "draft"
    WAITING = "waiting"
    SUGGESTED = "suggested"
    APPROVED = "approved"
    HELD_BACK = "held_back"
    LEAVING = "leaving"
    PUBLISHED = "published"
    NOT_SENT = "not_sent"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken_down"
    TAKEN_IN = "taken_in"


class StatementVerb(StrEnum):
    """What can be done to a statement."""

    EDIT = "edit"
    SUBMIT = "submit"
    SEND = "send"
    APPROVE_ONE = "approve_one"
    APPROVE = "approve"
    SUGGEST = "suggest"
    ACCEPT = "accept"
    LEAVE_SUGGESTION = "leave_suggestion"
    DECLINE = "decline"
    HOLD_BACK = "hold_back"
    LET_GO = "let_go"
    SEND_BACK = "send_back"
    LEAVE = "leave"
    PUBLISH = "publish"
    FAIL = "fail"
    TRY_AGAIN = "try_again"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    TAKE_DOWN = "take_down"
    TAKE_IN = "take_in"


class DeliveryState(StrEnum):
    """Where one copy on one account is; every value is at most 12 characters long."""

    QUEUED = "queued"
    SENDING = "sending"
    PUBLISHED = "published"
    UNKNOWN = "unknown"
    ASKED = "asked"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken_down"


class DeliveryVerb(StrEnum):
    """What can happen to a delivery."""

    CLAIM = "claim"
    PUT_BACK = "put_back"
    CONFIRM = "confirm"
    LOSE_SIGHT = "lose_sight"
    FAIL = "fail"
    FIND = "find"
    FIND_NOTHING = "find_nothing"
    ASK = "ask"
    SAY_LIVE = "say_live"
    SAY_NOT_LIVE = "say_not_live"
    TRY_AGAIN = "try_again"
    WITHDRAW = "withdraw"
    TAKE_DOWN = "take_down"


_S, _V = StatementState, StatementVerb
STATEMENT_MOVES: dict[tuple[StatementState, StatementVerb], StatementState] = {
    (_S.DRAFT, _V.EDIT): _S.DRAFT,
    (_S.DRAFT, _V.SUBMIT): _S.WAITING,
    (_S.DRAFT, _V.SEND): _S.APPROVED,  # the route asks nobody: the author's own right approves
    (_S.DRAFT, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.WAITING, _V.EDIT): _S.DRAFT,
    (_S.WAITING, _V.APPROVE_ONE): _S.WAITING,  # the first of two people said yes
    (_S.WAITING, _V.APPROVE): _S.APPROVED,
    (_S.WAITING, _V.SUGGEST): _S.SUGGESTED,
    (_S.WAITING, _V.DECLINE): _S.DECLINED,
    (_S.WAITING, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.SUGGESTED, _V.ACCEPT): _S.WAITING,  # the author makes the words theirs: a new version to approve
    (_S.SUGGESTED, _V.LEAVE_SUGGESTION): _S.WAITING,
    (_S.SUGGESTED, _V.EDIT): _S.DRAFT,
    (_S.SUGGESTED, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.APPROVED, _V.EDIT): _S.DRAFT,
    (_S.APPROVED, _V.HOLD_BACK): _S.HELD_BACK,
    (_S.APPROVED, _V.SEND_BACK): _S.DRAFT,  # a right, a person or the words were no longer what was approved
    (_S.APPROVED, _V.LEAVE): _S.LEAVING,
    (_S.APPROVED, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.HELD_BACK, _V.EDIT): _S.DRAFT,
    (_S.HELD_BACK, _V.LET_GO): _S.APPROVED,
    (_S.HELD_BACK, _V.SEND_BACK): _S.DRAFT,
    (_S.HELD_BACK, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.LEAVING, _V.PUBLISH): _S.PUBLISHED,
    (_S.LEAVING, _V.FAIL): _S.NOT_SENT,
    (_S.LEAVING, _V.TAKE_IN): _S.TAKEN_IN,
    (_S.LEAVING, _V.TAKE_DOWN): _S.LEAVING,  # noted: it comes down once it is known to be live
    (_S.PUBLISHED, _V.TAKE_DOWN): _S.TAKEN_DOWN,
    (_S.NOT_SENT, _V.EDIT): _S.DRAFT,
    (_S.NOT_SENT, _V.TRY_AGAIN): _S.APPROVED,
    (_S.NOT_SENT, _V.SEND_BACK): _S.DRAFT,
    (_S.NOT_SENT, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.DECLINED, _V.EDIT): _S.DRAFT,
    (_S.DECLINED, _V.WITHDRAW): _S.WITHDRAWN,
    (_S.WITHDRAWN, _V.REOPEN): _S.DRAFT,
}
"""(state, verb) -> next state. What is not listed is refused."""

_D, _W = DeliveryState, DeliveryVerb
DELIVERY_MOVES: dict[tuple[DeliveryState, DeliveryVerb], DeliveryState] = {
    (_D.QUEUED, _W.CLAIM): _D.SENDING,
    (_D.QUEUED, _W.FAIL): _D.FAILED,
    (_D.QUEUED, _W.WITHDRAW): _D.WITHDRAWN,
    (_D.SENDING, _W.CONFIRM): _D.PUBLISHED,
    (_D.SENDING, _W.PUT_BACK): _D.QUEUED,  # refused before the write, or never sent: a second try is safe
    (_D.SENDING, _W.LOSE_SIGHT): _D.UNKNOWN,
    (_D.SENDING, _W.FAIL): _D.FAILED,
    (_D.UNKNOWN, _W.FIND): _D.PUBLISHED,
    (_D.UNKNOWN, _W.FIND_NOTHING): _D.QUEUED,
    (_D.UNKNOWN, _W.ASK): _D.ASKED,
    (_D.ASKED, _W.FIND): _D.PUBLISHED,
    (_D.ASKED, _W.SAY_LIVE): _D.PUBLISHED,
    (_D.ASKED, _W.SAY_NOT_LIVE): _D.QUEUED,
    (_D.ASKED, _W.WITHDRAW): _D.WITHDRAWN,  # a person says it is not live, and it is not to be sent again
    (_D.FAILED, _W.TRY_AGAIN): _D.QUEUED,
    (_D.FAILED, _W.WITHDRAW): _D.WITHDRAWN,
    (_D.PUBLISHED, _W.TAKE_DOWN): _D.TAKEN_DOWN,
}
"""(state, verb) -> next state. There is no way from sending or unknown to withdrawn: first we look."""

LOSING_APPROVAL = frozenset({_V.EDIT, _V.ACCEPT, _V.DECLINE, _V.SEND_BACK, _V.WITHDRAW, _V.REOPEN})
"""Verbs after which no earlier approval counts: other words, or the person who stood behind them is gone."""

ENDED = frozenset({_S.PUBLISHED, _S.TAKEN_DOWN, _S.TAKEN_IN, _S.WITHDRAWN})
"""States in which nobody waits for anything."""

UNSETTLED = frozenset({_D.QUEUED, _D.SENDING, _D.UNKNOWN, _D.ASKED})
"""Deliveries of which the outcome is open; the statement is leaving until none is left."""

WENT_OUT = frozenset({_D.PUBLISHED, _D.TAKEN_DOWN})
"""Deliveries that are public, or were."""

_STATEMENT_WORDS: dict[StatementState, tuple[str, str]] = {
    _S.DRAFT: ("This is a draft.", "Send it to whoever looks first."),
    _S.WAITING: ("This waits for a decision.", "Change the words, or take it back."),
    _S.SUGGESTED: (
        "There is a suggestion for the writer.",
        "Take it, leave it, or change the words yourself.",
    ),
    _S.APPROVED: ("This is approved and leaves in a moment.", "Hold it, or take it back."),
    _S.HELD_BACK: ("This is held back.", "Let it go, change the words, or take it back."),
    _S.LEAVING: ("This is leaving now.", "Wait until it is live, then own it or take it down."),
    _S.PUBLISHED: ("This is public.", "Own a mistake: the correction stands beside it."),
    _S.NOT_SENT: ("No network took this.", "Try again, change the words, or take it back."),
    _S.DECLINED: ("This was answered “not this”.", "Change the words and send it again."),
    _S.WITHDRAWN: ("This was taken back.", "Open it again as a draft."),
    _S.TAKEN_DOWN: ("This was taken down, and a public line says so.", "Write a new reply."),
    _S.TAKEN_IN: ("These words are live by now.", "Open the reply that they belong to."),
}

_DELIVERY_WORDS: dict[DeliveryState, tuple[str, str]] = {
    _D.QUEUED: ("This copy waits to be sent.", "Wait for it, or take it back."),
    _D.SENDING: ("This copy is being sent now.", "Wait until the network has answered."),
    _D.PUBLISHED: ("This copy is live.", "Own a mistake, or take it down."),
    _D.UNKNOWN: (
        "We cannot tell whether this copy is live.",
        "We are looking. Wait, or look on the network.",
    ),
    _D.ASKED: ("We cannot tell whether this copy is live.", "Look on the network and say what you see."),
    _D.FAILED: ("This copy could not be sent.", "Put right what stopped it, then try again."),
    _D.WITHDRAWN: ("This copy was taken back.", "Send the reply again."),
    _D.TAKEN_DOWN: ("This copy was taken down.", "Write a new reply."),
}


@overload
def next_state(state: StatementState, verb: StatementVerb) -> StatementState: ...


@overload
def next_state(state: DeliveryState, verb: DeliveryVerb) -> DeliveryState: ...


def next_state(
    state: StatementState | DeliveryState, verb: StatementVerb | DeliveryVerb
) -> StatementState | DeliveryState:
    """This will give the state that a verb leads to, raising Refusal where the verb has no place.

    The refusal says where the thing is and what can be done with it there.
    """
    if isinstance(state, StatementState) and isinstance(verb, StatementVerb):
        if after := STATEMENT_MOVES.get((state, verb)):
            return after
        raise Refusal(*_STATEMENT_WORDS[state])
    if isinstance(state, DeliveryState) and isinstance(verb, DeliveryVerb):
        if copy_after := DELIVERY_MOVES.get((state, verb)):
            return copy_after
        raise Refusal(*_DELIVERY_WORDS[state])
    raise TypeError(f"{verb!r} is not a move of {state!r}")


def words_of(state: StatementState) -> tuple[str, str]:
    """This will say where a statement is, and what can be done with it there."""
    return _STATEMENT_WORDS[state]


def loses_approval(verb: StatementVerb) -> bool:
    """This will say whether earlier approvals no longer count after a verb."""
    return verb in LOSING_APPROVAL
