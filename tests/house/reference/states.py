"""states.md: where a reply and each of its copies can be, drawn and listed from the table of moves."""

from collections.abc import Iterable, Mapping

from candour.domain.promising import PROMISE_MOVES
from candour.domain.refusal import Refusal
from candour.domain.statements import (
    DELIVERY_MOVES,
    ENDED,
    STATEMENT_MOVES,
    UNSETTLED,
    DeliveryState,
    DeliveryVerb,
    StatementState,
    StatementVerb,
    loses_approval,
    next_state,
)
from tests.house.reference.words import code, listed, page, table

_NOT_FROM_HERE = dict.fromkeys(StatementState, StatementVerb.REOPEN) | {
    StatementState.WITHDRAWN: StatementVerb.SUBMIT
}
_NOT_OF_A_COPY = dict.fromkeys(DeliveryState, DeliveryVerb.CLAIM) | {
    DeliveryState.QUEUED: DeliveryVerb.CONFIRM
}
"""A verb for each state that has no place there, to hear what its refusal says."""


def states_page() -> str:
    """This will write the page."""
    return page(
        "States",
        "What the code calls a statement is a reply or a post on a staff page. A delivery is one copy of it "
        "on one "
        "account. What is not drawn here is refused, with the words at the end. "
        "Source: `src/candour/domain/statements.py`.",
        "## A statement",
        _picture((before, verb, after) for (before, verb), after in STATEMENT_MOVES.items()),
        f"Nobody waits for anything in {_states(ENDED)}. After these verbs no earlier approval counts: "
        f"{_states(verb for verb in StatementVerb if loses_approval(verb))}.",
        table(["from", "verb", "to", "approvals"], _rows(STATEMENT_MOVES)),
        "## A delivery",
        _picture((before, verb, after) for (before, verb), after in DELIVERY_MOVES.items()),
        f"The outcome is open in {_states(UNSETTLED)}; until none is left, the statement is `leaving`. There "
        "is no "
        "way from `sending` or `unknown` to `withdrawn`: first we look.",
        table(["from", "verb", "to"], ([code(a), code(v), code(b)] for (a, v), b in DELIVERY_MOVES.items())),
        "## A promise",
        "What a public reply promised. Being overdue is no state: it follows from the day. "
        "Source: `src/candour/domain/promising.py`.",
        _picture((before, verb, after) for (before, verb), after in PROMISE_MOVES.items()),
        table(["from", "verb", "to"], ([code(a), code(v), code(b)] for (a, v), b in PROMISE_MOVES.items())),
        "## What is said when a move has no place",
        table(["a statement is", "reason", "remedy"], _refusals_of_statements()),
        table(["a delivery is", "reason", "remedy"], _refusals_of_deliveries()),
    )


def _picture(moves: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"    {before} --> {after} : {verb}" for before, verb, after in moves]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _rows(moves: Mapping[tuple[StatementState, StatementVerb], StatementState]) -> list[list[str]]:
    return [
        [code(before), code(verb), code(after), "are lost" if loses_approval(verb) else "-"]
        for (before, verb), after in moves.items()
    ]


def _states(words: Iterable[str]) -> str:
    return listed(code(word) for word in sorted(words))


def _refusals_of_statements() -> list[list[str]]:
    return [_row(state, _refused_statement(state, verb)) for state, verb in _NOT_FROM_HERE.items()]


def _refusals_of_deliveries() -> list[list[str]]:
    return [_row(state, _refused_delivery(state, verb)) for state, verb in _NOT_OF_A_COPY.items()]


def _row(state: str, refusal: Refusal) -> list[str]:
    return [code(state), refusal.reason, refusal.remedy]


def _refused_statement(state: StatementState, verb: StatementVerb) -> Refusal:
    try:
        next_state(state, verb)
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"{verb} has a place in {state}")


def _refused_delivery(state: DeliveryState, verb: DeliveryVerb) -> Refusal:
    try:
        next_state(state, verb)
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"{verb} has a place in {state}")
