"""Where a promise is, in words and with the colour of its tag."""

from datetime import date

from candour.domain.promising import PromiseState, is_overdue
from candour.promises.models import Promise
from candour.web.filters import plural

STATE_WORDS: dict[PromiseState, tuple[str, str]] = {
    PromiseState.OFFERED: ("Waits for the team", "yellow"),
    PromiseState.TAKEN: ("Promised", "blue"),
    PromiseState.DECLINED: ("Not theirs", "grey"),
    PromiseState.KEPT: ("Kept", "green"),
    PromiseState.ENDED: ("Ended", "grey"),
}
OVERDUE = ("Overdue", "red")


def standing(promise: Promise, today: date) -> tuple[str, str]:
    """This will give the word and the colour for where a promise is; overdue has its own word."""
    state = PromiseState(promise.state)
    return OVERDUE if is_overdue(state, promise.due_on, today) else STATE_WORDS[state]


def time_left(promise: Promise, today: date) -> str:
    """This will say how long is left, or how long a promise is overdue; empty where no day runs."""
    if promise.state != PromiseState.TAKEN:
        return ""
    days = (promise.due_on - today).days
    if days < 0:
        return f"{plural(-days, 'day')} over"
    return {0: "today", 1: "tomorrow"}.get(days, f"{plural(days, 'day')} left")
