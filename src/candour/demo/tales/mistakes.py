"""What went wrong, in words: the replies, the answer that noticed it, the correction, the record, the lessons."""

from candour.amends.actions.breaches import Assessed
from candour.amends.actions.lessons import Learnt
from candour.demo.tales.shape import TARKA_SITE, Said, Tale
from candour.domain.breaches import Detail, People, Risk
from candour.domain.learnt import LessonKind

VISITING = Tale(
    29,
    11,
    "Can we visit my nan on Heron ward at two today? We come a long way and nobody picks up the phone.",
    "Gwenda",
    TARKA_SITE,
    really="question",
    said=Said(
        "executive",
        "Yes, Gwenda, come at two. All our wards are open to visitors all day, Heron too. I am sorry that "
        "nobody picked up; I walked past that phone today and I know why. Diane",
        35,
        minutes_to_look=6,
    ),
)
ANSWERED_BACK = (
    "You got that wrong. We drove over and the door was shut from one until three. The kids were in tears."
)
OWNED = {
    "was_wrong": "I wrote that Heron ward is open all day. It is not, and I had not asked them. You drove a "
    "long way to a shut door because of what I wrote, and I am sorry.",
    "is_right": "Heron ward closes from one until three every day so that people can rest. Before and after that you "
    "are welcome, from ten until eight.",
    "talk_to": "Ring me on 01632 960110. I would like to say sorry to the children too. Diane",
}
RANG_FIRST = Learnt(
    LessonKind.WRONG_FACT,
    "Before we write down an hour or a place, we ring the ward that it is about. It takes two minutes.",
    "It was written from memory, between two meetings.",
)

LEAK = Tale(
    27,
    16,
    "To the porter who got my brother to theatre laughing all the way down the corridor: thank you.",
    "Perran",
    really="compliment",
    said=Said(
        "porter",
        "That was me, Perran, and your brother did most of the joking. Tell the lifeboat crew that his red bobble hat "
        "made my whole week. Dave",
        25,
        minutes_to_look=5,
    ),
)
LEAK_RECORD = Assessed(
    detail=Detail.PLACE_AND_TIME,
    people=People.ONE,
    consequences="People in a small harbour could guess who was in hospital.",
    risk=Risk.UNLIKELY,
    ico_told=False,
    ico_because="It was up for eleven minutes. Nobody had answered it or passed it on.",
    person_told=True,
    person_because="A ward sister rang them the same afternoon. They were content with how it was put right.",
)
ASKED_FIRST = "The person knows and is content, nothing was passed on, and we changed how we look."
LEAK_LESSON = Learnt(
    LessonKind.EXPOSED,
    "Before we thank somebody back we ask one question: what would a neighbour learn from this?",
    "It was kind, and nothing in it was a name, so two of us read over it.",
)
SAID_AGAIN = Said(
    "porter",
    "Thank you, Perran. Laughing all the way is how I like that corridor too. I have read your words out in the "
    "porters' room. Dave",
    10,
    minutes_to_look=4,
)
