"""The lesson on a phone: the card names it, it is taken and passed, and the same reply now needs nobody."""

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.hands import Hands, Keyboard, Pointer
from tests.journeys.screens import Opens, Screen

ONLY_SORRY = "I am sorry that the blood test ran so late, Ellie, and that you had to ring work about it. Maya"
NOT_YET = "I am sorry if you were upset about the cold food. Please contact PALS."
PASSES = (
    "I am sorry that lunch was cold and that your mum sat there hungry, Merryn. I will tell our catering "
    "lead this afternoon. Ring and ask for me any morning. Maya"
)
PICTURES = {
    "the card names the lesson": "card-names-lesson-390",
    "a lesson": "lesson-390",
    "a part": "lesson-part-390",
    "practice": "practice-390",
    "practice, nearly": "practice-nearly-390",
    "passed": "lesson-passed-390",
    "the card after the lesson": "card-after-lesson-390",
}


@pytest.mark.parametrize(
    ("hands", "looks"),
    [
        pytest.param(Pointer(), {}, id="on a phone", marks=pytest.mark.in_full),
        pytest.param(
            Keyboard(), {"java_script_enabled": False, "color_scheme": "dark"}, id="no scripts, dark"
        ),
    ],
)
def test_the_lesson_is_taken_and_the_same_reply_needs_nobody(
    opens: Opens, hands: Hands, looks: dict[str, object]
) -> None:
    # given a reply that only says sorry, of which the card says who will see it first
    nurse = opens("nurse", hands, PICTURES if not looks else {}, **looks)
    steps.begin_a_reply(nurse, "Ellie")
    nurse.sees("If it goes wrong, the trust stands behind you.")
    nurse.write("Your words", ONLY_SORRY)
    nurse.unfold("What does your reply do?")
    nurse.tick("It only says sorry")
    nurse.tick("No")
    nurse.press("Save and check my words")
    nurse.sees("Who will see this first")
    nurse.sees("After the lesson “Saying sorry” (9 minutes) replies like this go without waiting.")
    nurse.stop("the card names the lesson")
    # when the nurse takes the lesson from the card
    nurse.press("Take the lesson now")
    nurse.sees_heading("Saying sorry")
    nurse.stop("a lesson")
    read_it(nurse)
    # and practises, first not well enough, then well
    practise(nurse)
    # then the same reply, kept as it was, waits for nobody
    nurse.press("Back to your reply")
    nurse.sees("Nobody sees this first")
    nurse.sees("You hold the right")
    assert nurse.box("Your words").input_value() == ONLY_SORRY
    nurse.stop("the card after the lesson")
    nurse.press("Publish it")
    nurse.looks_until("It is public")
    # and her own page says how the right was earned, and its end
    nurse.open("/me")
    nurse.sees("say sorry: The lesson “Saying sorry”, until")


def read_it(nurse: Screen) -> None:
    """This will read all eight parts, one press each."""
    nurse.press("Start")
    nurse.sees_heading("Why sorry helps")
    nurse.sees("part 1 of 8")
    nurse.stop("a part")
    for title in ("Regret, not blame", "What the law says", "What is not a sorry"):
        nurse.press(f"Next: {title}")
        nurse.sees_heading(title)
    nurse.stop("a part with a list")
    for title in ("Never say", "Who to talk to", "When somebody", "If you get it wrong"):
        nurse.press(f"Next: {title}")
        nurse.sees("of 8")
    nurse.sees("Diane Marrow, Chief executive")
    nurse.stop("the last part")
    nurse.press("Try it yourself")
    nurse.sees_heading("Try it yourself")


def practise(nurse: Screen) -> None:
    """This will choose a made-up post, try once in vain and once well."""
    nurse.stop("practice")
    nurse.follow("Another post")
    nurse.sees("The phone just rings")
    nurse.follow("Another post")
    nurse.sees("Lunch was stone cold")
    nurse.write("Your reply", NOT_YET)
    nurse.press("See whether it passes")
    nurse.sees("Nearly there")
    nurse.sees("Not yet")
    assert nurse.box("Your reply").input_value() == NOT_YET
    expect(nurse.page.get_by_text("Can you say sorry for the thing itself?")).to_be_visible()
    nurse.stop("practice, nearly")
    nurse.write("Your reply", PASSES)
    nurse.press("See whether it passes")
    nurse.sees_heading("You may say sorry without waiting")
    nurse.stop("passed")
