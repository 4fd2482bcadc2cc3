"""What journeys through a lesson share: a reply that only says sorry, reading, practice, and looks at it."""

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.screens import Screen

ONLY_SORRY = (
    "I am sorry that the blood test was cancelled, Ellie, and that you had to ring work about it. Maya"
)
NOT_YET = "I am sorry if you were upset about the cold food. Please contact PALS."
PASSES = (
    "I am sorry that lunch was cold and that your mum sat there hungry, Merryn. I will tell our catering "
    "lead this afternoon. Ring and ask for me any morning. Maya"
)


def only_say_sorry(nurse: Screen) -> None:
    """This will write a reply that only says sorry, and see that one person would see it first."""
    steps.begin_a_reply(nurse, "Ellie")
    nurse.sees("If it goes wrong, the trust stands behind you.")
    nurse.write("Your words", ONLY_SORRY)
    nurse.unfold("What does your reply do?")
    nurse.tick("It only says sorry")
    nurse.tick("No")
    nurse.press("Save and check my words")
    nurse.sees("Who will see this first")


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
