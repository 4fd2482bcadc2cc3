"""Every hint: replies that it asks about, and replies beside them that it leaves alone."""

import pytest

from candour.domain.checks import Code, Draft, Level
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import LIFT, answering, found

OPENING_HOURS = "Is the blood test clinic open on Saturdays, and do I need a form from my doctor?"

HITS: dict[Code, list[str]] = {
    Code.NONAPOLOGY: [
        "I'm sorry you feel the lift let you down.",
        "We regret that you felt ignored on the stairs.",
        "I apologise if the lift upset your gran.",
        "Sorry for any inconvenience the lift caused.",
        "I am sorry that you were unhappy with our lift.",
        "It is regrettable that the lift was out of order.",
        "We can only apologise for the lift.",
        "I'm sorry, but lifts break down.",
        "The Trust apologises for the lift.",
        "Mrs Hale is sorry about the lift.",
        "Sorry about how this made you feel.",
        "I am sorry that you perceived the stairs as a problem.",
    ],
    Code.BLAME: [
        "The porter was clearly negligent about the lift.",
        "I have addressed this with the receptionist.",
        "It was the agency nurse's fault that your gran climbed.",
        "The clerk who sent you up has been suspended.",
        "You should have asked for a wheelchair.",
        "You failed to read the sign by the lift.",
        "A disciplinary hearing about the lift is on Monday.",
        "You didn't follow the signs to the other lift.",
    ],
    Code.NOTHING_SPECIFIC: [
        "Thank you for your feedback. We are sorry to hear about your experience.",
        "I am so sorry, that must have been hard on you both. Beth",
        "We know how important this is and we will do better. Beth",
        "Please accept our apologies. I have spoken to the people who run things here.",
        "So the lift in the east tower was broken again and you say it was hard.",
        "I hear you. Your gran climbed four flights with her new hip, and I hear you.",
        "What happened? Tell me more and I can help.",
    ],
    Code.NO_NEXT_STEP: [
        "We are sorry about the lift. Your gran deserved better.",
        "The lift was out of order that day. Lifts break down.",
        "Thank you for telling us about the lift. It has been noted.",
        "We understand that the stairs were hard. We take lifts seriously.",
        "I understand that your gran climbed four flights. Our lifts are old.",
        "The Trust is sorry about the lift. Stairs are always open.",
    ],
    Code.OFFLINE_ONLY: [
        "Please contact PALS with further details.",
        "Please ring our complaints team to discuss this.",
        "DM us your name and we can take it from there.",
        "Fill in the form on our website so that we may investigate.",
        "Sorry to hear this. Please email our patient experience team.",
        "Please call the department on [phone].",
    ],
    Code.NO_PERSON: [
        "We are sorry about the lift. It is being looked at.",
        "The Trust is aware of the lift in the east tower. It will reopen soon.",
        "I am sorry about the lift and your gran's climb.",
        "Sorry about the lift! We have rung the engineer. ^bo",
        "Our lifts are old. We thank you for your patience.",
        "We have asked the engineer to come today.\nPatient Experience Team",
    ],
    Code.SCRIPTED: [
        "Thank you for your feedback. We take all complaints very seriously.",
        "We are sorry to hear this. Your comments have been passed to the relevant manager.",
        "We strive for high standards, value your feedback and will share this with the team.",
        "Please do not hesitate to contact us. We apologise for any inconvenience caused.",
        "Rest assured that we are here to help. Should you require anything, let us know.",
        "As you will appreciate, the lift is old. We welcome your comments. Please be assured of our regard.",
    ],
    Code.EXCUSE_FIRST: [
        "Unfortunately the lift is old. I am sorry your gran climbed.",
        "We are extremely busy in the tower. Sorry about the lift.",
        "As you will appreciate, parts take weeks. I'm sorry.",
        "Due to staffing we could not send a porter. I apologise for the climb.",
        "The lift has been under unprecedented pressure. I have rung the engineer.",
        "We were short-staffed that night. We have changed the rota.",
    ],
    Code.PASSIVE: [
        "The lift has been reported. Your comments have been noted and the matter has been escalated.",
        "This has been passed to estates and will be investigated.",
        "The fault was logged. The matter has been raised with estates.",
        "Your words have been shared. They will be considered.",
        "It has been noted that the lift broke, and it has been referred to estates.",
        "The team has been reminded and the fault was recorded.",
    ],
    Code.HARD_TO_READ: [
        " ".join(["the lift and the stairs"] * 9) + ".",
        "I am sorry. " + ", ".join(["we rang the engineer about the lift"] * 7) + ".",
        "Organisational accessibility considerations necessitate comprehensive infrastructural remediation. "
        * 7,
        "I hope that your gran, who climbed four flights of stairs with a new hip because the lift stopped, "
        + "will forgive us the stairs and the lift, " * 3,
        "My " + "very " * 45 + "sorry gran.",
        "Sorry; " + "and then the lift stopped " * 10,
    ],
    Code.OVERPROMISE: [
        "I'm sorry about the lift. This will never happen again.",
        "The lift will always work from now on.",
        "I guarantee that the lift is safe.",
        "We will ensure that this does not happen again.",
        "I'll make sure nobody has to climb those stairs ever again.",
        "Every patient will find the lift working.",
        "It won't happen again.",
    ],
    Code.PROMISE_WITHOUT_DATE: [
        "I will ring the engineer about the lift.",
        "We'll look into the lift and get back to you.",
        "I'm going to ask estates why the lift stopped.",
        "The lift will be repaired.",
        "We will review the stairs in due course.",
        "I'll find out what went wrong with the lift as soon as possible.",
    ],
    Code.SHOUTING_OR_STYLE: [
        "WE ARE SORRY about the lift.",
        "The lift is mended!!!",
        "Sorry! The lift is mended! Come back! All is well!",
        "\U0001f600\U0001f44d",
        "The lift works \U0001f389\U0001f389\U0001f389\U0001f389\U0001f389\U0001f389",
        "It was NOT THE LIFT ENGINEER who left.",
        "Really?!?! The lift again.",
    ],
}

