"""The same checks, met by other words: friendly, old-fashioned, in passing, and what stands near."""

import pytest

from candour.domain.checks import Code
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import answering, found

HITS: dict[Code, list[str]] = {
    Code.BLAME: [
        "Had you read the notice you would have used the west lift. Beth",
        "Most people manage to find the ramp. Beth",
        "Sorry about the climb. The porter was out of order and has been spoken to.",
        "It was the contractor's fault, not ours. I rang them at noon.",
        "The lad on the desk dropped the ball. I am sorry.",
        "The engineer has had a warning and the lift runs again.",
        "A sign only helps if people would look up. Sorry. Beth",
        "We won't be having that firm again, and I had words with the engineer.",
    ],
    Code.OFFLINE_ONLY: [
        "Could you drop us an e-mail about the lift. Thanks.",
        "Please fill in a feedback card in the main entrance.",
        "Sorry to hear this. Ring the switchboard and ask for the complaints department.",
        "This page is not monitored. The address for letters is Trust Headquarters.",
    ],
    Code.SCRIPTED: [
        "Your views matter. We are passionate about excellence and on a journey to outstanding.",
        "Positive feedback like this means the world to our hard-working teams.",
    ],
    Code.EXCUSE_FIRST: [
        "We had three engineers off with a bug. I am sorry your gran had to climb.",
        "Beds were like gold dust that night. I'm sorry about the stairs.",
        "There is one engineer for five towers. Sorry about your gran's climb.",
        "The funding for a new one ran out in March. I am sorry she climbed.",
        "Every hospital is in the same boat. I'm sorry about the stairs.",
        "It has been the busiest winter yet. Sorry about the lift.",
    ],
    Code.PASSIVE: [
        "I'm sorry about the lift. The fault has been logged and has been flagged to estates.",
        "I am so sorry. It has been noted and escalated.",
        "It's been mentioned to estates, it's been written up, and that is all there is.",
        "A note got made and it got sent upstairs.",
        "I understand. The stairs are under review and a case has been opened.",
    ],
    Code.HARD_TO_READ: [
        "Contemporaneous infrastructural considerations precluded vertical transportation availability.",
        "The unavailability was multifactorial; remediation necessitates organisational prioritisation.",
    ],
    Code.OVERPROMISE: [
        "You have my word that nobody will climb those stairs again.",
        "That's the last time your gran climbs four flights.",
        "It's now impossible for the lift to stop.",
        "Broken lifts are a thing of the past.",
        "You can bet the house that she never climbs them again.",
        "Nobody will be left on the stairs like that ever again.",
    ],
    Code.PROMISE_WITHOUT_DATE: [
        "Leave it with me. Beth",
        "I'll take it up with estates and come back to you.",
        "I'm on the case, and you'll hear from me. Beth",
        "I'll have a word with the engineer.",
        "We'll get estates to look at it.",
        "I will keep you posted about the lift.",
        "My plan is to go up and try it myself.",
    ],
    Code.SHOUTING_OR_STYLE: [
        "It is NOT broken, it was mended on FRIDAY, so PLEASE come back.",
        "Really??? The lift???",
        "What a GREAT gran, a REALLY great gran, she DESERVED a lift.",
    ],
    Code.CLINICAL_ADVICE: [
        "Sorry about the stairs. Rest, and an extra painkiller at bedtime does the trick.",
        "Leave the dressing off at night and let the air get to it.",
        "My mam swore by manuka honey under the bandage.",
        "In your shoes I'd have that old dressing off tonight.",
        "Stick to dry toast and no fat at all for a week.",
        "Double up his brown inhaler, two puffs morning and night.",
        "Meantime, bathe the stitches in salt water twice a day.",
        "No cheese, no chips, nothing fried.",
    ],
}
NEAR: dict[Code, list[str]] = {
    Code.BLAME: [
        "Had we put up a notice you would have been spared the climb.",
        "The porters manage four flights a day and still grumble.",
        "The photocopier by the lift has been told off.",
        "I had a word with the engineer, who brings the part on Friday.",
        "If you had rung I could not have done more: the fault was ours.",
        "Our team let you down and I am sorry.",
        "The porter and I were wrong to leave you there.",
        "I told them straight away and the lift runs again.",
        "You should have had a warning that the lift was out.",
        "We had you come twice for nothing.",
        "Sister Jo won't be back until Monday, so ask for Beth.",
        "Most people find the signs confusing, and so do I.",
    ],
    Code.OFFLINE_ONLY: [
        "I have put a chair on each landing. There's a feedback card by the door, too.",
        "You can drop me a line any day, I pick up myself. Four flights is no joke. Beth",
    ],
    Code.SCRIPTED: [
        "I read your post to the team and it means the world to Jan, who carried your gran's bag.",
    ],
    Code.EXCUSE_FIRST: [
        "I'm sorry. We had three engineers off with a bug.",
        "There are two of us on the desk and we both read this. I am sorry.",
        "Four flights on a new hip. I am sorry. Beds were like gold dust.",
        "I have been down to the lift myself.",
        "Volunteers stand at the stairs from today.",
        "I run the emergency department, and I am sorry.",
        "We've got three new wheelchairs since noon.",
    ],
    Code.PASSIVE: [
        "I logged it and I flagged it. It has been noted and escalated, too.",
        "The lift has been mended and has been painted.",
        "It's been raised with me and has been reported by my deputy Jo.",
    ],
    Code.HARD_TO_READ: [
        "The physiotherapist and the radiographer on ophthalmology carried her up.",
        "The information on the website was unfortunately wrong. Sorry.",
        "Physiotherapy, ophthalmology, rheumatology, gynaecology and radiography are on level two.",
    ],
    Code.OVERPROMISE: [
        "I promise to ring you on Friday, you have my word.",
        "Was that the last time I saw you?",
        "I've never seen that lift work two days running.",
        "You won't have to come up again unless you'd like to.",
        "You won't have to ring again: I ring you on Friday.",
        "The lift won't run again before Friday.",
    ],
    Code.PROMISE_WITHOUT_DATE: [
        "Ring 01632 960155 and say 'lift', we'll send a porter.",
        "If you tell me which landing I'll find your gran's stick.",
        "I'll have a word with the engineer before my tea.",
        "I took the sign down as soon as I read this.",
        "You can leave the wheelchair with us by the lift.",
        "Going to see the lift for myself was the least of it.",
    ],
    Code.SHOUTING_OR_STYLE: [
        "CAMHS, SALT and PICC nurses have a lift of their own.",
        "It is NOT broken. Come back on Friday.",
        "The sign said STAFF ONLY by mistake. It says WARD FOUR now.",
    ],
    Code.CLINICAL_ADVICE: [
        "The canteen has toast, fish and chips until eight.",
        "I leave the dressing of windows to estates.",
        "Please ask her team about the dressing before you take it off. Their number is 01632 960155.",
        "I rubbed the mud off the lift with salt water myself.",
        "My honey cake is on the desk, help yourself.",
        "In your shoes I'd have been furious about the lift too.",
        "What you want is a lift that works, and it does since noon.",
        "I am sorry your tablets at bedtime came at midnight.",
        "You should have had another dose at six and nobody came.",
        "She waited two hours for two paracetamol in the night.",
        "I've asked pharmacy for a spare inhaler for the ward.",
        "He had nothing but water for nine hours, and I am sorry.",
        "No water, no blanket and nobody to ask: I am sorry.",
        "Please get that wound looked at today: walk in to the minor injuries unit.",
        "Please get that rash seen today, walk in until eight.",
        "You can have the plaster off with us on Friday.",
        "The hairdryer in the shower room works again.",
        "Do use the hand gel by the lift, and take care on the icy patch.",
        "Please drop unused medicines at any pharmacy.",
        "The windows are mended and let the air in.",
    ],
}


@pytest.mark.parametrize(("code", "reply"), [(code, one) for code, each in HITS.items() for one in each])
def test_it_is_asked_about_in_whatever_words(code: Code, reply: str) -> None:
    assert found(answering(reply, Kind.COMPLAINT), code) is not None


@pytest.mark.parametrize(("code", "reply"), [(code, one) for code, each in NEAR.items() for one in each])
def test_what_stands_near_is_left_alone(code: Code, reply: str) -> None:
    assert found(answering(reply, Kind.COMPLAINT), code) is None


def test_a_signpost_under_a_name_is_none_where_the_post_is_a_question_or_somebody_speaks() -> None:
    signpost = "Please fill in the form on our website."
    assert found(answering(signpost, Kind.COMPLAINT), Code.OFFLINE_ONLY) is not None
    assert (
        found(answering(signpost, Kind.QUESTION, "How do I see my own records?"), Code.OFFLINE_ONLY) is None
    )
    assert found(answering(f"I am sorry. {signpost}", Kind.COMPLAINT), Code.OFFLINE_ONLY) is None
