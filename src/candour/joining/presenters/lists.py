"""A list of people before and after somebody says yes to it."""

from dataclasses import dataclass

from candour.domain.lists.planning import Act, Does, Plan
from candour.domain.lists.reading import PeopleList, Problem
from candour.joining.models import KeptList

MOST_SHOWN = 200
"""Lines of one sort on the page; the number of all of them stands above."""
WORDS = {
    "first_name": "first name",
    "last_name": "last name",
    "job_title": "job title",
    "email": "email address",
    "staff_number": "staff number",
    "staff_group": "staff group",
    "team": "team",
    "roles": "roles",
}


@dataclass(frozen=True)
class Line:
    """One line of the list: where it stands, about whom, and what is new."""

    where: str
    name: str
    new: str


@dataclass(frozen=True)
class Sort:
    """All lines of one sort."""

    heading: str
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ListPage:
    """A list: what it asks for, what cannot be taken, what came of it."""

    number: int
    file_name: str
    is_waiting: bool
    is_finished: bool
    sorts: tuple[Sort, ...]
    same: int
    leavers: int
    problems: tuple[Problem, ...]
    unread: str
    done: int
    left_over: tuple[str, ...]
    has_something_to_do: bool


def list_page(kept: KeptList, said: PeopleList, asked: Plan | None) -> ListPage:
    """This will make the page of a list; `asked` is None once somebody said yes."""
    acts = asked or Plan((), ())
    sorts = (
        _sort("New people", acts.of(Does.ADD)),
        _sort("Changed", acts.of(Does.CHANGE)),
        _sort("Leaving", acts.of(Does.LEAVE)),
    )
    return ListPage(
        number=kept.pk,
        file_name=kept.file_name or "A list of people",
        is_waiting=kept.confirmed_at is not None and kept.finished_at is None,
        is_finished=kept.finished_at is not None,
        sorts=tuple(sort for sort in sorts if sort.number),
        same=len(acts.of(Does.SAME)),
        leavers=len(acts.of(Does.LEAVE)),
        problems=acts.problems,
        unread=", ".join(said.unread),
        done=kept.done,
        left_over=tuple(kept.left_over),
        has_something_to_do=any(sort.number for sort in sorts),
    )


def _sort(heading: str, acts: tuple[Act, ...]) -> Sort:
    lines = tuple(
        Line(
            where=f"Line {act.line}" if act.line else "Missing from the list",
            name=act.name,
            new=", ".join(WORDS[name] for name in act.new),
        )
        for act in acts[:MOST_SHOWN]
    )
    return Sort(heading, len(acts), lines)
