"""Whose delight a reply to a grievance tells of: ours contradicts the grievance, a stranger's does not."""

import pytest

from candour.domain.checks import Code, Level
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import LIFT, answering, found

A_DOG = "Idea: the dog that visits on Thursdays is called nurse by half the ward. Give it a badge."
OURS = "The porters walked past us and the sister shrugged."

NOT_OUR_DELIGHT = [
    (Kind.SUGGESTION, A_DOG, "The dog was thrilled to be asked. I have ordered a badge. Sal"),
    (Kind.SUGGESTION, A_DOG, "I gather the dog is delighted. The badge comes on Friday. Sal"),
    (Kind.COMPLAINT, LIFT, "I wasn't exactly thrilled by those stairs. The lift runs again. Sal"),
    (Kind.COMPLAINT, LIFT, "None of us was very happy with it. The lift runs again. Sal"),
]
OUR_DELIGHT = [
    (Kind.COMPLAINT, OURS, "The porters were thrilled to read this. Sal"),
    (Kind.COMPLAINT, OURS, "The sister was delighted. Sal"),
    (Kind.COMPLAINT, LIFT, "The whole ward is over the moon. Sal"),
    (Kind.COMPLAINT, LIFT, "We couldn't be happier with what you wrote. Sal"),
    (Kind.SUGGESTION, A_DOG, "I'm thrilled, and the dog barks. Sal"),
]


@pytest.mark.parametrize(("kind", "said", "reply"), NOT_OUR_DELIGHT)
def test_delight_that_is_denied_or_somebody_elses_is_none_of_ours(kind: Kind, said: str, reply: str) -> None:
    assert found(answering(reply, kind, said), Code.CONTRADICTION) is None


@pytest.mark.parametrize(("kind", "said", "reply"), OUR_DELIGHT)
def test_delight_of_our_own_people_is_ours(kind: Kind, said: str, reply: str) -> None:
    finding = found(answering(reply, kind, said), Code.CONTRADICTION)
    assert finding is not None
    assert finding.level is Level.HOLD
