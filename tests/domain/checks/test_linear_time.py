"""No pattern takes more than time in proportion to the text, whatever the text."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

from candour.domain import checks
from candour.domain.checks.patterns import Pattern

SHORT = 4_000
TIMES = 8
MOST = 24
"""Eight times the text takes about eight times as long; the square of it would take sixty-four."""

BLOW_UPS = [
    "a",
    "a ",
    "1",
    "1 ",
    "9-",
    "'a",
    '"',
    "a.",
    "A ",
    "Aa ",
    "\n",
    "!",
    "^",
    "@a.",
    "sorry ",
    "sorry for ",
    "your ",
    "your scan ",
    "you came in ",
    "Mr Aa ",
    "take the ",
    "i will be ",
    "the nurse was ",
    "never ",
    "> ",
    "not (",
]


def patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.iter_modules(checks.__path__):
        for name, value in vars(importlib.import_module(f"{checks.__name__}.{module.name}")).items():
            found.update({one.pattern: one for one in _within(value) if not name.startswith("__")})
    return found


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Pattern):
        yield value.looks_for
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


def seconds(text: str) -> float:
    started = time.process_time()
    for pattern in PATTERNS:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - started


PATTERNS = list(patterns().values())


def test_the_tables_are_all_found() -> None:
    assert len(PATTERNS) > 100


@pytest.mark.parametrize("piece", BLOW_UPS)
def test_longer_text_takes_longer_in_proportion(piece: str) -> None:
    short = min(seconds(piece * (SHORT // len(piece))) for _ in range(3))
    long = min(seconds(piece * (SHORT * TIMES // len(piece))) for _ in range(2))
    assert long < MOST * short
