"""Every hold besides identity: drafts that it stops, drafts beside them that go on, and what lifts it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.checks import LIFTABLE, Code, Draft, Earlier, Level, check
from candour.domain.kinds import Flag, Kind
from tests.domain.checks.drafting import LIFT, answering, found, marked

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
GUARDED = {
    Code.SAFEGUARDING: {Flag.SAFEGUARDING, Flag.SELF_HARM, Flag.DANGER_NOW},
    Code.DUTY_OF_CANDOUR: {Flag.POSSIBLE_HARM},
    Code.FOI: {Flag.FOI},
}


def flagged(
    flag: Flag, kind: Kind = Kind.COMPLAINT, reply: str = "I am so sorry. Beth", released: bool = False
) -> Draft:
    return Draft(
        reply=reply,
        incoming=LIFT,
        incoming_kind=kind,
        incoming_is_sure=True,
        incoming_flags=frozenset({flag}),
        handoff_released=released,
        writer_name="Beth",
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    ("code", "flag"), [(code, flag) for code in GUARDED for flag in sorted(GUARDED[code])]
)
def test_a_flag_holds_whatever_the_kind(code: Code, flag: Flag, kind: Kind) -> None:
    finding = found(flagged(flag, kind), code)
    assert finding is not None
    assert finding.level is Level.HOLD


@pytest.mark.parametrize("flag", list(Flag))
@pytest.mark.parametrize("code", GUARDED)
def test_other_flags_hold_nothing(code: Code, flag: Flag) -> None:
    finding = found(flagged(flag), code)
    is_held = finding is not None and finding.level is Level.HOLD
    assert is_held == (flag in GUARDED[code])


@pytest.mark.parametrize("flag", [Flag.SAFEGUARDING, Flag.SELF_HARM, Flag.DANGER_NOW, Flag.POSSIBLE_HARM])
def test_a_released_hand_off_lets_the_reply_go_on(flag: Flag) -> None:
    holds = [one for one in check(flagged(flag, released=True)).findings if one.level is Level.HOLD]
    assert holds == []


@pytest.mark.parametrize(
    ("kind", "reply", "is_asked"),
    [
        (Kind.COMPLAINT, "Sorry about the chairs. I have moved them.", True),
        (Kind.MIXED, "Sorry about the chairs. I have moved them.", True),
        (Kind.COMPLAINT, "I am so sorry for your loss. I have moved the chairs.", False),
        (Kind.COMPLAINT, "I am so sorry that he died here, beside those chairs.", False),
        (Kind.COMPLIMENT, "Thank you, I have told the team.", False),
    ],
)
def test_a_loss_passed_by_is_a_hint_and_never_a_stop(kind: Kind, reply: str, is_asked: bool) -> None:
    finding = found(flagged(Flag.BEREAVEMENT, kind, reply), Code.SAFEGUARDING)
    assert (finding is not None) == is_asked
    assert finding is None or finding.level is Level.HINT


@pytest.mark.parametrize(
    "reply",
    [
        "We gave your gran the wrong tablets and I am sorry.",
        "I am sorry that you were given the wrong dose.",
        "The surgeon operated on the wrong knee.",
        "She had twice the dose, and double the morphine.",
        "A swab was left inside and we took it out.",
        "Our lift harmed her, and I am sorry.",
        "We missed your fracture.",
    ],
)
def test_a_reply_that_tells_of_harm_waits_for_the_hand_off(reply: str) -> None:
    assert marked(answering(reply), Code.DUTY_OF_CANDOUR)


@pytest.mark.parametrize(
    "reply",
    [
        "We gave you the wrong time and I am sorry.",
        "You were sent to the wrong ward.",
        "No harm in asking!",
        "I hope that she came to no harm.",
        "We missed your call.",
        "The letter named the wrong clinic.",
    ],
)
def test_an_everyday_mistake_is_no_harm(reply: str) -> None:
    assert found(answering(reply), Code.DUTY_OF_CANDOUR) is None


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("Try stopping the cream for a few days.", "Try stopping the cream"),
        ("You should take two paracetamol.", "You should take two paracetamol"),
        ("I'd suggest you stop taking the tablets.", "stop taking the tablets"),
        ("It sounds like an infection to me.", "It sounds like an infection"),
        ("There is nothing to worry about.", "nothing to worry about"),
        ("You don't need antibiotics for that.", "You don't need antibiotics"),
        ("Put some ice on it.", "Put some ice on"),
        ("The swelling is perfectly normal.", "swelling is perfectly normal"),
        ("The rash should settle down.", "The rash should settle"),
        ("Just double the dose of insulin tonight.", "double the dose"),
    ],
)
def test_advice_about_treatment_is_held(reply: str, words: str) -> None:
    assert any(words in one for one in marked(answering(reply), Code.CLINICAL_ADVICE))


@pytest.mark.parametrize(
    "reply",
    [
        "I will take your tablets point up with pharmacy.",
        "Nobody leaves after 8pm without their medicines in their hand.",
        "Please ring 111, or 999 if it gets worse.",
        "Ask your pharmacist about the cream.",
        "Please do not stop your tablets without speaking to your team.",
        "We have stopped the cream cakes at the desk.",
        "You wrote 'try stopping the cream', and that was wrong of us.",
        "Take the lift by the pharmacy.",
        "The medicine trolley stops here at nine.",
        "I have asked pharmacy why your tablets were late.",
    ],
)
def test_talk_of_medicines_is_no_advice(reply: str) -> None:
    assert found(answering(reply), Code.CLINICAL_ADVICE) is None


def test_a_post_to_everybody_is_not_advice_to_a_person() -> None:
    assert found(Draft(reply="Take your antibiotics to the end."), Code.CLINICAL_ADVICE) is None


PRAISE = "Huge thanks to Dilys the cleaner, who sang to my gran each morning."


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        (Kind.COMPLIMENT, "We are so sorry about that."),
        (Kind.COMPLIMENT, "I apologise. Please tell me more."),
        (Kind.COMPLIMENT, "Oh no! We're sorry we let you down."),
        (Kind.COMPLIMENT, "Apologies. We will look into Dilys."),
        (Kind.COMPLAINT, "We are delighted to hear it."),
        (Kind.COMPLAINT, "Thank you for your kind words!"),
        (Kind.COMPLAINT, "So glad that you enjoyed the stairs."),
        (Kind.COMPLAINT, "Lovely to hear about your gran. We love hearing from you."),
    ],
)
def test_answering_the_other_kind_of_post_is_held(kind: Kind, reply: str) -> None:
    finding = found(answering(reply, kind, PRAISE if kind is Kind.COMPLIMENT else LIFT), Code.CONTRADICTION)
    assert finding is not None
    assert finding.level is Level.HOLD
    assert finding.spans


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        (Kind.COMPLIMENT, "Thank you! Sorry that I missed your post at the weekend."),
        (Kind.COMPLIMENT, "I am so sorry for your loss."),
        (Kind.COMPLIMENT, "Sorry for the slow reply. Dilys is on leave."),
        (Kind.COMPLIMENT, "You made Dilys smile."),
        (Kind.COMPLIMENT, "Ha, I was on autopilot and I'm sorry for the sorry."),
        (Kind.COMPLAINT, "Congratulations on the new hip! I'm sorry about the lift."),
        (Kind.COMPLAINT, "I am sorry. I am glad that you told us."),
        (Kind.MIXED, "We are delighted, and your points about the lift are fair. I will look into it."),
        (Kind.MIXED, "So sorry about the lift."),
        (Kind.QUESTION, "Sorry, no. We open at nine."),
        (Kind.OTHER, "Sorry about that!"),
        (
            Kind.COMPLAINT,
            "The lift is mended. The stairs are clean. It was lovely to hear that your gran walks.",
        ),
    ],
)
def test_an_answer_that_fits_goes_on(kind: Kind, reply: str) -> None:
    incoming = PRAISE if kind is Kind.COMPLIMENT else LIFT
    assert found(answering(reply, kind, incoming), Code.CONTRADICTION) is None


@pytest.mark.parametrize("kind", [Kind.MIXED, Kind.OTHER])
def test_delight_alone_passes_over_something_where_not_all_is_praise(kind: Kind) -> None:
    finding = found(answering("We are delighted to hear it.", kind), Code.CONTRADICTION)
    assert finding is not None
    assert finding.level is Level.HINT
    assert "not all praise" in finding.reason
    assert found(answering("We are delighted to hear it.", kind, PRAISE), Code.CONTRADICTION) is None


@pytest.mark.parametrize(
    "alt",
    [
        *(None, "", "  ", "image", "Photo 3", "IMG_1234.jpg", "a picture", "...", "DSC 0042"),
        *("picture of", "a photo of the", "photo: nurse", "A cake", "The photograph", "Two porters.png"),
    ],
)
def test_a_picture_that_says_nothing_is_held(alt: str | None) -> None:
    finding = found(Draft(reply="Cake day!", media=(alt,)), Code.ALT_TEXT_MISSING)
    assert finding is not None
    assert finding.level is Level.HOLD


@pytest.mark.parametrize(
    "alt",
    [
        "Two porters beside the new lift",
        "A cake with candles",
        "Picture of the new lift",
        "Tom, 3, waves",
        "Image of a chair on a landing",
        "\u0421\u0435\u0441\u0442\u0440\u0430 \u0443 \u043b\u0438\u0444\u0442\u0430",
        "\u62a4\u58eb\u5728\u5fae\u7b11",
    ],
)
def test_a_picture_with_words_goes_on(alt: str) -> None:
    assert found(Draft(reply="Cake day!", media=(alt,)), Code.ALT_TEXT_MISSING) is None


def test_the_picture_without_words_is_named() -> None:
    finding = found(Draft(reply="Cake day!", media=("A cake with candles", None, "")), Code.ALT_TEXT_MISSING)
    assert finding is not None
    assert "picture 2 and 3" in finding.reason


WORDS = "The lift in the east tower runs again and the porters wait at the door for whoever needs a chair."


def sent(*minutes_ago: int, text: str = WORDS) -> tuple[Earlier, ...]:
    return tuple(Earlier(text, NOON - timedelta(minutes=minutes)) for minutes in minutes_ago)


@pytest.mark.parametrize(
    ("earlier", "level"),
    [
        ((), None),
        (sent(10), Level.HINT),
        (sent(10, 25), Level.HOLD),
        (sent(10, 25, 40), Level.HOLD),
        (sent(10, 24 * 60), Level.HOLD),
        (sent(10, 24 * 60 + 1), Level.HINT),
        (sent(-10, -25), Level.HINT),
        ((Earlier(WORDS), Earlier(WORDS)), Level.HINT),
        ((*sent(10), Earlier(WORDS)), Level.HINT),
        ((Earlier(WORDS, datetime(2026, 11, 22, 11, 0)), *sent(10)), Level.HOLD),  # noqa: DTZ001 - no zone is UTC
        (sent(10, 25, text="Dear Tom,\n" + WORDS + "\nKind regards, Nia"), Level.HOLD),
        (sent(10, 25, text=WORDS.replace("east", "west").replace("porters", "nurses")), Level.HOLD),
        (sent(10, 25, text="The lift runs again."), None),
        (sent(10, 25, text="Ring the porters on 01271 322577, the door is open."), None),
    ],
)
def test_the_third_near_identical_text_within_a_day_is_held(
    earlier: tuple[Earlier, ...], level: Level | None
) -> None:
    draft = Draft(reply=WORDS, earlier=earlier, at=NOON)
    finding = found(draft, Code.SAMENESS)
    assert (finding.level if finding else None) is level


def test_without_a_time_the_draft_counts_as_written_last() -> None:
    finding = found(Draft(reply=WORDS, earlier=sent(10, 25)), Code.SAMENESS)
    assert finding is not None
    assert finding.level is Level.HOLD


def test_a_run_of_thirteen_words_is_a_hint_whatever_stands_around_it() -> None:
    run = "the porters wait at the door for whoever needs a chair this week"
    around = " ".join(f"word{number}" for number in range(60))
    draft = Draft(
        reply=f"{around} {run}.",
        earlier=(Earlier(f"Hello to all, {run}."), Earlier(f"Again {run}.")),
        at=NOON,
    )
    finding = found(draft, Code.SAMENESS)
    assert finding is not None
    assert finding.level is Level.HINT
    assert marked(draft, Code.SAMENESS) == [run]


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you!",
        "I am sorry about the stairs.",
        "In an emergency ring 999, or 111 if it can wait.",
        "Please contact PALS on [phone], Monday to Friday.",
        "Kind regards, Beth",
        "The lift in the west wing is another matter, and I have rung the engineer for that one.",
    ],
)
def test_short_and_required_words_may_be_said_again(reply: str) -> None:
    other = (
        "The lift in the east tower runs again. In an emergency ring 999, or 111 if it can wait. Thank you!"
    )
    earlier = (
        *sent(10, 25, text=other),
        *sent(30, 40, text="Please contact PALS on [phone], Monday to Friday."),
    )
    assert found(Draft(reply=reply, earlier=earlier, at=NOON), Code.SAMENESS) is None


HELD = {
    Code.FOI: flagged(Flag.FOI),
    Code.CLINICAL_ADVICE: answering("Try stopping the cream."),
    Code.CONTRADICTION: answering("We are delighted to hear it."),
    Code.SAMENESS: Draft(reply=WORDS, earlier=sent(10, 25), at=NOON),
    Code.SAFEGUARDING: flagged(Flag.SELF_HARM),
    Code.DUTY_OF_CANDOUR: flagged(Flag.POSSIBLE_HARM),
    Code.IDENTITY: answering("I remember bay 3."),
    Code.ALT_TEXT_MISSING: Draft(reply="Cake day!", media=(None,)),
}


@pytest.mark.parametrize("code", HELD)
def test_a_person_lifts_only_the_holds_that_may_be_lifted(code: Code) -> None:
    lifted = replace(HELD[code], lifted=frozenset(Code), dismissed=frozenset(Code))
    assert found(HELD[code], code) is not None
    assert (found(lifted, code) is None) == (code in LIFTABLE)


@pytest.mark.parametrize(
    ("incoming", "is_warned"),
    [
        ("No further visit needed, very satisfied with what I was told.", False),
        ("I was told of the delay by text.", False),
        ("I don't see what to change, I do not think I can suggest any improvements.", False),
        ("Nobody came, and it was dirty.", True),
        ("Rude from start to finish.", True),
    ],
)
def test_an_unsure_reader_takes_one_plain_no_for_no_grievance(incoming: str, is_warned: bool) -> None:
    draft = replace(answering("We are delighted to hear it.", incoming=incoming), incoming_is_sure=False)
    assert (found(draft, Code.CONTRADICTION) is not None) == is_warned


@pytest.mark.parametrize(
    ("criticality", "incoming", "is_warned"),
    [
        (3, "Excellent service from a force that is overworked.", False),
        (1, "Quick at the time of the call, though it was two in the morning.", False),
        (1, "All in all they look after me, better than other hospitals.", False),
        (1, "Kind staff who did their best, mum died waiting.", True),
        (1, "Amazing paramedics, it is just sad that they took seven hours.", True),
        (2, "Staff were polite and friendly, toilets were filthy.", True),
        (1, "Wonderful team but they lost my glasses.", True),
        (-3, "The crew were great. Six hours on the floor before they came.", True),
        (0, "The crew came in a green van.", True),
        (None, "The crew came in a green van.", True),
    ],
)
def test_delight_at_a_mixed_post_is_measured_by_its_worst_sentence(
    criticality: int | None, incoming: str, is_warned: bool
) -> None:
    draft = replace(
        answering("We are delighted to hear it.", Kind.MIXED, incoming), incoming_criticality=criticality
    )
    warning = found(draft, Code.CONTRADICTION)
    assert (warning is not None) == is_warned
    assert warning is None or warning.level is Level.HINT


def test_delight_at_a_mixed_post_that_tells_of_grief_is_never_measured_so() -> None:
    draft = replace(
        answering("We are delighted to hear it.", Kind.MIXED, "The staff were with us when gran passed."),
        incoming_criticality=2,
        incoming_flags=frozenset({Flag.BEREAVEMENT}),
    )
    assert found(draft, Code.CONTRADICTION) is not None
