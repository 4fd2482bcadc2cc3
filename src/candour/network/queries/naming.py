"""Who is meant by an @: a colleague or a team, found by the name that everybody knows them by."""

from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from django.db.models import Q

from candour.domain.posting import fold_tag, names_in
from candour.people.models import Person, Team

FEWEST_LETTERS, MOST_OFFERED = 2, 6
"""Letters from which names are offered, and how many are: more is a list to read, not a help."""


@dataclass(frozen=True)
class Found:
    """Whom some words name, and the words; `others` are namesakes, so that nobody is told by chance."""

    words: str
    person: Person | None = None
    team: Team | None = None
    others: int = 0


def named_in(trust: int, text: str) -> list[Found]:
    """This will find whom a text names, longest name first, each once; two statements, none without an @."""
    candidates = names_in(text)
    if not candidates:
        return []
    people, teams = _people(trust, candidates), _teams(trust, candidates)
    found: dict[str, Found] = {}
    for names in candidates:
        for name in names:
            key = fold_tag(name)
            if key in people:
                first, *others = people[key]
                found.setdefault(key, Found(name, person=first, others=len(others)))
                break
            if key in teams:
                first_team, *other_teams = teams[key]
                found.setdefault(key, Found(name, team=first_team, others=len(other_teams)))
                break
    return list(found.values())


def begun(trust: int, letters: str) -> list[Found]:
    """This will give whom somebody may mean who has typed so far behind an @; two statements at most.

    Of namesakes the first stands for all, as in `named_in`; `others` says how many more there are.
    """
    letters = " ".join(letters.split())
    if len(letters) < FEWEST_LETTERS:
        return []
    here = Person.objects.for_trust(trust).filter(_begins(letters), is_active=True)
    people = here.select_related("team__site").order_by("first_name", "last_name", "pk")[:MOST_OFFERED]
    teams = Team.objects.for_trust(trust).filter(name__istartswith=letters).select_related("site")
    found: dict[str, Found] = {}
    for each in [
        *(Found(person.full_name, person=person) for person in people),
        *(Found(team.name, team=team) for team in teams.order_by("name", "pk")[:MOST_OFFERED]),
    ]:
        first = found.get(fold_tag(each.words))
        found[fold_tag(each.words)] = replace(first, others=first.others + 1) if first else each
    return list(found.values())[:MOST_OFFERED]


def _begins(letters: str) -> Q:
    """This will keep a first or a last name that begins so; with a space, a first name and a last one."""
    first, _, last = letters.partition(" ")
    if last:
        return Q(first_name__iexact=first, last_name__istartswith=last)
    return Q(first_name__istartswith=first) | Q(last_name__istartswith=first)


def people_of(team: Team) -> list[Person]:
    """This will give everybody of a team who is here now; one statement."""
    return list(Person.objects.for_trust(team.trust_id).filter(team=team, is_active=True))


def _people(trust: int, candidates: list[tuple[str, ...]]) -> dict[str, list[Person]]:
    wanted = {tuple(name.split(" ", 1)) for names in candidates for name in names if " " in name}
    if not wanted:
        return {}
    firsts = reduce(or_, (Q(first_name__iexact=first) for first in {first for first, _ in wanted}))
    found: dict[str, list[Person]] = {}
    for person in Person.objects.for_trust(trust).filter(firsts, is_active=True).order_by("pk"):
        found.setdefault(fold_tag(person.full_name), []).append(person)
    return found


def _teams(trust: int, candidates: list[tuple[str, ...]]) -> dict[str, list[Team]]:
    names = {name for each in candidates for name in each}
    wanted = reduce(or_, (Q(name__iexact=name) for name in names))
    found: dict[str, list[Team]] = {}
    for team in Team.objects.for_trust(trust).filter(wanted).select_related("site").order_by("pk"):
        found.setdefault(fold_tag(team.name), []).append(team)
    return found
