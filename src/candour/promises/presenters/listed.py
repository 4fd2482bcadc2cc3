"""The list of promises: which are running, which are overdue, which wait for a team, which are done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from candour.domain.promising import PromiseState
from candour.people.models import Team
from candour.promises.models import Promise
from candour.promises.presenters.words import standing, time_left
from candour.promises.queries import PAGE_SIZE, Listed, Shown
from candour.web.filters import plural

TABS: dict[Shown, str] = {
    Shown.OPEN: "Running",
    Shown.OVERDUE: "Overdue",
    Shown.OFFERED: "Waiting for a team",
    Shown.DONE: "Kept or ended",
}
_WHY: dict[Shown, str] = {
    Shown.OPEN: "that a team has taken, soonest day first",
    Shown.OVERDUE: "past their day, longest first",
    Shown.OFFERED: "that no team has taken yet. Nobody outside sees these",
    Shown.DONE: "that were kept or ended, newest first",
}
_NOTHING: dict[Shown, tuple[str, str]] = {
    Shown.OPEN: ("No promise is running.", "Open a reply of yours that is public, and press Add a promise."),
    Shown.OVERDUE: ("Nothing is overdue.", ""),
    Shown.OFFERED: ("No promise waits for a team.", ""),
    Shown.DONE: ("No promise has been kept or ended yet.", ""),
}


@dataclass(frozen=True)
class Tab:
    """One of the lists."""

    words: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class Line:
    """One promise of the list."""

    pk: int
    what: str
    team: str
    tag: str
    colour: str
    due_on: date
    left: str
    kept_on: date | None

    @staticmethod
    def of(promise: Promise, today: date) -> "Line":
        """This will put one promise into words."""
        word, colour = standing(promise, today)
        return Line(
            pk=promise.pk,
            what=promise.what,
            team=promise.team.name,
            tag=word,
            colour=colour,
            due_on=promise.due_on,
            left=time_left(promise, today),
            kept_on=promise.kept_at if promise.state == PromiseState.KEPT else None,
        )


@dataclass(frozen=True)
class PromisesPage:
    """The page as printed."""

    shown: Shown
    tabs: tuple[Tab, ...]
    why: str
    lines: tuple[Line, ...]
    teams: tuple[tuple[str, str], ...]
    team: str
    next_href: str
    nothing: str
    nothing_next: str

    @staticmethod
    def of(
        found: Listed, *, shown: Shown, team: int | None, teams: Sequence[Team], today: date, is_first: bool
    ) -> "PromisesPage":
        """This will lay out one page of a list."""
        chosen = str(team) if team is not None else ""
        nothing, nothing_next = _NOTHING[shown]
        count = len(found.promises)
        here = plural(count, "promise") if is_first and count < PAGE_SIZE else f"{count} more promises"
        here = f"The first {count} promises" if is_first and found.next_after else here
        return PromisesPage(
            shown=shown,
            tabs=tuple(Tab(words, _address(each, chosen), each is shown) for each, words in TABS.items()),
            why=f"{here} {_WHY[shown]}.",
            lines=tuple(Line.of(promise, today) for promise in found.promises),
            teams=(("", "All teams"), *((str(each.pk), each.name) for each in teams)),
            team=chosen,
            next_href=_address(shown, chosen, found.next_after) if found.next_after else "",
            nothing=nothing,
            nothing_next=nothing_next,
        )


def _address(shown: Shown, team: str, after: str = "") -> str:
    asked = {"show": shown.value, "team": team, "after": after}
    wanted = {name: value for name, value in asked.items() if value}
    return f"{reverse('promises')}?{urlencode(wanted)}"
