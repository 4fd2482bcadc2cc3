"""A share kit from its first word over a yes to a colleague's own words, which are neither's but theirs."""

from tests.journeys.screens import Opens, Screen

MESSAGE = (
    "From the first of May our tea bar is open all night, so that whoever waits with somebody at three in "
    "the morning finds a warm drink and a person to talk to."
)
OWN = "I have often wished for a cup of tea at three. Now there is one, and somebody who pours it."


def test_a_kit_is_agreed_on_and_told_in_words_of_one_s_own(opens: Opens) -> None:
    press, decider, nurse = opens("press"), opens("communications"), opens("nurse")
    # given a kit that the press officer writes and communications approve
    write_it(press)
    decider.open("/home")
    decider.looks_until("asks you to look at a share kit.")
    decider.open("/kits")
    decider.follow("Tea at night")
    decider.stop("a kit to decide on")
    decider.press("Approve this kit")
    # when a nurse pastes its message, it is held
    nurse.open("/feed")
    nurse.follow("Share kits")
    nurse.stop("share kits")
    nurse.follow("Tea at night")
    nurse.write("Your own words", MESSAGE)
    nurse.press("Check my words")
    nurse.sees("These are the words of the kit, or a colleague's.")
    nurse.stop("words of a kit that are held")
    # then her own are ready to copy, and she notes for herself where she told it
    nurse.write("Your own words", OWN)
    nurse.press("Check my words")
    nurse.sees("Your words are ready")
    nurse.press("Copy my words")
    nurse.stop("own words that are ready")
    nurse.unfold("I have told it")
    nurse.write("Where did you tell it?", "Facebook")
    nurse.press("Note it for me")
    nurse.sees("Thank you for telling it: Facebook.")


def write_it(press: Screen) -> None:
    """This will write a kit and ask for a yes."""
    press.open("/kits/new")
    press.write("What is it about?", "Tea at night")
    press.write("What do we want people to know?", MESSAGE)
    press.write("Facts", "Open all night.\nTea is free.")
    press.write("Links", "Where it is https://example.org/tea")
    press.stop("a kit that is written")
    press.press("Keep it")
    press.press("Ask for it to be approved")
    press.sees("Waits for a yes")
