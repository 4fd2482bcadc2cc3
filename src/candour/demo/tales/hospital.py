"""Told about St Brannoc's Hospital, and answered."""

from candour.demo.tales.shape import Said, Tale

HOSPITAL: tuple[Tale, ...] = (
    Tale(
        29,
        11,
        "The porter who took me down for my scan told me every turning before we got there, so I never felt lost. "
        "I am nearly blind and nobody has ever done that for me.",
        "Eileen",
        really="compliment",
        said=Said(
            "porter",
            "Thank you, Eileen. I started doing the turnings out loud after my own gran came in and hated the lifts. "
            "I have told the other porters what you wrote and two of them are doing it already. Dave",
            65,
        ),
    ),
    Tale(
        27,
        9,
        "Waited four hours in outpatients past my time and the board kept saying 20 minutes. "
        "Nobody came out to say why.",
        "Graham",
        said=Said(
            "reader",
            "I am sorry, Graham. Four hours under a board that says 20 minutes is worse than no board at all. "
            "I went and looked: nobody is named to change it after noon. I am asking the outpatients team who will, "
            "and I am in the office until five on 01632 960114 if you want to tell me more. Joe",
            38,
            look="deputy",
            was_answer="yes",
        ),
    ),
    Tale(
        26,
        20,
        "My daughter hated the look of the mask and the play specialist let her put it on her bear first. "
        "The bear had a wristband by the end. We are all still smiling about it.",
        "Tess",
        said=Said(
            "midwife",
            "Thank you, Tess. I passed the children's ward on my break and read this out at their desk. "
            "The bear's wristband got a cheer. Siân",
            25,
            look="nobody",
        ),
    ),
    Tale(
        25,
        14,
        "Can I bring my own food in for my mum on Juniper ward? She will only eat her own soup.",
        "Navneet",
        said=Said(
            "sister",
            "Yes, you can, Navneet. Bring the soup in a closed tub with the day on it, and any of us at the desk on "
            "Juniper will warm it for you. We ask for no nuts in it, because of others in the room. Carys",
            15,
            says=("published_facts",),
        ),
    ),
    Tale(
        23,
        17,
        "The car park machine ate my card and the help button rang and rang. "
        "I had just had bad news and I sat in the car and cried.",
        "A daughter",
        really="complaint",
        said=Said(
            "communications",
            "I am so sorry. You had just had bad news, and then our car park machine kept you there. I rang the help "
            "button myself this morning and nobody picked up for six minutes. The company that runs it is coming on "
            "Thursday and I will be standing next to them. I am Priya; 01632 960101 reaches me.",
            50,
            was_answer="yes",
        ),
    ),
    Tale(
        22,
        8,
        "Lovely staff on Rowan ward, could not fault them, but the food is cold by the time it gets to the far end. "
        "Every day the same.",
        "Len",
        said=Said(
            "sister",
            "Thank you for what you say about Rowan, Len; I will see that they read it. The cold dinners at the far "
            "end are a fair point and I am sorry about them. I walked round with the trolley at noon and it took 25 "
            "minutes. I have asked the kitchen to start from the far end this week. Carys",
            90,
            says=("claims_change",),
        ),
    ),
    Tale(
        20,
        22,
        "Why does the emergency department have no clock? When you are waiting with a poorly child you want to know "
        "how long it has been.",
        "Dad of two",
        really="suggestion",
        said=Said(
            "nurse",
            "You are right, and I walk past that wall every shift. There was a clock until the painting in spring. "
            "I have asked our estates team to put one back where it can be seen from the children's corner. Maya",
            35,
            look="suggest",
            suggested="You are right, and I walk past that wall every shift. There was a clock until the painting in "
            "May. I have asked our estates team to put one back where it can be seen from the children's corner. Maya",
            says=("claims_change",),
        ),
    ),
    Tale(
        18,
        10,
        "It would be nice if the lift voice was not so loud at night on the maternity floor.",
        "New mum",
        said=Said(
            "midwife",
            "Thank you for saying so. I hear that lift in my sleep too. I have asked whether it can be turned down "
            "between ten and six, and I will put the answer on the board by the kitchen. Siân",
            45,
        ),
    ),
    Tale(
        16,
        13,
        "Rang the switchboard three times about my husband's results and got three different departments. "
        "Everyone was polite but I still don't know.",
        "Maureen",
        really="complaint",
        said=Said(
            "reader",
            "I am sorry, Maureen: three polite voices and no answer is still no answer. I cannot look anything up "
            "here where others can read it. Ring me on 01632 960114 before four today or tomorrow, ask for Joe, and I "
            "will stay on the line until the right person has you.",
            30,
            was_answer="yes",
        ),
    ),
    Tale(
        13,
        19,
        "Thank you to the young doctor in A&E who drew a heart on the back of a menu to explain it to my dad. He framed it.",
        "Rhian",
        really="compliment",
        said=Said(
            "doctor",
            "That has made my whole week, Rhian. I draw badly, so I am amazed that he can tell which way up it goes. "
            "Please tell your dad that the left side is on the right. Oluwaseun",
            70,
        ),
    ),
    Tale(
        9,
        21,
        "You said sorry for a great stay? Is anybody reading these?",
        "Phil",
        said=Said(
            "communications",
            "Yes, a person reads them, and this time the person was me and I read yours too fast. You told us about a "
            "great stay and I answered as if it had been a bad one. That was my mistake. Thank you for the praise and "
            "for the nudge. Priya, communications",
            20,
            was_answer="yes",
        ),
    ),
)
