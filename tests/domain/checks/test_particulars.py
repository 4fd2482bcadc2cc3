"""Codes, contacts, places, times and names that tell a stranger who somebody is, and what only looks so."""

import pytest

from candour.domain.checks import Code, Draft
from tests.domain.checks.drafting import found

POST = "Nobody rang me back. Three days now!"

TELLING = [
    "Found it, tagged casenote 0098812-T, so just say that at the lodge.",
    "Your slip, K209 771, was under somebody's mug.",
    "It was scanned in against district number D118 4402.",
    "Specimen H24.0091736 did reach the lab.",
    "I tried your daughter on 07700 900268 and will again tonight.",
    "We rang you at home on 01632 960184 before the soaps.",
    "It has gone to your grandson at kpolmear9@example.com.",
    "We wrote to gwen.pritchard@gmail.com today.",
    "I rang you on 07700 900123.",
    "We rang 07700 900318, the number we've got for you, and it goes to a bakery.",
    "It still says 07700 900318, which is the one we have on file.",
    "A reminder went to 07700 900318, the mobile we hold for your mum.",
    "You were on the third trolley along, under the clock.",
    "Incubator 4 has had an orange one and a blue one.",
    "The engineer is told: the bed next to the sink.",
    "Room 5 is her favourite, and you counted the stars in it.",
    "Flat 3b never got the letter, so it sat in the hall.",
    "Mrs Yelland from Trewin Close rang us, too.",
    "The midwives have moved your glucose test to the 8th at nine.",
    "I've swapped Thursday's eye patch check for the afternoon one.",
    "Dr Sood's list for Thursday at half nine has lost you, and I've put you in on Friday.",
    "You're in with Miss Oduya, Thursday the 14th, 9.50.",
    "She recalls wheeling you down to day surgery in the big frost.",
    "Three times a week to the renal unit more than counts.",
    "I pulled the chart to be sure, and there's a gap.",
    "The technician's downloaded the week and the monitor says you had two spells.",
    "A boy of six years and four months asking that was something else for you.",
    "Your birthday was down as December 30th, and it is mended.",
    "Two till eight every day, Anthony Weatherby! Bring coins.",
    "It came from a Mr Garside on Tuesday and uses the same words.",
    "They were Mr Tregear's, who died on the Sunday.",
    "hello mrs pritchard, I will ring.",
    "Sorry about that Mr O'Brien.",
]

HARMLESS = [
    "Ring 07700 900318, a contact we have for you to try at night.",
    "It is 07700 900318: the mobile we carry on nights.",
    "Ring me on 0117 496 0210 and I'll sort it out with you.",
    "Meg is ringing round, or you can ring her on 01632 960177.",
    "Write to parking@stbrannocs.example and I'll refund you this week.",
    "Reference 1409193 is on the letter.",
    "Press 4, then ask for extension 60422.",
    "We counted 120,000 meals last year, and yours was cold.",
    "Come and find me in room 12 by the café on Tuesday at nine.",
    "The supper trolley goes round at six.",
    "I'll ring the kitchen on Tuesday at nine and write here by noon.",
    "The flu clinic is open to anybody on Thursday from 9.30.",
    "I will ring you on Tuesday about your appointment letter.",
    "I've read the minutes, and the rota is on the wall.",
    "The machine shows the wrong time, and it's being mended.",
    "That wait was ours, not yours. I'm sorry. Love, Iona",
    "Thanks to Big Dave and little Dave for the music.",
    "The phones opened in 1998, and I answered the first.",
    "Thank you, the whole ward will read this. Warm wishes, Jo Tanner, Patient Experience Officer",
    "I've asked our Patient Care Coordinator to ring round.",
    "The number they need is SB and six digits, like SB123456.",
    "I'll tell Peter and the crew, they never get a thank you.",
    "Pop it in an envelope to Information Governance, St Brannoc's, BX4 1AA.",
    "The lamp is the council's, so we've told them this morning, ref 61-2240.",
    "Numbers here are SB and six figures, so SB000001 was whoever came first.",
]


def gives_away(reply: str, post: str = POST) -> bool:
    return found(Draft(reply=reply, incoming=post), Code.IDENTITY) is not None


@pytest.mark.parametrize("reply", TELLING)
def test_what_they_did_not_tell_is_held(reply: str) -> None:
    assert gives_away(reply)


@pytest.mark.parametrize("reply", HARMLESS)
def test_what_gives_nobody_away_goes_on(reply: str) -> None:
    assert not gives_away(reply)


