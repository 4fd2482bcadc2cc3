"""What holds for every check: order, words, places, quotation marks, dismissal, and any text whatever."""

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.checks import (
    CLAUSE_OF,
    CLAUSES,
    HIGHEST_LEVEL,
    LIFTED_BY,
    Code,
    Draft,
    Earlier,
    Finding,
    Level,
    Report,
    Verdict,
    check,
    identifiable,
    shown,
)
from candour.domain.checks.checking import CHECKS
from candour.domain.checks.folding import fold
from candour.domain.checks.report import finding, report_of
from candour.domain.kinds import Flag, Kind
from tests.domain.checks.drafting import answering, found, marked
from tests.domain.checks.test_hints import LEFT, in_its_place
from tests.domain.checks.test_holds import HELD

POOR = answering(
    "Unfortunately we are extremely busy. We are sorry if you feel let down. You should have asked. "
    "Your comments have been noted and have been passed to the relevant team. This will never happen again.",
    writer=None,
)
VERY_LONG = 1_000_000 if os.environ.get("CANDOUR_FULL") else 250_000
EVERY_CHECK = [*(in_its_place(code, reply) for code, reply in LEFT), *HELD.values(), POOR]


def test_there_is_one_check_a_code_in_the_order_of_the_codes() -> None:
    assert list(CHECKS) == list(Code)
    assert list(HIGHEST_LEVEL) == list(Code)
    assert set(CLAUSE_OF) == set(Code)


def test_every_clause_has_a_sentence_and_every_hold_an_end() -> None:
    assert set(CLAUSE_OF.values()) == set(CLAUSES)
    assert all(sentence.endswith(".") for sentence in CLAUSES.values())
    assert set(LIFTED_BY) == {code for code, level in HIGHEST_LEVEL.items() if level is Level.HOLD}


def test_every_finding_has_a_reason_a_remedy_and_a_clause() -> None:
    findings = [one for draft in EVERY_CHECK for one in check(draft).findings]
    for one in findings:
        assert one.reason
        assert one.remedy
        assert one.clause in CLAUSES
        assert one.level is Level.HINT or HIGHEST_LEVEL[one.check] is Level.HOLD
    assert {one.check for one in findings} | {Code.UNANSWERED_QUESTION} == set(Code)


def test_spans_lie_in_the_reply_one_after_the_other() -> None:
    for draft in EVERY_CHECK:
        for one in check(draft).findings:
            places = [place for span in one.spans for place in span]
            assert places == sorted(places)
            assert all(0 <= start < end <= len(draft.reply) for start, end in one.spans)


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        ("Oh dear.  I\u2019m sorry   you\u200b feel sad.", Code.NONAPOLOGY, ["sorry   you\u200b feel"]),
        ("\U0001f600 We regret that you felt sad.", Code.NONAPOLOGY, ["regret that you felt"]),
        ("Sorry for any\ninconvenience.", Code.NONAPOLOGY, ["Sorry for any\ninconvenience"]),
        ("This will NEVER happen again, Beth.", Code.OVERPROMISE, ["will NEVER happen again"]),
        ("The lift works!!! Come!!!", Code.SHOUTING_OR_STYLE, ["!!!", "!!!"]),
        ("I will ring you. I am Beth.", Code.PROMISE_WITHOUT_DATE, ["I will ring"]),
    ],
)
def test_spans_point_at_the_words(reply: str, code: Code, words: list[str]) -> None:
    assert marked(answering(reply), code) == words


@pytest.mark.parametrize("marks", ['"{}"', "'{}'", "\u2018{}\u2019", "\u201c{}\u201d", "\u00ab{}\u00bb"])
@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("sorry for any inconvenience", Code.NONAPOLOGY),
        ("this will never happen again", Code.OVERPROMISE),
        ("you should have asked", Code.BLAME),
        ("try stopping the cream", Code.CLINICAL_ADVICE),
    ],
)
def test_a_phrase_may_be_quoted_to_disown_it(marks: str, phrase: str, code: Code) -> None:
    disowned = (
        f"You are right that {marks.format(phrase)} is no answer, the patients' or anybody's. I am sorry."
    )
    assert found(answering(disowned), code) is None
    assert found(answering(f"You are right. And {phrase}. I am sorry."), code) is not None


def test_a_reply_that_is_all_quotation_is_our_own_text() -> None:
    assert found(answering('"Sorry for any inconvenience."'), Code.NONAPOLOGY) is not None


def test_what_stands_after_a_quotation_keeps_its_place() -> None:
    reply = "You wrote 'the lift was broken'. I am sorry if you were cross."
    assert marked(answering(reply), Code.NONAPOLOGY) == ["sorry if"]


def test_a_hint_is_dismissed_for_this_draft_alone() -> None:
    hints = {one.check for one in check(POOR).findings}
    assert {Code.NONAPOLOGY, Code.BLAME} < hints
    left = {one.check for one in check(replace(POOR, dismissed=frozenset({Code.BLAME}))).findings}
    assert left == hints - {Code.BLAME}


