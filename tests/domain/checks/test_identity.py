"""What gives somebody away, in drafts and in stories, and what stands near it and does not."""

from dataclasses import replace

import pytest

from candour.domain.checks import Code, Draft, identifiable
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import answering, found, marked

GIVEN_AWAY = {
    "Your NHS number is 943 476 5919.": ["NHS number is 943 476 5919"],
    "We have you down as 9434765919, is that right?": ["We have you down as 9434765919"],
    "NHS no. 943-476-5919 is the one we need.": ["NHS no. 943-476-5919"],
    "Full-width digits hide nothing: \uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19.": [
        "\uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19"
    ],
    "Nor does 943\u200b476\u200b5919 with unseen signs.": ["943\u200b476\u200b5919"],
    "Your hospital number H2210457 is on the letter.": ["hospital number H2210457"],
    "H2210457 is on the letter.": ["H2210457"],
    "Hospital number: 2210457 came up.": ["Hospital number: 2210457"],
    "MRN 88123456 was on the form.": ["MRN 88123456"],
    "Date of birth 04/09/1958, yes?": ["Date of birth 04/09/1958"],
    "She was born on 4 September 1958.": ["She was born on 4 September 1958"],
    "We have 4.9.1958 on the form.": ["4.9.1958"],
    "The taxi went to EX31 4JB.": ["EX31 4JB"],
    "The chair went to 8 Sailmaker's Wharf.": ["8 Sailmaker's Wharf"],
    "It is down for 14 Pump Cottages, key safe on the left.": ["14 Pump Cottages"],
    "The label says 31 Higher Quay St, so ask for that.": ["31 Higher Quay St"],
    "She was born on 4 September 1915.": ["She was born on 4 September 1915"],
    "The taxi went to ex314jb.": ["ex314jb"],
    "It was quiet in bay 3.": ["bay 3"],
    "The lady in Bed 12 was asleep.": ["Bed 12"],
    "You were in side room 2, I think.": ["side room 2"],
    "It was bay C on the left.": ["bay C"],
    "Cubicle four is cold, I know.": ["Cubicle four"],
    'As you say, "bed B4" is by the door.': ["bed B4"],
    "Our patient Joan Pellow was fond of you.": ["Our patient Joan Pellow"],
    "Your mum Joan Pellow is in good hands.": ["Your mum Joan Pellow"],
    "Your scan, Mrs Pellow, is on its way.": ["Your scan, Mrs Pellow"],
    "Mrs Pellow's results are ready.": ["Mrs Pellow's results"],
    "I have looked at your notes.": ["looked at your notes"],
    "I can see from your record that a letter went out.": ["I can see from your record"],
    "Our records show two letters.": ["Our records show"],
    "We have no record of you.": ["no record of you"],
    "Your scan showed nothing bad.": ["Your scan showed"],
    "Your blood results were normal.": ["Your blood results were normal"],
    "Please reply with your NHS number and I will look.": ["reply with your NHS number"],
    "Tell us your date of birth so that we can find you.": ["Tell us your date of birth"],
}

LEFT_ALONE = [
    "Ring 01271 322577, extension 4410.",
    "Ring me on 07700 900123 between 8 and 4.",
    "The order number is 1234567890.",
    "Reference 1409193 is on the letter.",
    "We open at 9.30 and close at 16.45 on 24/12/2026.",
    "The NHS was founded in 1948.",
    "The first ward opened on 2 May 1903.",
    "The man on the plinth was born on 9 March 1811.",
    "The jab is for everybody born on or before 31 March 1961, and free.",
    "Sister Adeyemi and Mr Bright looked after everybody.",
    "Mrs Mitchell from the desk says thank you.",
    "Dr Lowe will ring on 3 May.",
    "Park in parking bay 12, or ambulance bay 2 if you cannot walk.",
    "We found a bed 6 hours later.",
    "Ward 6 has 24 beds and four bays.",
    "Write to St Brannoc's Hospital, Braunton Road, EX31 4JB.",
    "I've taken the missed appointment off your record.",
    "Please bring your notes and your scan with you.",
    "Send your NHS number by private message to our team.",
    "I can see why you were cross.",
    "You read your notes more often than we do.",
    "The scan room is on level 2.",
    "Theatre 3 and lift 4 are closed.",
    "Bring the letter to desk 5 at bay-side.",
]

CONFIRMED = [
    "When you came in on Tuesday we were short of beds.",
    "I'm sorry about your appointment on 3 May.",
    "I am sorry for what happened during your stay with us last week.",
    "You were admitted on 12 March and we should have rung.",
    "Your operation last Thursday ran late.",
    "On Sunday night when you were with us, the lift broke.",
    "Your Tuesday appointment was my mistake.",
    "We saw your mum on Friday and she smiled.",
    "Your dad was discharged yesterday without his tablets.",
    "You attended our clinic on 04/05.",
    "Thank you for visiting our ward in March.",
    "I hope your mum's operation on Friday went well.",
    "See you at your appointment on Thursday.",
    "You were an inpatient with us.",
    "I can confirm that you were here.",
    "I remember you from the ward.",
]

