"""Replies that went out in 2012 and 2013, each as a draft, with the verdict that it gets today."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.checks import Code, Draft, Earlier, Level, Verdict, check
from candour.domain.kinds import Kind

NOON = datetime(2013, 7, 9, 12, 0, tzinfo=UTC)

LISTEN_AND_LEARN = (
    "We are here to help, listen, and learn from our customers and are glad to assist "
    "with any account related inquiries. ^sa"
)

CASES = {
    "sorry_for_a_great_pizza": (
        Draft(
            incoming="Best Pizza Ever! Pan Pizza :) Keep up the good work guys!",
            incoming_kind=Kind.COMPLIMENT,
            incoming_is_sure=True,
            reply="So sorry about that! Please share some additional information with us ... "
            "and please mention reference# 1409193 so we can have this addressed.",
        ),
        Verdict.HOLD,
        {Code.CONTRADICTION, Code.SCRIPTED, Code.NOTHING_SPECIFIC},
    ),
    "owning_it": (
        Draft(
            incoming="You said sorry for a great pizza? Is anybody reading these?",
            incoming_kind=Kind.COMPLAINT,
            incoming_is_sure=True,
            reply="real human beings make real human mistakes sometimes, and this was one of those times",
        ),
        Verdict.PASS,
        set(),
    ),
    "initials_for_a_person": (
        Draft(
            incoming="Just got chased away by #NYPD 4 'obstructing sidewalk' ...",
            incoming_kind=Kind.COMPLAINT,
            incoming_is_sure=True,
            reply="Hi Mr. T., I work for Bank of America. What happened? Anything I can do to help? ^sa",
        ),
        Verdict.WARN,
        {Code.NO_PERSON, Code.NOTHING_SPECIFIC},
    ),
    "an_account_nobody_mentioned": (
        Draft(
            incoming="Why don't you stop being pure evil?",
            incoming_kind=Kind.COMPLAINT,
            incoming_is_sure=True,
            reply="We'd be happy to review your account with you to discuss any concerns. "
            "Please let us know if you need assistance. ^sa",
        ),
        Verdict.WARN,
        {Code.SCRIPTED, Code.NOTHING_SPECIFIC},
    ),
    "the_same_words_for_the_third": (
        Draft(
            incoming="Nobody asked for an account review. We are asking why you throw families out.",
            incoming_kind=Kind.COMPLAINT,
            incoming_is_sure=True,
            reply=LISTEN_AND_LEARN,
            earlier=(
                Earlier(LISTEN_AND_LEARN, NOON - timedelta(minutes=25)),
                Earlier(LISTEN_AND_LEARN, NOON - timedelta(minutes=10)),
            ),
            at=NOON,
        ),
        Verdict.HOLD,
        {Code.SAMENESS, Code.SCRIPTED, Code.NOTHING_SPECIFIC},
    ),
    "a_cheeky_remark": (
        Draft(
            incoming="get stuffed, all of you, my phone has been dead since last night",
            incoming_kind=Kind.COMPLAINT,
            incoming_is_sure=True,
            reply="Maybe later, got tweets to send right now.",
        ),
        Verdict.PASS,
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_reply_of_the_table_gets_its_verdict(case: str) -> None:
    draft, verdict, codes = CASES[case]
    report = check(draft)
    assert report.verdict is verdict
    assert codes <= {finding.check for finding in report.findings}


def read_as(case: str, kind: Kind, *, is_sure: bool) -> Draft:
    draft, _, _ = CASES[case]
    return Draft(reply=draft.reply, incoming=draft.incoming, incoming_kind=kind, incoming_is_sure=is_sure)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("is_sure", [True, False])
@pytest.mark.parametrize("case", ["owning_it", "a_cheeky_remark"])
def test_people_who_speak_as_people_pass_however_the_post_was_read(
    case: str, kind: Kind, is_sure: bool
) -> None:
    assert check(read_as(case, kind, is_sure=is_sure)).findings == ()


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("case", ["initials_for_a_person", "an_account_nobody_mentioned"])
def test_the_script_is_warned_of_however_the_post_was_read(case: str, kind: Kind) -> None:
    assert check(read_as(case, kind, is_sure=True)).verdict is Verdict.WARN


def test_an_unsure_reader_turns_the_contradiction_into_a_hint() -> None:
    report = check(read_as("sorry_for_a_great_pizza", Kind.COMPLIMENT, is_sure=False))
    levels = {finding.check: finding.level for finding in report.findings}
    assert levels[Code.CONTRADICTION] is Level.HINT
