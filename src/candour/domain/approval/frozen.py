"""Facts as they are frozen with the words of a reply, and read again."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import datetime
from enum import Enum

from candour.domain.approval.facts import Author, Facts
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Right

_YES_NO = frozenset(each.name for each in fields(Facts) if each.type in {bool, "bool"})


def freeze(facts: Facts) -> dict[str, object]:
    """This will give facts as plain JSON; of the author, the account and the rights held."""
    plain = asdict(facts)
    plain["author"] = {"person": facts.author.person, "rights": sorted(facts.author.rights)}
    return {name: _plain(value) for name, value in plain.items()}


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def thaw(plain: Mapping[str, object], fixed_at: datetime) -> Facts:
    """This will read frozen facts again; what they do not name, or no release knows any more, is left out.

    `fixed_at` stands in where no moment was kept. The author comes back with the rights held then; who they
    are decides nothing about how many people look.
    """
    author = plain.get("author")
    who = author if isinstance(author, Mapping) else {}
    at = plain.get("at")
    kind, criticality, harm = plain.get("kind"), plain.get("criticality"), plain.get("harm_answer")
    facts = Facts(
        author=Author(
            person=str(who.get("person", "")),
            rights=frozenset(Right(each) for each in _words(who.get("rights")) if each in set(Right)),
        ),
        at=datetime.fromisoformat(at) if isinstance(at, str) else fixed_at,
        kind=Kind(str(kind)) if kind in set(Kind) else None,
        criticality=criticality if isinstance(criticality, int) else 0,
        flags=frozenset(Flag(each) for each in _words(plain.get("flags")) if each in set(Flag)),
        channel=str(plain.get("channel", "frontdoor")),
        harm_answer=harm if isinstance(harm, bool) else None,
        checks=_words(plain.get("checks")),
        holds=_words(plain.get("holds")),
        editors=_words(plain.get("editors")),
    )
    said = {name: True for name in _YES_NO if plain.get(name) is True}
    return replace(facts, **said)  # type: ignore[arg-type]  # every name is one of a yes-or-no fact


def _words(plain: object) -> frozenset[str]:
    return frozenset(map(str, plain)) if isinstance(plain, (list, tuple)) else frozenset()
