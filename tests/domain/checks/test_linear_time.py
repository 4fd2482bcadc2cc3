"""No pattern takes more than time in proportion to the text, whatever the text.

Patterns are found by looking through every module of the checks and of the reader, so none can be forgotten.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType

import pytest

from candour import reading
from candour.domain import checks
from candour.domain.checks import Code, Draft
from candour.domain.checks.checking import CHECKS
from candour.domain.checks.material import Material
from candour.domain.kinds import Kind
from candour.reading import detectors

LENGTH = 4_000
MOST = 2.5
"""Twice the text takes about twice as long; the square of it would take four times as long."""
TOO_SHORT_TO_TELL = 0.004

BLOW_UPS = [
    *(
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
        "> ",
        "not (",
        "\u200b ",
    ),
    *("sorry ", "sorry for ", "your ", "your scan ", "you came in ", "Mr Aa ", "take the ", "i will be "),
    *(
        "the nurse was ",
        "never ",
        "we were ",
        "i was the one ",
        "if you ",
        "ring me and ",
        "thank you for ",
        "6 days ",
    ),
    *(
        "he hit ",
        "want to ",
        "my mum ",
        "bruises on ",
        "home ",
        "left in the ",
        "not safe ",
        "took all my ",
        "copy of the ",
    ),
]

LONG = 9_000
"""Hints read no further than 20,000 letters, so twice this is still read to its end."""
HIT_AFTER_HIT = [
    (Code.IDENTITY, "your tumour was "),
    (Code.IDENTITY, "c. diff for people. your tumour was "),
    (Code.CLINICAL_ADVICE, "Before you start, see me. Stop taking tablets. "),
    (Code.CLINICAL_ADVICE, "stop taking tablets without asking "),
    (Code.BLAME, "never lazy. staff is lazy. "),
    (Code.OVERPROMISE, "no guarantee. guarantee. "),
    (Code.PROMISE_WITHOUT_DATE, "i will ask. "),
    (Code.PROMISE_WITHOUT_DATE, "will be reviewed. "),
    (Code.PROMISE_WITHOUT_DATE, "come and we will ask. "),
    (Code.SCRIPTED, "a. unprecedented. rest assured. "),
    (Code.CONTRADICTION, "Ann here, ward sister. "),
]


def modules() -> Iterator[ModuleType]:
    for package in (checks, reading, detectors):
        yield importlib.import_module(package.__name__)
        for module in pkgutil.iter_modules(package.__path__):
            if not module.ispkg:
                yield importlib.import_module(f"{package.__name__}.{module.name}")


def within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from within(one)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from within(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from within(getattr(value, field.name))


def patterns() -> dict[str, re.Pattern[str]]:
    return {
        one.pattern: one
        for module in modules()
        for name, value in vars(module).items()
        if not name.startswith("__")
        for one in within(value)
        if isinstance(one.pattern, str)
    }


PATTERNS = list(patterns().values())


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def grows_too_fast(pattern: re.Pattern[str], piece: str) -> bool:
    """This will time twice the text against once the text; a suspicion is timed again, and three times over.

    Only what is slow each time is slow: a busy machine is so now and then.
    """
    text = piece * (LENGTH // len(piece))
    if seconds(pattern, text * 2) < TOO_SHORT_TO_TELL:
        return False
    return all(_is_too_slow(pattern, text, times) for times in (2, 5, 5, 5))


def _is_too_slow(pattern: re.Pattern[str], text: str, times: int) -> bool:
    short = min(seconds(pattern, text * 2) for _ in range(times))
    long = min(seconds(pattern, text * 4) for _ in range(times))
    return long > MOST * short


def test_the_tables_are_all_found() -> None:
    assert len(PATTERNS) > 300
    found = {one.pattern for one in PATTERNS}
    for detector in detectors.DETECTORS:
        assert {choice.pattern for rule in detector.rules.values() for choice in rule} <= found


@pytest.mark.parametrize("piece", BLOW_UPS, ids=repr)
def test_twice_the_text_takes_about_twice_as_long(piece: str) -> None:
    slow = [pattern.pattern[:120] for pattern in PATTERNS if grows_too_fast(pattern, piece)]
    assert slow == []


@pytest.mark.parametrize("piece", BLOW_UPS, ids=repr)
def test_all_signs_together_take_time_in_proportion(piece: str) -> None:
    def took(times: int) -> float:
        text = piece * (LENGTH * times // len(piece))
        began = time.process_time()
        detectors.flags_of(text)
        return time.process_time() - began

    def is_too_slow(times: int) -> bool:
        short = min(took(2) for _ in range(times))
        return min(took(4) for _ in range(times)) > MOST * short + 0.02

    assert not all(is_too_slow(times) for times in (1, 3, 3, 3)), "only what is slow each time is slow"


def takes(code: Code, piece: str, length: int, post: str = "Where is my dog, Anna?") -> float:
    """This will time one check of a reply that is one piece over and over."""

    def once() -> float:
        draft = Draft(
            reply=piece * (length // len(piece)),
            incoming=post,
            incoming_kind=Kind.COMPLAINT,
            incoming_is_sure=True,
        )
        began = time.process_time()
        CHECKS[code](Material(draft))
        return time.process_time() - began

    return min(once() for _ in range(3))


@pytest.mark.parametrize(("code", "piece"), HIT_AFTER_HIT, ids=repr)
def test_no_hit_looks_over_the_whole_text_again(code: Code, piece: str) -> None:
    assert not all(takes(code, piece, 2 * LONG) > MOST * takes(code, piece, LONG) for _ in range(4))


def test_no_hit_looks_over_the_whole_post_again() -> None:
    def took(length: int) -> float:
        return takes(Code.NOTHING_SPECIFIC, "your account ", length, "a dog " * (length // 6))

    assert not all(took(2 * LONG) > MOST * took(LONG) for _ in range(3))
