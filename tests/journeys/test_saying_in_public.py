"""A post of the feed becomes public, until somebody in its picture takes their yes back."""

import pytest

from tests.journeys import saying
from tests.journeys.screens import Opens


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.in_full)])
def test_a_post_becomes_public_and_is_gone_with_a_yes_that_is_taken_back(opens: Opens, width: int) -> None:
    looks = {"viewport": {"width": width, "height": 844}}
    author, writer, porter = (opens(who, **looks) for who in ("sister", "nurse", "porter"))
    # given a post with a picture, in which a porter let colleagues see him
    post = saying.post_with_a_picture(author)
    # when a nurse wishes to say it in public, she sees who looks first, and its author is asked
    saying.begin(writer, post)
    saying.agree(author)
    # and the porter lets the public see him, too
    saying.let_the_public_see(porter)
    saying.send(writer, post)
    saying.approve(opens("matron", **looks))
    # then everybody sees it, with its picture and its author's name
    visitor = opens(**looks)
    saying.see_it_public(visitor, writer, post)
    # and when he takes his yes back, it is gone within the minute
    saying.change_their_mind(porter)
    saying.see_it_gone(visitor)