NOT_CONFIRMED = [
    "I am sorry that you waited six hours.",
    "I'm sorry about the wait.",
    "You say that you came in on Tuesday; ring me and I will find out more.",
    "If you came in on Tuesday, ring me and I will find out.",
    "When you next come in on a Tuesday, ask for me.",
    "Visiting is from two on Sundays.",
    "The clinic opens on Tuesday at nine.",
    "We have changed the rota since Tuesday.",
    "You should have had a call.",
    "I will ring you on Tuesday about your appointment letter.",
    "Your message on Tuesday reached me today.",
    "Thank you for coming to our open day on Saturday.",
]


@pytest.mark.parametrize("reply", GIVEN_AWAY)
def test_a_draft_that_gives_somebody_away_is_held(reply: str) -> None:
    assert marked(answering(reply), Code.IDENTITY) == GIVEN_AWAY[reply]


@pytest.mark.parametrize("reply", LEFT_ALONE)
def test_what_gives_nobody_away_goes_on(reply: str) -> None:
    assert found(answering(reply), Code.IDENTITY) is None


@pytest.mark.parametrize("reply", CONFIRMED)
def test_a_visit_confirmed_is_held(reply: str) -> None:
    assert found(answering(reply), Code.IDENTITY) is not None


@pytest.mark.parametrize("reply", NOT_CONFIRMED)
def test_answering_what_they_said_confirms_nothing(reply: str) -> None:
    assert found(answering(reply), Code.IDENTITY) is None


@pytest.mark.parametrize("reply", CONFIRMED[:13])
def test_a_story_may_say_when_its_teller_was_here(reply: str) -> None:
    assert identifiable(reply, in_draft=False) == ()


def test_repeating_the_day_that_they_named_confirms_nothing_new() -> None:
    said = "They cancelled my appointment on 3 May and nobody rang."
    reply = "I am sorry that we cancelled your appointment on 3 May. I ring people myself now."
    assert identifiable(reply, in_draft=True, said=said) == ()
    assert identifiable(reply, in_draft=True, said="They cancelled my appointment and nobody rang.")
    assert identifiable(reply, in_draft=True)


def test_the_records_are_never_opened_in_public_whatever_they_said() -> None:
    said = "I was an inpatient in May, seen on Friday, and my scan was fine."
    for reply in (
        "We saw you on Friday.",
        "Our records show that.",
        "You were an inpatient with us.",
        "Your scan was normal.",
    ):
        assert identifiable(reply, in_draft=True, said=said)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("Dear Dilys, thank you.", ["Dilys"]),
        ("Thank you, Mrs Pellow.", ["Thank you, Mrs Pellow"]),
        ("DILYS is a star.", ["DILYS"]),
    ],
)
def test_the_name_behind_a_pseudonym_is_held(reply: str, words: list[str]) -> None:
    draft = Draft(reply=reply, incoming="The food was cold.", patient_name="Mrs Dilys Pellow")
    assert marked(draft, Code.IDENTITY) == words


def test_a_name_that_they_used_themselves_is_theirs_to_hear() -> None:
    draft = Draft(reply="Thank you, Dilys.", incoming="The food was cold. Dilys", patient_name="Dilys Pellow")
    assert found(draft, Code.IDENTITY) is None


def test_the_writers_own_name_is_not_the_patients() -> None:
    shared = replace(answering("I am so sorry.\nBeth, sister"), patient_name="Beth Pellow")
    assert found(shared, Code.IDENTITY) is None


def test_a_name_inside_another_word_is_no_name() -> None:
    assert identifiable("Rosemary will be rosy.", in_draft=True, patient_name="Rose Will") == ()


@pytest.mark.parametrize(
    "story",
    [
        "Ring me on 07700 900123, any time.",
        "My e-mail is joan.pellow@post.example, write to me.",
        "My name is Joan Pellow and I am cross.",
        "My NHS number is 943 476 5919.",
        "I live at 12 Quay Street and no car came.",
        "Mum was in bay 3 for two days.",
        "My mother, Joan Pellow, waited all night.",
    ],
)
def test_a_story_that_gives_its_teller_away_is_found(story: str) -> None:
    assert identifiable(story, in_draft=False)


@pytest.mark.parametrize(
    "story",
    [
        "I came in on Tuesday and waited six hours.",
        "Sister Adeyemi was lovely to my mum.",
        "My scan was normal, thank you.",
        "I rang the ward four times.",
        "My name is mud on that ward.",
        "We found a bed 6 hours later.",
    ],
)
def test_a_story_that_gives_nobody_away_is_left_alone(story: str) -> None:
    assert identifiable(story, in_draft=False) == ()


def test_a_caption_that_gives_somebody_away_is_held() -> None:
    draft = Draft(reply="Cake day!", media=("The lady in bed 12 with a cake",))
    finding = found(draft, Code.IDENTITY)
    assert finding is not None
    assert finding.spans == ()
    assert "beside a picture" in finding.reason


def test_the_reason_names_what_was_found() -> None:
    finding = found(answering("Bed 12, born on 4 September 1958.", Kind.MIXED), Code.IDENTITY)
    assert finding is not None
    assert finding.reason.endswith("a bed or bay, a date of birth.")
    assert finding.clause == "floor 3"
