"""From a public post to a human answer: on a phone, by keyboard, without scripts, dark, wide."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.journeys import steps
from tests.journeys.hands import Hands, Keyboard, Pointer
from tests.journeys.screens import Opens, Screen


@dataclass(frozen=True)
class Way:
    """How everybody in a journey works: their hands, what their browser is like, which stops are pictured."""

    name: str
    hands: Hands = field(default_factory=Pointer)
    looks: dict[str, Any] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def screen(self, opens: Opens, who: str = "") -> Screen:
        """This will give somebody a screen that is worked in this way."""
        return opens(who, self.hands, self.pictures, **self.looks)


WAYS = (
    Way(
        "on a phone",
        pictures={
            "the front door": "front-door-390",
            "the form": "share-390",
            "a story to look at": "story-look-390",
            "Listen": "listen-390",
            "a post": "post-390",
            "the empty composer": "composer-390",
            "a hint and a hold": "composer-held-390",
            "a decision": "decide-390",
            "a suggestion": "suggestion-390",
            "the private link": "private-link-390",
        },
    ),
    Way("keyboard only", hands=Keyboard()),
    Way("without JavaScript", looks={"java_script_enabled": False}),
    Way("dark", looks={"color_scheme": "dark"}, pictures={"the empty composer": "composer-390-dark"}),
    Way(
        "wide",
        looks={"viewport": {"width": 1280, "height": 900}},
        pictures={"a hint and a hold": "composer-1280", "the public story": "public-story-1280"},
    ),
)


ON_BOTH = pytest.param(WAYS[0], id=WAYS[0].name, marks=pytest.mark.touches_data)
"""On PostgreSQL one way is enough: how a page is worked changes nothing about its database."""


NOW_AND_THEN = [pytest.param(way, id=way.name, marks=pytest.mark.in_full) for way in WAYS[1:]]
"""Other journeys go by keyboard, in the dark and without scripts each time; this one in `--full`."""


@pytest.mark.parametrize("way", [ON_BOTH, *NOW_AND_THEN])
def test_a_public_post_gets_a_human_answer_once(way: Way, opens: Opens) -> None:
    # given a story told on the public page, which the reader on call publishes after a look
    visitor, reader = way.screen(opens), way.screen(opens, "reader")
    link = steps.tell_a_story(visitor)
    steps.look_and_publish(reader)
    # when the nurse reads it and opens a reply, she sees the route card before she types
    nurse = way.screen(opens, "nurse")
    steps.read_the_post(nurse)
    steps.open_a_reply(nurse)
    # and when she writes what is no apology and names a bay, she is shown both and mends them
    steps.write_and_be_shown(nurse)
    steps.mend_the_apology(nurse)
    steps.be_stopped_by_the_bay(nurse)
    steps.send_what_is_mended(nurse)
    # and the matron opens the decision from her notice and suggests one word
    matron = way.screen(opens, "matron")
    steps.open_from_the_notice(matron)
    steps.suggest_one_word(matron)
    # and the nurse takes it, holds it inside its minute, and lets it go
    steps.take_the_suggestion(nurse)
    steps.hold_it_and_let_it_go(nurse)
    # then it is public once, and whoever told the story says that it was an answer
    steps.see_the_answer(visitor, link)
