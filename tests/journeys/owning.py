"""The steps of a mistake: a reply that is wrong, who notices it, how it is owned, taken down, learnt from."""

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.screens import Screen

WRONG = (
    "I am sorry that nobody told you anything for six hours, Sam, and that no nurse brought your mum so much "
    "as a blanket. I am asking our charge nurse how it came to that."
)
NOTICED = "Did anybody read this? The nurse did bring her a blanket. She was the only one who was kind."
WAS_WRONG = (
    "I wrote that no nurse brought your mum a blanket. You had told us that one did, and I read past it."
)
IS_RIGHT = "A nurse did bring her a blanket, and I have told her that you remember it, Sam."
TALK_TO = "Ring me on the ward any afternoon and ask for Maya."
DIFFERENTLY = "We read a story twice before we answer it, the second time for what went well."
LEAK = (
    "I am sorry that nobody told you anything for six hours, Sam. I still think of the red bobble hat from "
    "the lifeboat crew. I am asking our charge nurse how it came to that."
)


def publish_a_reply(nurse: Screen, matron: Screen, words: str) -> None:
    """This will have the nurse answer Sam, the matron say yes, and the reply go out."""
    steps.begin_a_reply(nurse, "Sam")
    nurse.write("Your words", words)
    nurse.tick("No")
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")
    steps.approve_from_home(matron)
    nurse.looks_until("It is public")
    nurse.stop("a reply that is public, with what can be done")


def say_that_it_is_wrong(visitor: Screen, link: str) -> None:
    """This will have Sam read the answer on the private link and write back."""
    visitor.open(link)
    visitor.looks_until("so much as a blanket")
    visitor.write("Add something, or write back", NOTICED)
    visitor.press("Send")
    visitor.sees(NOTICED)


def notice_it(nurse: Screen) -> None:
    """This will find the notice on the home page, and open the thread from it."""
    nurse.open("/home")
    nurse.looks_until("Somebody answers that we got them wrong.")
    nurse.open("/notices")
    nurse.press("Open", within=nurse.page.get_by_role("listitem").filter(has_text="got them wrong").first)
    nurse.sees_heading("The whole thread")
    nurse.sees("Says we got it wrong")
    nurse.sees(NOTICED)
    nurse.stop("a thread in which somebody noticed")


def own_it(nurse: Screen) -> None:
    """This will own the mistake in one step, read it once more as everybody will, and send it."""
    nurse.press("Own a mistake", "button")
    nurse.sees_heading("Own a mistake")
    nurse.sees("First: could this tell a stranger who somebody is?")
    nurse.sees("goes first in the queue")
    nurse.stop("own a mistake")
    nurse.write("What was wrong", WAS_WRONG)
    nurse.write("What is right", IS_RIGHT)
    nurse.write("Who to talk to", TALK_TO)
    nurse.press("Save it and look it over")
    expect(nurse.box("What was wrong")).to_have_value(WAS_WRONG)
    nurse.stop("a correction before it is sent")
    if nurse.page.get_by_label("No", exact=True).count():
        nurse.tick("No")
    nurse.press("Send it")
    nurse.sees_heading("Somebody looks at it first")


def read_the_correction(visitor: Screen) -> None:
    """This will read the story in public: the first answer is still there, and its correction under it."""
    visitor.open("/")
    visitor.follow("Open this story by Sam")
    visitor.looks_until(IS_RIGHT)
    visitor.sees("so much as a blanket")
    visitor.stop("a story whose answer was corrected")


def file_the_lesson(nurse: Screen) -> None:
    """This will be asked what we do differently, and put it into the library."""
    nurse.open("/home")
    nurse.looks_until("what will we do differently?")
    nurse.open("/notices")
    nurse.press("Open", within=nurse.page.get_by_role("listitem").filter(has_text="do differently").first)
    nurse.sees_heading("What will we do differently?")
    nurse.stop("a lesson to be written")
    nurse.tick("We misread what somebody said")
    nurse.write("What will we do differently?", f"Ask Ruth. {DIFFERENTLY}")
    nurse.press("Put it in the library")
    nurse.sees("Write what the team does, without a name.")
    nurse.stop("a lesson with a name in it")
    nurse.write("What will we do differently?", DIFFERENTLY)
    nurse.press("Put it in the library")
    nurse.sees_heading("What we learnt")
    nurse.sees(DIFFERENTLY)
    nurse.stop("the library of lessons")


def read_what_was_put_right(visitor: Screen, words: str) -> None:
    """This will read it on the page for everybody, where a team is named and nobody else."""
    visitor.open("/put-right")
    visitor.sees_heading("What we put right")
    visitor.sees(words)
    visitor.sees("Emergency department")
    assert "Maya" not in visitor.page.get_by_role("main").inner_text()
    visitor.stop("what we put right")


def take_it_down(reader: Screen) -> None:
    """This will read what happens on each network, choose the line that everybody reads, and press once."""
    reader.open("/listen?state=answered")
    reader.follow("Open", within=reader.page.get_by_role("article", name="Sam"))
    reader.press("Open the thread of our reply", "button")
    reader.press("Take it down at once", "button")
    reader.sees_heading("Take it down at once")
    reader.sees("gone at once; a line says that something was removed")
    reader.stop("take it down at once")
    reader.tick("It could have told a stranger who somebody is.")
    reader.press("Take it down now")
    reader.sees_heading("The whole thread")
    reader.sees("it could have told a stranger who somebody is")
    assert "bobble hat" not in reader.page.content()
    reader.stop("a thread that came down")


def see_it_gone(visitor: Screen, link: str) -> None:
    """This will find the line in place of the words, in public and on the private link."""
    for path in ("/", link):
        visitor.open(path)
        visitor.sees("it could have told a stranger who somebody is")
        assert "bobble hat" not in visitor.page.content()
    visitor.stop("the private link after a take-down")


def look_after_the_breach(legal: Screen) -> None:
    """This will open the record from its notice, write down what is known, and close it with a reason."""
    legal.open("/home")
    legal.looks_until("The 72 hours run.")
    legal.open("/learn")
    legal.follow("What our teams learnt")
    legal.follow("Breach records")
    legal.sees_heading("Breach records")
    legal.sees("71 hours left")
    legal.stop("breach records")
    legal.follow("Open", within=legal.page.get_by_role("main"))
    legal.sees("It cannot be closed yet")
    assert "bobble hat" not in legal.page.content()
    legal.stop("a breach record")
    legal.tick("A place and time that give somebody away")
    legal.tick("One person")
    legal.write("What could come of it for them?", "Neighbours could guess who it was.")
    legal.tick("A risk to anybody is unlikely")
    legal.tick("No", within=legal.page.get_by_role("group", name="Did we tell the Information Commissioner?"))
    legal.write("Why, or why not", "It was up for two minutes and nobody passed it on.")
    legal.press("Keep this")
    legal.write("Close this record: why can it be closed?", "They know, and nobody passed it on.")
    legal.press("Close it")
    legal.sees("They know, and nobody passed it on.")
    legal.stop("a closed breach record")
