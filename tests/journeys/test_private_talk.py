"""What should not be said in public: from a hold on identity to a talk, the teller asks, is rung back."""

from typing import Any

import pytest

from tests.journeys import steps
from tests.journeys.hands import Hands, Keyboard, Pointer
from tests.journeys.screens import Opens, Screen

TOO_MUCH = (
    "I am sorry that your blood test on Monday was late, Ellie. You were in bay 3 and I was the one who "
    "put you there. Maya"
)
NUMBER = "01632 960745"
WORDS = "Please not before my shift ends."
PICTURES = {
    "the offer of a talk": "talk-offer-390",
    "how to reach them": "talk-390",
    "the link": "talk-ask-390",
}
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


@pytest.mark.parametrize(
    ("hands", "looks"),
    [
        pytest.param(Pointer(), {}, id="on a phone", marks=pytest.mark.in_full),
        pytest.param(Keyboard(), {"color_scheme": "dark"}, id="keyboard only, dark"),
        pytest.param(Pointer(), NO_SCRIPT, id="without JavaScript", marks=pytest.mark.in_full),
    ],
)
def test_what_a_reply_may_not_say_is_talked_about(opens: Opens, hands: Hands, looks: dict[str, Any]) -> None:
    def screen(who: str = "") -> Screen:
        return opens(who, hands, PICTURES, **looks)

    # given a reply that says too much, which Candour holds
    nurse = screen("nurse")
    _write_too_much(nurse)
    # when the nurse moves it to a private talk with the matron
    link = _offer_a_talk(nurse)
    # then her draft is still there
    nurse.press("Back to the post")
    nurse.press("Go on with your reply")
    assert nurse.box("Your words").input_value() == TOO_MUCH
    # and whoever opens the link sees who rings, and nothing that was said
    visitor = screen()
    _ask_for_it(visitor, link)
    # and the matron is told at once, sees how to reach them after a press, and rings
    _ring_back(screen("matron"))
    # and the link is closed
    visitor.open(link)
    visitor.sees_heading("This link is closed")
    visitor.stop("a link that is closed")
    visitor.press("Ask for a talk")
    visitor.sees("Somebody who works here rings, meets or writes to you, as you like.")
    visitor.stop("a talk without a link")


def _write_too_much(nurse: Screen) -> None:
    steps.begin_a_reply(nurse, "Ellie")
    nurse.write("Your words", TOO_MUCH)
    steps.check(nurse)
    nurse.sees("Held.")
    nurse.stop("a hold on identity")


def _offer_a_talk(nurse: Screen) -> str:
    """This will offer a talk with the matron from the hold, and give the link."""
    nurse.press("Move to a private talk")
    nurse.sees_heading("Offer a private talk")
    nurse.stop("the offer of a talk")
    nurse.choose("Who talks to them?", "Ruth Chegwidden, Matron")
    nurse.press("Make the link")
    nurse.sees_heading("The link is ready")
    nurse.stop("the link is ready")
    return nurse.page.locator("code").first.inner_text()


def _ask_for_it(visitor: Screen, link: str) -> None:
    """This will ask for the talk, having seen nothing of the post, the draft or its writer."""
    visitor.open(link)
    visitor.sees_heading("Talk to a person in private")
    visitor.sees("Ruth, Matron, rings you.")
    for words in ("Ellie", "blood test", "bay 3", "Maya", "Penhale"):
        assert words not in visitor.page.content()
    visitor.write("Phone number or email address", NUMBER)
    visitor.tick("In the evening")
    visitor.write("A few words", WORDS)
    visitor.stop("the link")
    steps.send_when_slow_enough(visitor, "Ask for a talk")
    visitor.sees_heading("Thank you. Somebody gets in touch with you")
    visitor.stop("a talk asked for")


def _ring_back(matron: Screen) -> None:
    """This will open the talk from its notice, see the number only after a press, and say what came."""
    matron.looks_until("Somebody asks to talk in private.")
    matron.follow("Somebody asks to talk in private.")
    matron.press("Open", within=matron.page.get_by_role("main"))
    matron.sees_heading("A private talk")
    assert NUMBER not in matron.page.content()
    matron.stop("a talk that waits")
    matron.press("Show how to reach them")
    for words in (NUMBER, WORDS, "In the evening"):
        matron.sees(words)
    matron.stop("how to reach them")
    matron.press("I have rung back")
    matron.sees("Rung back")
    matron.sees("Their name and how to reach them go on")
    assert NUMBER not in matron.page.content()
    matron.stop("a talk that has ended")


def test_a_teller_asks_on_their_private_link(opens: Opens) -> None:
    visitor, reader = opens(), opens("reader")
    link = steps.tell_a_story(visitor)
    visitor.open(link)
    visitor.follow("Talk to a person in private")
    visitor.tick("Write to me")
    visitor.write("Phone number or email address", "sam@example.org")
    visitor.tick("Talk to me alone")
    steps.send_when_slow_enough(visitor, "Ask for a talk")
    visitor.sees_heading("Your story")
    visitor.sees("You asked to talk in private")
    visitor.stop("the private link, a talk asked for")
    reader.looks_until("Somebody asks to talk in private.")
    reader.follow("Listen")
    reader.follow("Private talks")
    reader.sees("Nobody has looked yet.")
    reader.stop("my talks")
    reader.follow("Open talk", within=reader.page.get_by_role("main"))
    reader.press("Show how to reach them")
    reader.sees("sam@example.org")
    reader.sees("Leave no message.")
    reader.press("Nobody there. I will try again")
    reader.sees("Nobody was there")
    reader.stop("a talk to try again")
