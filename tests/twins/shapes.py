"""The shape of what networks send and take: small words for what their documents say in JSON Schema."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Shape(Protocol):
    """What something must look like."""

    def wrong(self, said: object, where: str = "") -> Iterator[str]:
        """This will say in words where it does not; nothing is good."""


@dataclass(frozen=True)
class Text:
    """A text that looks so, or is one of a few."""

    pattern: str = ""
    longest: int | None = None
    one_of: frozenset[str] = frozenset()

    def wrong(self, said: object, where: str = "") -> Iterator[str]:
        if not isinstance(said, str):
            yield f"{where} is no text"
        elif self.pattern and not re.fullmatch(self.pattern, said):
            yield f"{where} does not look like {self.pattern}"
        elif self.longest is not None and len(said) > self.longest:
            yield f"{where} is longer than {self.longest}"
        elif self.one_of and said not in self.one_of:
            yield f"{where} is none of {sorted(self.one_of)}"


@dataclass(frozen=True)
class Kind:
    """A number, or yes or no."""

    of: type

    def wrong(self, said: object, where: str = "") -> Iterator[str]:
        if type(said) is not self.of:
            yield f"{where} is no {self.of.__name__}"


@dataclass(frozen=True)
class ListOf:
    """A list of things of one shape."""

    items: Shape
    least: int = 0
    most: int | None = None

    def wrong(self, said: object, where: str = "") -> Iterator[str]:
        if not isinstance(said, list):
            yield f"{where} is no list"
            return
        if len(said) < self.least or (self.most is not None and len(said) > self.most):
            yield f"{where} has {len(said)} items"
        for place, each in enumerate(said):
            yield from self.items.wrong(each, f"{where}[{place}]")


@dataclass(frozen=True)
class Thing:
    """An object: what it may hold and must hold; where it is `closed` it may hold nothing else."""

    fields: Mapping[str, Shape] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    closed: bool = False

    def wrong(self, said: object, where: str = "") -> Iterator[str]:
        if not isinstance(said, dict):
            yield f"{where} is no object"
            return
        yield from (f"{where}.{name} is missing" for name in sorted(self.must - set(said)))
        for name, value in said.items():
            if name in self.fields:
                yield from self.fields[name].wrong(value, f"{where}.{name}")
            elif self.closed:
                yield f"{where}.{name} is not known"


TEXT = Text()
NUMBER = Kind(int)
YES_OR_NO = Kind(bool)


def thing(*must: str, closed: bool = False, **fields: Shape) -> Thing:
    """This will make the shape of an object from its fields; `must` names those that are required."""
    return Thing(fields, frozenset(must), closed)
