"""The lesson on a phone: the card names it, two colleagues look, and the same reply now needs nobody."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.journeys import lessons
from tests.journeys.hands import Hands, Keyboard, Pointer
from tests.journeys.screens import Opens
from tests.rooms.learning.own_lesson import OURS

WIDE = {"width": 1280, "height": 900}
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
    lessons.only_say_sorry(nurse)
    nurse.sees("After the lesson “Saying sorry” (9 minutes) replies like this go without waiting.")
    nurse.stop("the card names the lesson")
    draft = urlsplit(nurse.page.url).path
    # when the nurse takes the lesson from the card
    nurse.press("Take the lesson now")
    nurse.sees_heading("Saying sorry")
    nurse.stop("a lesson")
    lessons.read_it(nurse)
    # and practises, first not well enough, then well
    lessons.practise(nurse)
    # and one colleague says yes, but the reply still has one person to go to
    sister = opens("sister", pictures={"a colleague's practice": "look-390"} if not looks else {})
    lessons.look(sister, "It is plain that you read it.")
    nurse.open("/learn/saying-sorry/colleagues")
    nurse.sees("One of them said yes.")
    # until a second one does
    lessons.look(opens("matron", viewport=WIDE), "I would believe this.")
    nurse.open("/notices")
    nurse.press("Open Two colleagues said yes to “Saying sorry”.")
    nurse.sees_heading("You may say sorry without waiting")
    nurse.sees("It is plain that you read it.")
    nurse.stop("passed")
    # then the same reply, kept as it was, waits for nobody
    nurse.open(draft)
    nurse.sees("Nobody sees this first")
    nurse.sees("You hold the right")
    assert nurse.box("Your words").input_value() == lessons.ONLY_SORRY
    nurse.stop("the card after the lesson")
    nurse.press("Publish it")
    nurse.looks_until("It is public")
    # and her own page says how the right was earned, and its end
    nurse.open("/me")
    nurse.sees("say sorry: The lesson “Saying sorry”, until")


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
