"""What rooms above tell playlists: whether the trust's stop switch is pressed."""

from collections.abc import Callable

from candour.domain.refusal import Refusal

_stops: list[Callable[[int], bool]] = []


def add_stop(is_stopped: Callable[[int], bool]) -> None:
    """This will have nothing of a trust go outside while the answer is yes; one statement a question."""
    if is_stopped not in _stops:
        _stops.append(is_stopped)


def is_stopped(trust: int) -> bool:
    """This will say whether nothing of a trust may go outside now."""
    return any(asks(trust) for asks in _stops)


def stopped(trust: int) -> Refusal | None:
    """This will refuse what would go outside while the stop switch is pressed."""
    if is_stopped(trust):
        return Refusal("Nothing leaves the trust now: the stop switch is pressed.", "Wait until it is ended.")
    return None
