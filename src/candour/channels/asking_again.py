"""Asks once more where a question failed quickly: a page that is spoilt would be a whole look lost."""

from collections.abc import Callable, Mapping
from time import monotonic

from candour.channels.outgoing import Answer, NoAnswer

TIMES = 2
"""How often a question is asked again at once; never after 429, nor where a server says when to come back."""
QUICKLY = 3.0
"""Seconds: what took longer to fail is not asked again at once."""


def brought(ask: Callable[[], Answer], is_spoilt: Callable[[Answer], bool]) -> Answer:
    """This will give the first whole answer, or the last one; what the last try raised is raised.

    `is_spoilt` says that another try may bring more: the server stumbled, or its words were cut.
    """
    for _ in range(TIMES):
        began = monotonic()
        try:
            answer = ask()
        except NoAnswer as error:
            if error.status == 429 or _has_to_wait(began, error.headers):
                raise
        else:
            if not is_spoilt(answer) or _has_to_wait(began, answer.headers):
                return answer
    return ask()


def _has_to_wait(began: float, headers: Mapping[str, str]) -> bool:
    return monotonic() - began > QUICKLY or "retry-after" in headers