NEAR_MISSES: dict[Code, list[str]] = {
    Code.NONAPOLOGY: [
        "I'm sorry your gran felt faint on the stairs.",
        "I am sorry. If you ring me on Monday I can tell you more.",
        "I'm sorry about the lift, and if you ring me I'll meet you at the door.",
        "You are right that 'sorry for any inconvenience' will not do. I am sorry that she had to climb.",
        "I can only imagine that climb, and I am sorry.",
        "I'm sorry we left your gran with four flights of stairs.",
        "I'm sorry you found a puddle in the lift.",
        "Sorry that nobody met you at the door. I have changed the rota.",
        "I am sorry, and I have rung the engineer. But for you it came too late.",
    ],
    Code.BLAME: [
        "The nurse should have told you about the other lift.",
        "You should have had a wheelchair at the door.",
        "I should have checked the lift myself.",
        "You could have been spared the stairs, and I am sorry.",
        "Nobody is to blame for asking. I have rung the engineer.",
        "The porter was as cross about the lift as you were.",
        "It was not your fault that you climbed.",
        "The lift service was suspended for a week.",
        "I failed to put up a sign by the lift.",
    ],
    Code.NOTHING_SPECIFIC: [
        "Four flights! I am sorry.",
        "I am sorry about the stairs and the lift.",
        "Your gran and her hip deserved better. Beth",
        "You wrote 'the lift in the east tower was broken again' and I have read it to estates.",
        "Climbing all the way up on a new hip is not right.",
        "The tower is not fit for visitors until that is mended.",
        "I got this wrong and I am sorry. Beth",
    ],
    Code.NO_NEXT_STEP: [
        "I have rung the engineer about the lift. He comes at noon.",
        "We have put a porter at the door until the lift works. Sorry.",
        "Sorry about the lift. Estates are mending it now. I hope your gran is well.",
        "I'm sorry about the lift. I climbed those stairs too.",
        "From Monday a porter meets you at the door. The lift opens again in May.",
        "We got it wrong. There was no sign on the stairs, and nobody at the door.",
        "Not the finest flight of stairs.",
    ],
    Code.OFFLINE_ONLY: [
        "I have rung the engineer. Please contact PALS if your gran is sore.",
        "The lift and those four flights: I am sorry. Please ring the team.",
        "Please ring me on [phone] until four, and I can say more.\nBeth, sister on the east tower",
        "The lift opens again on Monday.",
        "I am sorry about the lift. Sister Beth",
        "We have put a chair on each landing. Ring our department and a porter comes down.",
    ],
    Code.NO_PERSON: [
        "I am sorry about the lift.\nBeth, porters' desk",
        "We have rung the engineer, and he comes at noon. Sorry.\nNia, Tom and Sister Adeyemi",
        "Sorry about the lift, it is on my list. Jude, estates",
        "Not our best day. Ask me anything: Fran, Head of Estates",
        "The lift works again. Kind regards\nPriya Nandakumar",
        "Stairs are good for nobody's hip.",
        "Grim stairs, those. On it.",
    ][:6],
    Code.SCRIPTED: [
        "Thank you for taking the time. The lift is mended and I have put a chair on each landing.",
        "Thank you!",
        "I'm sorry to hear about the stairs. Your gran should have had a porter with a chair.",
        "You are right: 'we value your feedback' is no answer. I have rung the engineer.",
        "The lift is mended.",
        "I read your gran's story out this morning, and we have moved the clinic downstairs.",
    ],
    Code.EXCUSE_FIRST: [
        "I'm sorry. Unfortunately the part came from Spain.",
        "I apologise for the climb. We were extremely busy and nobody saw you.",
        "Sorry about the lift. As you will appreciate, parts take weeks.",
        "The lift is mended. I have rung your gran.",
        "Four flights is no joke. I am sorry. We were short-staffed.",
        "The lift is old and so am I. Sorry.",
    ],
    Code.PASSIVE: [
        "I was told that the lift has been reported and has been logged.",
        "The lift has been reported. An engineer comes at noon.",
        "We have reported the lift. We have told the porters.",
        "The lift has been mended and the stairs have been swept.",
        "Your gran has been on my mind. I have passed this on to estates.",
        "The stairs were steep and the lift was old.",
    ],
    Code.HARD_TO_READ: [
        "I am sorry. The lift is old. We have rung the engineer. He comes at noon. I will tell you then.",
        " ".join(["the lift and the stairs"] * 8) + ".",
        "Sister Adeyemi on Rowan ward asked the phlebotomists and physiotherapists.",
        "The lift was stuck.\nThe stairs were steep.\n" * 6,
        "Sorry.",
        "The lift costs 1.5 million pounds. It is 40 years old. Mr. Hale has the key. Ring him at 9.30.",
    ],
    Code.OVERPROMISE: [
        "I can't guarantee the lift, but I have rung the engineer.",
        "We cannot promise that it will never stop.",
        "You will always be welcome to take the staff lift.",
        "I will never forget your gran.",
        "I will ring the engineer by noon today.",
        "You said 'this will never happen again' and it did. I am sorry.",
        "There is no guarantee that parts come this week.",
    ],
    Code.PROMISE_WITHOUT_DATE: [
        "I will ring the engineer today.",
        "We'll look into the lift. By Friday we write to you.",
        "I have rung the engineer about the lift.",
        "The lift will be repaired by our estates team on Monday. I will be there.",
        "I'll ring you at 4pm with news of the lift.",
        "Within two days I will write to you about the stairs.",
        "I will miss that lift.",
    ],
    Code.SHOUTING_OR_STYLE: [
        "NHS GPs use the A&E lift.",
        "I am so sorry! The lift works again.",
        "PALS, MRI, CT and ICU are upstairs.",
        "The lift works \U0001f389",
        "Really? Again?",
        "OK, NHS MRI CT A&E ICU: all upstairs.",
    ],
}