@pytest.mark.parametrize(
    ("post", "reply"),
    [
        ("Bed 9 on Dunlin Ward is under the speaker.", "I lay on bed 9 myself and you're right."),
        ("My complaint 24093187 has had no answer.", "24093187 is on my desk and I'm reading it."),
        ("My scan is on Tuesday at 9.50 and I'm scared.", "Your scan on Tuesday at 9.50 takes ten minutes."),
        ("Cubicle 5 has blood on the wall.", "Somebody has gone to cubicle 5 with a bucket."),
    ],
)
def test_what_they_told_themselves_may_be_said(post: str, reply: str) -> None:
    assert gives_away(reply, "Nobody rang me back.")
    assert not gives_away(reply, post)


@pytest.mark.parametrize(
    ("post", "reply", "is_held"),
    [
        ("What's the postcode for the sat nav?", "ZB4 1AA, then first left.", False),
        ("What's the postcode for the sat nav?", "Use ZB4 1AA in your sat nav.", False),
        ("Which bus do I need?", "The 14. ZB4 1AA if you use an app.", False),
        ("What's the postcode for the sat nav?", "You live at ZB4 1AA, so ten minutes.", True),
        ("Which bus do I need?", "The 14 from you at ZB4 1AA.", True),
        ("Which gate do I use?", "Our crew drove to your mum's, LS6 3QX.", True),
        ("How do I get my results?", "We posted them to LS6 3QX last week.", True),
        ("The directions on my tablets were wrong.", "LS6 3QX is where they went.", True),
        ("Which bus do I need?", "The bus from LS6 3QX gets you here by nine.", True),
        ("Nobody rang me.", "We had ZB4 1AA written down.", True),
    ],
)
def test_the_way_to_us_is_told_and_nobodys_home(post: str, reply: str, is_held: bool) -> None:
    assert gives_away(reply, post) is is_held


@pytest.mark.parametrize(
    "reply",
    [
        "We found it under RK00004821.",
        "We have told the council. Your hospital label reads 447-1123.",
        "The contractors moved it, and specimen 4471123 was on the bench.",
        "The patient named Voice Smith has gone home.",
        "Our patient Flow Mary Jones has gone home.",
        "Sister Ada sat with Mrs Dorothy Trevan that night.",
        "A patient from Willow Unit, Craig Trevan, walked out and is safe.",
        "Found by the lift: an appointment card for Mr Leslie Trevan.",
        "The number we've got down for you is 07700 900318 and a man answers.",
        "Look under people like SB123456.",
    ],
)
def test_nothing_around_it_lets_a_particular_of_theirs_go(reply: str) -> None:
    assert gives_away(reply)


@pytest.mark.parametrize(
    ("post", "is_held"), [("Food dire, staff fine. @snailtrumpet", True), ("Food dire, staff fine.", False)]
)
def test_a_first_name_gives_away_whoever_wrote_under_a_handle(post: str, is_held: bool) -> None:
    """Without a handle it may be the name that stands over their post."""
    assert gives_away("Seven out of ten is generous, Jacqueline! I've shown the kitchen.", post) is is_held


@pytest.mark.parametrize(
    ("caption", "is_held"),
    [
        ("Here's the new board, and you can make out who's in which bed.", True),
        ("Rows of bags all ready, labels facing front so folk can spot their own.", True),
        ("Our porters Vince and Sid on their first day, in front of the new sign.", False),
    ],
)
def test_what_can_be_read_in_a_picture_of_our_own(caption: str, is_held: bool) -> None:
    assert gives_away(caption, "") is is_held


@pytest.mark.parametrize(
    ("reply", "name", "is_held"),
    [
        ("thank you gwen", "Gwen Pritchard", True),
        ("Sorry to the pritchard family", "Gwen Pritchard", True),
        ("We hear you, #GwenPritchard", "Gwen Pritchard", True),
        ("Zoe, we are sorry", "Zo\u00eb Vale", True),
        ("Zoe\u0308, we are sorry", "Zo\u00eb Vale", True),
        ("I will ring the kitchen", "Will Young", False),
        ("Will, I am sorry", "Will Young", True),
        ("Rose, I am sorry", "rose vale", True),
        ("the zoo is open", "Zo\u00eb Vale", False),
    ],
)
def test_a_name_behind_a_pseudonym_is_found_however_it_is_written(
    reply: str, name: str, is_held: bool
) -> None:
    draft = Draft(reply=reply, incoming=POST, patient_name=name)
    assert (found(draft, Code.IDENTITY) is not None) is is_held


@pytest.mark.parametrize("sign", ["\u061c", "\u034f", "\u180e", "\ufe0f", "\u3164", "\0", "\u0336"])
def test_signs_that_show_nothing_hide_nothing(sign: str) -> None:
    reply = f"Stop taking your w{sign}arfarin today."
    assert found(Draft(reply=reply, incoming=POST), Code.CLINICAL_ADVICE) is not None
