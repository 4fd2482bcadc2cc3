"""What stops a reply: somebody in danger, somebody perhaps harmed, the stop switch."""

from time import time

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.screens import Opens
from tests.journeys.stories import UNDO_SECONDS

TO_ROBIN = (
    "I am sorry that you were sent home last night, Robin, when home is not safe. "
    "You can ask for me on the ward at any hour. Maya"
)
TO_ELLIE = (
    "I am sorry that your blood test was cancelled, Ellie, and that nobody told you why. "
    "I have asked the clinic to say so aloud when they run late. Maya"
)
PICTURES = {"a human is needed now": "human-needed-390"}


def test_somebody_in_danger_gets_a_named_human_before_a_reply(opens: Opens) -> None:
    # given a post that says somebody is in danger
    nurse, reader, matron = opens("nurse", pictures=PICTURES), opens("reader"), opens("matron")
    nurse.follow("Listen")
    nurse.sees("Human needed now")
    nurse.sees("Joe Trewin, Social reader on call: asked")
    nurse.sees("not seen yet")
    nurse.stop("a human is needed now")
    # when the nurse begins to answer, the card says that a human comes first, and where help is
    steps.begin_a_reply(nurse, "Robin")
    nurse.sees("This cannot go out yet")
    nurse.sees("ring 999")
    nurse.write("Your words", TO_ROBIN)
    nurse.tick("No")
    nurse.press("Send it")
    nurse.sees("a person comes before a public reply", within=nurse.page.locator(".candour-refusal"))
    assert nurse.box("Your words").input_value() == TO_ROBIN
    nurse.stop("a reply that waits for a human")
    # and whoever was asked says that they have seen it, which everybody can see
    steps.go_to_a_post(reader, "Robin")
    reader.press("I have seen this")
    reader.sees("Joe Trewin has seen it")
    reader.stop("a hand-off that was seen")
    nurse.follow("Listen")
    nurse.sees("seen")
    expect(nurse.page.locator("section[aria-labelledby=human-now] strong", has_text="seen")).to_have_count(1)
    # and the matron lets replies leave, with a reason
    steps.go_to_a_post(matron, "Robin")
    matron.unfold("What was done")
    matron.write("Why may we answer in public now?", "Joe rang, and they are with a friend.")
    matron.press("Let replies leave")
    matron.sees("Ruth Chegwidden let public replies leave")
    # then the reply goes its way, and leaves when its minute is over
    steps.go_to_a_post(nurse, "Robin")
    nurse.press("Go on with your reply")
    assert nurse.box("Your words").input_value() == TO_ROBIN
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")
    steps.approve_from_home(matron)
    nurse.looks_until("It is public")


def test_not_being_sure_about_harm_stops_the_reply_and_says_what_to_do(opens: Opens) -> None:
    nurse = opens("nurse")
    steps.begin_a_reply(nurse, "Ellie")
    nurse.write("Your words", TO_ELLIE)
    nurse.tick("I am not sure")
    nurse.press("Send it")
    refusal = nurse.page.locator(".candour-refusal")
    nurse.sees("Somebody may have been harmed", within=refusal)
    nurse.sees("Hand it over", within=refusal)
    assert nurse.box("Your words").input_value() == TO_ELLIE
    nurse.stop("a reply that waits for a talk in person")
    steps.go_to_a_post(nurse, "Ellie")
    nurse.sees("Somebody may have come to harm")
    nurse.sees("No public reply leaves until a named human releases this.")
    nurse.stop("a post that was handed over")


def test_the_stop_switch_keeps_everything_in_until_it_is_ended(opens: Opens) -> None:
    nurse, matron, press_office = opens("nurse"), opens("matron"), opens("communications")
    steps.begin_a_reply(nurse, "Ellie")
    nurse.write("Your words", TO_ELLIE)
    nurse.tick("No")
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")
    press_office.follow("Speak")
    press_office.follow("Stop switch")
    press_office.stop("the stop switch")
    press_office.write("Why", "A rumour about the clinic goes round.")
    press_office.press("Pause everything")
    press_office.sees("Priya Nair pressed the stop switch")
    press_office.stop("everything is paused")
    steps.approve_from_home(matron)
    decided_at = time()
    while time() < decided_at + UNDO_SECONDS + 2:  # its minute passes, and it is still here
        nurse.page.reload()
        nurse.sees("Everything is paused: A rumour about the clinic goes round.")
        nurse.sees("Waiting to leave")
    nurse.stop("a reply that is kept in")
    press_office.page.reload()
    press_office.sees("1 reply waits")
    press_office.press("End the pause")
    press_office.sees("Nothing is paused.")
    nurse.looks_until("It is public")
