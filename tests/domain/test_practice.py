"""What passes practice: nothing held, and every criterion met."""

import pytest

from candour.domain.checks import check
from candour.domain.checks.apology import says_sorry
from candour.domain.checks.codes import Code
from candour.domain.checks.draft import Draft
from candour.domain.practice import Criterion, judge, passes

CRITERIA = (
    Criterion("It says sorry for the thing.", frozenset({Code.NONAPOLOGY}), needs_sorry=True),
    Criterion("It blames nobody.", frozenset({Code.BLAME})),
)


@pytest.mark.parametrize(
    ("words", "is_sorry"),
    [
        ("I am sorry that nobody came.", True),
        ("I'm so very sorry that nobody came.", True),
        ("We apologise for the wait.", True),
        ("I want to say sorry for the noise.", True),
        ("I am sorry to hear that nobody came.", False),
        ("Sorry!", False),
        ("The trust is sorry.", False),
        ("They told me \u201cI am sorry\u201d.", False),
        ("", False),
    ],
)
def test_a_sorry_is_said_in_ones_own_name(words: str, is_sorry: bool) -> None:
    assert says_sorry(words) is is_sorry


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("I am sorry that nobody came.", (True, True)),
        ("I am sorry if you felt that nobody came.", (False, True)),
        ("Thank you for telling me.", (False, True)),
        ("I am sorry. The nurse was negligent.", (True, False)),
        ("  ", (False, False)),
    ],
)
def test_each_criterion_is_judged_by_itself(words: str, met: tuple[bool, ...]) -> None:
    report = check(Draft(reply=words))
    judged = judge(words, report, CRITERIA)
    assert tuple(each.is_met for each in judged) == met
    assert passes(report, judged) is all(met)


def test_what_is_held_never_passes_and_without_criteria_nobody_does() -> None:
    words = "I am sorry that you lay in bay 3 all night."
    report = check(Draft(reply=words))
    assert passes(report, judge(words, report, CRITERIA)) is False
    assert passes(check(Draft(reply="I am sorry.")), ()) is False
