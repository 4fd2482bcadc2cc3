"""The lesson on a phone: the card names it, two colleagues look, and the same reply now needs nobody."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.hands import Hands, Keyboard, Pointer
from tests.journeys.screens import Opens, Screen
from tests.rooms.learning.own_lesson import OURS

ONLY_SORRY = "I am sorry that the blood test ran so late, Ellie, and that you had to ring work about it. Maya"
WIDE = {"width": 1280, "height": 900}
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
    "with two colleagues": "lesson-colleagues-390",
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
    draft = urlsplit(nurse.page.url).path
    # when the nurse takes the lesson from the card
    nurse.press("Take the lesson now")
    nurse.sees_heading("Saying sorry")
    nurse.stop("a lesson")
    read_it(nurse)
    # and practises, first not well enough, then well
    practise(nurse)
    # and one colleague says yes, but the reply still has one person to go to
    sister = opens("sister", pictures={"a colleague's practice": "look-390"} if not looks else {})
    look(sister, "It is plain that you read it.")
    nurse.open("/learn/saying-sorry/colleagues")
    nurse.sees("One of them said yes.")
    # until a second one does
    look(opens("matron", viewport=WIDE), "I would believe this.")
    nurse.open("/notices")
    nurse.press("Open Two colleagues said yes to “Saying sorry”.")
    nurse.sees_heading("You may say sorry without waiting")
    nurse.sees("It is plain that you read it.")
    nurse.stop("passed")
    # then the same reply, kept as it was, waits for nobody
    nurse.open(draft)
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
    nurse.sees_heading("Two colleagues have a look")
    nurse.sees("2 colleagues have been asked.")
    nurse.stop("with two colleagues")


def look(colleague: Screen, words: str) -> None:
    """This will open the notice, read the practice, and say yes to each question."""
    colleague.open("/notices")
    colleague.press("Open A colleague practised a reply.")
    colleague.sees_heading("A colleague practises")
    colleague.sees("Lunch was stone cold")
    colleague.sees(PASSES)
    colleague.stop("a colleague's practice")
    for group in colleague.page.get_by_role("group").all():
        colleague.tick("Yes", within=group)
    colleague.write("A kind word to your colleague", words)
    colleague.press("Send it to them")
    colleague.sees_heading("Learn")
    colleague.stop("the lessons")


def test_a_lesson_is_changed_as_a_file_and_a_question_teaches(opens: Opens, tmp_path: Path) -> None:
    # given communications, who keep the lessons
    priya = opens("communications", viewport=WIDE)
    priya.open("/learn")
    priya.follow("Keep the lessons")
    priya.sees_heading("Keep the lessons")
    priya.stop("the lessons as files")
    # when they send a file with a fault, the line is named and nothing changes
    file = tmp_path / "ours.md"
    file.write_text(OURS.replace("minutes: 5", "minutes: 50"), encoding="utf-8")
    priya.page.locator("input[type=file]").set_input_files(file)
    priya.press("Send the file")
    priya.sees("ours.md, line 4: 'minutes' is '50'. Write a whole number from 1 to 10.")
    priya.stop("a fault in a file")
    # and when they mend it, it stands beside the others
    file.write_text(OURS, encoding="utf-8")
    priya.page.locator("input[type=file]").set_input_files(file)
    priya.press("Send the file")
    priya.sees("Your trust's own version is in use.")
    priya.stop("the versions of a lesson")
    # then a nurse reads it, and a wrong answer explains
    nurse = opens("nurse")
    nurse.open("/learn")
    nurse.follow("Writing for our ward")
    nurse.press("Start")
    nurse.follow("The long one.")
    nurse.sees("Not quite")
    nurse.stop("a question that teaches")
    nurse.follow("The short one.")
    nurse.sees("It is short.")
