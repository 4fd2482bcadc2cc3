"""Clauses that run: what they take away, what they add, what they cannot reach."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.checks import Code, Draft, Earlier, Level, check
from candour.domain.checks.agreed import CAN_BE_SET, Setting, SettingKind, changes_anything, loosens, to_set
from candour.domain.checks.codes import HIGHEST_LEVEL

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
DIRECTIONS = "The ramp by the north door is open day and night, and a porter sits there from six until ten."
REPEAT = Setting("10.1", 2, SettingKind.MAY_REPEAT, ("ramp by the north door",))


def sent(reply: str, *agreed: Setting) -> Draft:
    """This will give a draft whose words went to two others this morning."""
    earlier = tuple(Earlier(f"Hello,\n{reply}", NOW - timedelta(hours=hours)) for hours in (1, 2))
    return Draft(reply=reply, earlier=earlier, at=NOW, agreed=agreed)


def levels(draft: Draft) -> dict[Code, Level]:
    return {one.check: one.level for one in check(draft).findings}


def test_words_that_were_agreed_on_may_be_the_same_and_the_clause_is_named() -> None:
    assert levels(sent(DIRECTIONS))[Code.SAMENESS] is Level.HOLD
    report = check(sent(DIRECTIONS, REPEAT))
    assert Code.SAMENESS not in {one.check for one in report.findings}
    (allowed,) = report.allowed
    assert (allowed.check, allowed.clause, allowed.version) == (Code.SAMENESS, "10.1", 2)
    assert allowed.reason == "These words went to two others within a day."


def test_only_the_sentence_with_those_words_may_be_the_same() -> None:
    other = (
        "We sat down with the whole night team on Friday and went through every single call bell together."
    )
    report = check(sent(f"{DIRECTIONS} {other}", REPEAT))
    (held,) = [one for one in report.findings if one.check is Code.SAMENESS]
    assert held.level is Level.HOLD
    assert not report.allowed


def test_a_reply_without_those_words_is_checked_as_ever() -> None:
    report = check(sent(DIRECTIONS.replace("north", "south"), REPEAT))
    assert {one.check: one.level for one in report.findings}[Code.SAMENESS] is Level.HOLD
    assert not report.allowed


def test_words_to_avoid_are_hinted_at_under_their_clause() -> None:
    avoid = Setting("10.2", 1, SettingKind.AVOID, ("next of kin", "bed blocker"))
    reply = "I have rung your next of kin. Your Next  of Kin knows where to park."
    (hint,) = [one for one in check(Draft(reply=reply, agreed=(avoid,))).findings if one.clause == "10.2"]
    assert hint.level is Level.HINT
    assert hint.reason == "We agreed not to write “next of kin”."
    assert [reply[start:end] for start, end in hint.spans] == ["next of kin", "Next  of Kin"]
    assert not [
        one for one in check(Draft(reply="Akin to that", agreed=(avoid,))).findings if one.clause == "10.2"
    ]


@pytest.mark.parametrize("level", [Level.HINT, None])
def test_a_check_can_be_made_milder_or_silent(level: Level | None) -> None:
    setting = Setting("8.3", 3, SettingKind.LEVEL, check=Code.SAMENESS, level=level)
    report = check(sent(DIRECTIONS, setting))
    assert [one.level for one in report.findings if one.check is Code.SAMENESS] == ([level] if level else [])
    assert [one.clause for one in report.allowed] == ["8.3"]


def test_a_hint_can_become_a_hold() -> None:
    setting = Setting("9.2", 2, SettingKind.LEVEL, check=Code.NONAPOLOGY, level=Level.HOLD)
    draft = Draft(reply="I am sorry you feel that way.", incoming="Nobody came.", agreed=(setting,))
    assert levels(draft)[Code.NONAPOLOGY] is Level.HOLD
    assert not check(draft).allowed


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        (REPEAT, ""),
        (Setting("1", 1, SettingKind.AVOID, ("customers",)), ""),
        (Setting("1", 1, SettingKind.LEVEL, check=Code.SAMENESS, level=Level.HINT), ""),
        (Setting("1", 1, SettingKind.MAY_REPEAT, ("thank you",)), "“thank you” is too short."),
        (Setting("1", 1, SettingKind.MAY_REPEAT, ("... ... ...",)), "“... ... ...” is too short."),
        (Setting("1", 1, SettingKind.AVOID, ("!",)), "“!” is too short."),
        (Setting("1", 1, SettingKind.AVOID), "No words are named."),
        (Setting("1", 1, SettingKind.AVOID, ("x",) * 21), "More than 20 lines of words are named."),
        (Setting("1", 1, SettingKind.AVOID, ("x" * 121,)), f"“{'x' * 40}...” is too long."),
        (Setting("1", 1, SettingKind.LEVEL), "No check is chosen."),
        (
            Setting("1", 1, SettingKind.LEVEL, check=Code.SAMENESS, level=Level.HOLD),
            "The check does that already.",
        ),
    ],
)
def test_what_a_clause_may_say(setting: Setting, reason: str) -> None:
    refusal = to_set(setting)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize("code", sorted(set(Code) - CAN_BE_SET))
@pytest.mark.parametrize("level", [None, Level.HINT, Level.HOLD])
def test_no_clause_reaches_a_floor_or_the_law(code: Code, level: Level | None) -> None:
    refusal = to_set(Setting("1", 1, SettingKind.LEVEL, check=code, level=level))
    assert refusal is not None
    assert refusal.clause == "floors"


AVOID = Setting("10.2", 1, SettingKind.AVOID, ("customers",))


@pytest.mark.parametrize(
    ("before", "after", "is_looser", "is_other"),
    [
        ((), (), False, False),
        ((), (REPEAT,), True, True),
        ((REPEAT,), (), False, True),
        ((), (AVOID,), False, True),
        ((AVOID,), (), True, True),
        ((REPEAT,), (Setting("9", 9, SettingKind.MAY_REPEAT, REPEAT.phrases),), False, False),
        ((AVOID,), (REPEAT, AVOID), True, True),
    ],
)
def test_a_clause_loosens_where_something_mild_comes_or_something_strict_goes(
    before: tuple[Setting, ...], after: tuple[Setting, ...], *, is_looser: bool, is_other: bool
) -> None:
    assert loosens(before, after) is is_looser
    assert changes_anything(before, after) is is_other


@given(st.sampled_from(sorted(CAN_BE_SET)), st.sampled_from([None, *Level]))
def test_a_level_is_looser_exactly_where_less_than_now_follows(code: Code, level: Level | None) -> None:
    weight = [None, Level.HINT, Level.HOLD]
    setting = Setting("1", 1, SettingKind.LEVEL, check=code, level=level)
    assert setting.is_looser is (weight.index(level) < weight.index(HIGHEST_LEVEL[code]))
