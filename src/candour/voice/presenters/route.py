"""The route card: who will look, how long it takes, and why; `lessons.py` says what would shorten it."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.approval.card import the_role, who_and_why
from candour.domain.approval.route import Route


@dataclass(frozen=True)
class RouteCard:
    """The card above the box: a heading, one bold sentence, and the rest in order."""

    heading: str
    first: str
    rest: tuple[str, ...]
    button: str
    is_stopped: bool = False

    @staticmethod
    def of(route: Route, now: datetime) -> "RouteCard":
        """This will put a route into the words of the card and of the button below the box."""
        first, *rest = who_and_why(route, now)
        if route.refusal is not None:
            return RouteCard("This cannot go out yet", first, tuple(rest), "Send it", is_stopped=True)
        if not route.steps:
            return RouteCard("Nobody sees this first", first, tuple(rest), "Publish it")
        roles = " and ".join(the_role(step.role) for step in route.steps)
        return RouteCard("Who will see this first", first, tuple(rest), f"Send it to {roles}")
