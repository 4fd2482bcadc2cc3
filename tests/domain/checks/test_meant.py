"""What a model makes of a reply's voice, beside what the rules find."""

from collections.abc import Set

import pytest

from candour.domain.checks import Code, Draft, Level, check
from candour.domain.checks.draft import Look
from candour.domain.checks.report import Finding
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import found

COMPLAINT = "Dad's dinner was left on the window sill where he could not reach it. Cold when I came at two."
GOOD = (
    "I am sorry about your dad's cold dinner. I have asked the ward to put it by his hand. Maya, ward sister"
)
SCRIPTED = "Thank you for taking the time to give feedback. We take all comments very seriously. Tom"


def looked(*, asks: Set[Code] = frozenset(), spares: Set[Code] = frozenset()) -> Look:
    return Look(False, False, is_calm=True, asks=frozenset(asks), spares=frozenset(spares))


def drafted(reply: str, look: Look | None, incoming: str = COMPLAINT, kind: Kind = Kind.COMPLAINT) -> Draft:
    return Draft(
        reply,
        incoming=incoming,
        incoming_kind=kind,
        incoming_is_sure=True,
        writer_name="Maya Hill",
        look=look,
    )


def codes(draft: Draft) -> set[Code]:
    return {one.check for one in check(draft).findings}


@pytest.mark.parametrize(
    "code", [Code.BLAME, Code.OVERPROMISE, Code.NO_NEXT_STEP, Code.PASSIVE, Code.SCRIPTED]
)
def test_what_a_reply_deserves_by_its_meaning_is_a_hint_in_the_house_s_words(code: Code) -> None:
    one = found(drafted(GOOD, looked(asks={code})), code)
    assert isinstance(one, Finding)
    assert one.level is Level.HINT
    assert one.reason
    assert one.remedy
    assert one.clause
    assert codes(drafted(GOOD, looked())) == set()


def test_the_sentence_that_deserves_a_hint_most_is_marked() -> None:
    first = GOOD.index(" I have")
    look = looked(asks={Code.BLAME, Code.NO_NEXT_STEP})._replace(marks=((Code.BLAME, (0, first)),))
    blame, missing = (found(drafted(GOOD, look), code) for code in (Code.BLAME, Code.NO_NEXT_STEP))
    assert blame is not None
    assert missing is not None
    assert (blame.spans, missing.spans) == (((0, first),), ())


def test_advice_about_treatment_is_held_whoever_finds_it() -> None:
    one = found(drafted(GOOD, looked(asks={Code.CLINICAL_ADVICE})), Code.CLINICAL_ADVICE)
    assert one is not None
    assert one.level is Level.HOLD


def test_a_hint_goes_that_a_reply_plainly_does_not_deserve() -> None:
    assert Code.SCRIPTED in codes(drafted(SCRIPTED, looked()))
    assert Code.SCRIPTED not in codes(drafted(SCRIPTED, looked(spares={Code.SCRIPTED})))


def test_no_hold_goes_whatever_a_model_spares() -> None:
    advice = "Stop taking your tablets until Monday. Maya"
    assert Code.CLINICAL_ADVICE in codes(drafted(advice, looked(spares=set(Code))))


def test_what_the_rules_found_is_said_once() -> None:
    draft = drafted(SCRIPTED, looked(asks={Code.SCRIPTED}))
    assert [one.check for one in check(draft).findings].count(Code.SCRIPTED) == 1


@pytest.mark.parametrize(
    ("code", "incoming", "kind"),
    [
        (Code.NO_NEXT_STEP, "Lovely nurses, all of them.", Kind.COMPLIMENT),
        (Code.EXCUSE_FIRST, "When do you open?", Kind.QUESTION),
        (Code.OFFLINE_ONLY, "Lovely nurses, all of them.", Kind.COMPLIMENT),
        (Code.UNANSWERED_QUESTION, COMPLAINT, Kind.COMPLAINT),
        (Code.PROMISE_WITHOUT_DATE, "Lovely nurses, all of them.", Kind.COMPLIMENT),
    ],
)
def test_nothing_is_asked_that_the_post_gives_no_reason_for(code: Code, incoming: str, kind: Kind) -> None:
    draft = drafted("Thank you, Beth on the desk will tell them all.", looked(asks={code}), incoming, kind)
    assert code not in codes(draft)


def test_a_question_passed_by_is_said_in_their_words() -> None:
    post = "Lovely nurses. Can my husband have his own pillow in?"
    draft = drafted(
        "Thank you, I told them all. Beth", looked(asks={Code.UNANSWERED_QUESTION}), post, Kind.COMPLIMENT
    )
    one = found(draft, Code.UNANSWERED_QUESTION)
    assert one is not None
    assert one.reason == "They asked: Can my husband have his own pillow in?"


def test_what_is_asked_for_without_a_question_is_passed_by_too() -> None:
    post = "Staff sickness by ward for the last four quarters, please, and the absence policy."
    draft = drafted(
        "It comes and goes with the weather. Beth",
        looked(asks={Code.UNANSWERED_QUESTION}),
        post,
        Kind.QUESTION,
    )
    one = found(draft, Code.UNANSWERED_QUESTION)
    assert one is not None
    assert one.reason == "They asked a question."


def test_whoever_asks_is_not_just_sent_elsewhere() -> None:
    draft = drafted(
        "Pop it in an email to the booking office. Beth",
        looked(asks={Code.OFFLINE_ONLY}),
        "Can my sister bring her guide dog on the ward?",
        Kind.QUESTION,
    )
    assert Code.OFFLINE_ONLY in codes(draft)


def test_a_post_of_our_own_is_judged_by_the_rules() -> None:
    draft = Draft("The clinic is open.", look=looked(asks=set(Code)), writer_name="Maya Hill")
    assert codes(draft) == set()
