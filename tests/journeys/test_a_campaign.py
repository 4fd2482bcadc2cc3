"""A campaign from its plan to the story of its day, and somebody who changes their mind on the way."""

import pytest

from tests.journeys import campaigning
from tests.journeys.screens import Opens


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.in_full)])
def test_a_picture_reaches_both_walls_with_one_press_and_leaves_them_with_another(
    opens: Opens, width: int
) -> None:
    looks = {"viewport": {"width": width, "height": 844}}
    # given a campaign that the matron plans and communications approve as a whole
    owner, decider, sender = (
        opens("matron", **looks),
        opens("communications", **looks),
        opens("sister", **looks),
    )
    campaigning.plan_it(owner)
    campaigning.approve_it(decider)
    # when the sister, who took the lesson, posts a picture with a porter in it and sends it out
    campaigning.add_a_picture(sender)
    campaigning.send_it_out(sender)
    # then it stands on the wall among staff, and on the public one
    colleague, visitor = opens("reader", **looks), opens(**looks)
    campaigning.see_the_walls(colleague, visitor)
    # and when the porter changes his mind, it is gone from both without anybody touching them
    campaigning.change_their_mind(opens("porter", **looks))
    campaigning.see_it_gone(colleague, visitor)
    # and at the end of the day its story is told
    campaigning.tell_the_story(owner, sender)
