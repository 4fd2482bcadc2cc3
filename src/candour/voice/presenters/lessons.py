"""What would shorten a route, as the card says it: only lessons that can be opened, and a sorry by itself."""

from dataclasses import dataclass, replace

from candour.domain.approval.card import goes_then
from candour.domain.approval.facts import Facts
from candour.domain.approval.policy import Policy
from candour.domain.approval.route import Route, opened_by
from candour.domain.roles import Right
from candour.people.lessons import lesson_for

_ONLY_SORRY = "a reply that only says sorry goes without waiting"


@dataclass(frozen=True)
class ShorterWay:
    """One sentence about a shorter way; `right` names the lesson to open, empty where there is none."""

    words: str
    lesson: str = ""
    right: str = ""


def shorter_ways(route: Route, facts: Facts, policy: Policy) -> tuple[ShorterWay, ...]:
    """This will name the lessons that would shorten this route and can be opened, then the short sorry."""
    if not route.steps:
        return ()
    ways = [
        _lesson(each.right, goes_then(each.leads_to))
        for each in route.what_would_shorten
        if lesson_for(each.right)
    ]
    return tuple(way for way in [*ways, _short_sorry(facts, policy)] if way is not None)


def _short_sorry(facts: Facts, policy: Policy) -> ShorterWay | None:
    """This will say that saying sorry and nothing else would wait for nobody, where that is so.

    It is said before the first word, since what a reply does is ticked only when it is written.
    """
    only = replace(
        facts, regret_only=True, harm_answer=False, claims_change=False, has_promise_with_date=False
    )
    if facts.regret_only or facts.open_holds or not opened_by(Right.SAY_SORRY, only, policy):
        return None
    if Right.SAY_SORRY in facts.author.rights:
        return ShorterWay(f"{_ONLY_SORRY[0].upper()}{_ONLY_SORRY[1:]}: tick it below your words.")
    return _lesson(Right.SAY_SORRY, f"{_ONLY_SORRY}.")


def _lesson(right: Right, then: str) -> ShorterWay | None:
    lesson = lesson_for(right)
    if lesson is None:
        return None
    words = f"After the lesson \u201c{lesson.label}\u201d ({lesson.minutes} minutes) {then}"
    return ShorterWay(words, lesson.label, right.value)
