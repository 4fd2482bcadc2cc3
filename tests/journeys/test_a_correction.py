"""One tap says what a post really is, the page about the reader counts it, and another tap takes it back."""

from tests.journeys import steps
from tests.journeys.hands import Keyboard
from tests.journeys.screens import Opens

PICTURES = {"a post put right": "post-corrected-390", "how the reader reads": "reader-390"}


def test_a_reading_is_put_right_by_one_tap_counted_and_taken_back(opens: Opens) -> None:
    # given a nurse who reads that a post was taken for a complaint
    nurse = opens("nurse", pictures=PICTURES)
    steps.go_to_a_post(nurse, "Ellie")
    nurse.sees("This is really:")
    # when she says what it is, with the keyboard alone
    nurse.hands = Keyboard()
    nurse.press("A suggestion")
    nurse.sees("Maya Penhale said that this is a suggestion")
    nurse.stop("a post put right")
    # then the page about the reader counts the post, and leads to it
    communications = opens("communications", pictures=PICTURES)
    communications.follow("Listen")
    communications.follow("How well does our reader read?")
    communications.sees("put 1 of them right")
    communications.stop("how the reader reads")
    communications.follow("Complaint that was really a suggestion")
    communications.sees("Posts read as complaint that is a suggestion")
    # and once she takes it back, it is no error any more
    nurse.press("Undo")
    nurse.sees("I read this as a complaint")
    communications.page.reload()
    communications.sees("put none of them right")