def test_all_hints_dismissed_pass() -> None:
    assert check(replace(POOR, dismissed=frozenset(Code))).verdict is Verdict.PASS


def test_at_most_two_hints_are_shown_and_every_hold() -> None:
    report = check(replace(POOR, incoming_flags=frozenset({Flag.FOI, Flag.POSSIBLE_HARM}), media=(None,)))
    levels = [one.level for one in shown(report)]
    assert levels == [Level.HOLD] * 3 + [Level.HINT] * 2
    assert len([one for one in report.findings if one.level is Level.HINT]) > 2
    assert [one.check for one in shown(report)][3:] == [Code.NONAPOLOGY, Code.BLAME]


def test_a_dismissed_hint_makes_room_for_the_next() -> None:
    first, second = shown(check(POOR))
    assert shown(check(replace(POOR, dismissed=frozenset({first.check}))))[0] == second


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], Verdict.PASS),
        ([finding(Code.BLAME, level=Level.HINT)], Verdict.WARN),
        ([finding(Code.BLAME, level=Level.HINT), finding(Code.FOI, level=Level.HOLD)], Verdict.HOLD),
    ],
)
def test_the_verdict_is_the_gravest_finding(findings: list[Finding], verdict: Verdict) -> None:
    report = report_of(findings)
    assert report.verdict is verdict
    assert report == Report(verdict, tuple(reversed(findings)))


_SAID = [
    *("I am sorry if", "you will always", "we will never", "guarantee", "I am sorry that", "bay 3", "your"),
    *("but", "however", "This will never happen again", "we apologise for any", "call me on", "-- TB", "!!!"),
    *(words for draft in EVERY_CHECK for words in draft.reply.split(". ")),
]
_GAPS = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u00a0",
    "\u2003",
    "\x85",
    "\x1c",
    "\u2028",
    " \u200b ",
    ". ",
    ", ",
]


@given(
    st.lists(st.tuples(st.sampled_from(_GAPS), st.sampled_from(_SAID)), max_size=6), st.sampled_from(_GAPS)
)
def test_no_span_begins_or_ends_with_white_space(said: list[tuple[str, str]], after: str) -> None:
    reply = "".join(gap + words for gap, words in said) + after
    for one in check(answering(reply)).findings:
        assert [reply[start:end].strip() for start, end in one.spans] == [
            reply[slice(*span)] for span in one.spans
        ]
        assert all(start < end for start, end in one.spans)


text = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
ODD = [
    "",
    "\x00",
    "\ud800 lone \udfff",
    "\u202esdrawkcab\u202c bay 3 \u2066x\u2069",
    "\u0130\u0130stanbul bay 3",
    "Z\u0351\u036b\u0343 bay 3",
    "\u200b" * 50,
    "'" * 99 + '"' * 99,
    "\U000e0041\U000e007f",
    "\r\n\x85\u2028",
]
NEVER_RAISED = st.builds(
    Draft,
    reply=st.one_of(text, st.sampled_from(ODD)),
    incoming=st.one_of(st.none(), text),
    incoming_kind=st.one_of(st.none(), st.sampled_from(Kind)),
    incoming_is_sure=st.booleans(),
    incoming_flags=st.frozensets(st.sampled_from(Flag)),
    earlier=st.lists(
        st.builds(Earlier, text, st.one_of(st.none(), st.datetimes(), st.datetimes(timezones=st.just(UTC)))),
        max_size=3,
    ).map(tuple),
    writer_name=st.one_of(st.none(), text),
    patient_name=st.one_of(st.none(), text),
    media=st.lists(st.one_of(st.none(), text), max_size=2).map(tuple),
    at=st.one_of(st.none(), st.datetimes(), st.just(datetime(2026, 11, 22, tzinfo=UTC))),
)


@given(NEVER_RAISED)
def test_no_text_makes_a_check_raise(draft: Draft) -> None:
    for one in check(draft).findings:
        assert all(0 <= start < end <= len(draft.reply) for start, end in one.spans)
        assert not any(
            draft.reply[start].isspace() or draft.reply[end - 1].isspace() for start, end in one.spans
        )


@pytest.mark.parametrize("odd", ODD)
def test_odd_text_is_checked_like_any_other(odd: str) -> None:
    assert (found(answering(odd), Code.IDENTITY) is not None) == ("bay 3" in odd)


@given(st.one_of(text, st.sampled_from(ODD)))
def test_folding_keeps_the_way_back(original: str) -> None:
    folded = fold(original)
    assert len(folded.cased) == len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(set(folded.offsets))


@pytest.mark.parametrize("piece", ["sorry you feel ", "9434765919 ", "\u200b"])
def test_a_very_long_text_is_checked_to_its_end(piece: str) -> None:
    reply = piece * (VERY_LONG // len(piece)) + " bay 3"
    draft = Draft(reply=reply, incoming="Hello there.", incoming_kind=Kind.COMPLAINT)
    held = found(draft, Code.IDENTITY)
    assert held is not None
    assert held.spans[-1] == (len(reply) - 5, len(reply))
    assert identifiable(reply, in_draft=False)[-1].end == len(reply)