LEFT = [(code, reply) for code, replies in HITS.items() for reply in replies]
RIGHT = [(code, reply) for code, replies in NEAR_MISSES.items() for reply in replies]


def in_its_place(code: Code, reply: str) -> Draft:
    unsigned = {Code.OFFLINE_ONLY, Code.NO_PERSON}
    return answering(reply, writer=None if code in unsigned else "Beth Oduya")


@pytest.mark.parametrize(("code", "reply"), LEFT)
def test_a_hint_asks(code: Code, reply: str) -> None:
    finding = found(in_its_place(code, reply), code)
    assert finding is not None
    assert finding.level is Level.HINT


@pytest.mark.parametrize(("code", "reply"), RIGHT)
def test_a_hint_leaves_alone(code: Code, reply: str) -> None:
    assert found(in_its_place(code, reply), code) is None


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you for your question. Visiting arrangements are reviewed regularly.",
        "Please see our website for the latest position.",
        "We are glad that you wrote.",
        "Many of us wonder about that too.",
        "Opening times are a matter for the division.",
        "Thanks for getting in touch!",
    ],
)
def test_a_question_passed_by_is_listed(reply: str) -> None:
    finding = found(answering(reply, Kind.QUESTION, OPENING_HOURS), Code.UNANSWERED_QUESTION)
    assert finding is not None
    assert finding.reason == f"They asked: {OPENING_HOURS}"


@pytest.mark.parametrize(
    ("reply", "kind", "incoming"),
    [
        ("Yes, it is. Bring the form.", Kind.QUESTION, OPENING_HOURS),
        ("From 9 to 12, at the side door.", Kind.QUESTION, OPENING_HOURS),
        ("I don't know yet. I'll ask them and tell you tonight.", Kind.QUESTION, OPENING_HOURS),
        ("The blood clinic opens all weekend.", Kind.QUESTION, OPENING_HOURS),
        ("You can walk in, no form needed.", Kind.QUESTION, OPENING_HOURS),
        ("We are glad that you wrote.", Kind.COMPLAINT, "Do you call this clean?"),
        ("We are glad that you wrote.", Kind.QUESTION, "Tell me about the clinic."),
    ],
)
def test_a_question_answered_is_left_alone(reply: str, kind: Kind, incoming: str) -> None:
    assert found(answering(reply, kind, incoming), Code.UNANSWERED_QUESTION) is None


def test_a_post_of_our_own_has_nobody_to_answer() -> None:
    draft = Draft(reply="The new lift opens on Monday. Come and try it.")
    for code in (
        Code.NOTHING_SPECIFIC,
        Code.NO_PERSON,
        Code.OFFLINE_ONLY,
        Code.NO_NEXT_STEP,
        Code.EXCUSE_FIRST,
    ):
        assert found(draft, code) is None


def test_a_short_story_asks_for_no_echo() -> None:
    assert (
        found(answering("I am so sorry. Beth", incoming="Terrible. Disgusting."), Code.NOTHING_SPECIFIC)
        is None
    )


def test_a_promise_to_somebody_who_thanks_needs_no_date() -> None:
    assert found(answering("I'll tell the porters.", Kind.COMPLIMENT), Code.PROMISE_WITHOUT_DATE) is None


def test_the_lift_story_has_enough_to_take_up() -> None:
    assert found(answering("Hello."), Code.NOTHING_SPECIFIC) is not None
    assert LIFT.count(" ") > 10
