"""The steps that journeys share: each is one thing that one person does, and what they see then."""

import re
from time import monotonic

from playwright.sync_api import Locator, expect

from tests.journeys.screens import Screen
from tests.journeys.stories import SITE, TROLLEY

PATIENCE = 20.0
"""Seconds; the form wants to have been open for three."""
SORRY_YOU_FEEL = (
    "I am sorry you feel that nobody told you anything, Sam. "
    "Your mum was on a trolley in bay 3 all that time."
)
ONLY_HELD = (
    "I am sorry that nobody told you anything, Sam. Your mum was on a trolley in bay 3 all that time. Maya"
)
MENDED = (
    "I am sorry that nobody told you anything for six hours, Sam, and that your mum waited on a trolley. "
    "That was for us to put right on the night, and we did not. "
    "I am asking our charge nurse how it came to that."
)
SUGGESTED = MENDED.replace("how it came to that", "today how it came to that")
APPROVED = SUGGESTED


def tell_a_story(visitor: Screen) -> str:
    """This will tell Sam's story on the public page, and give the private link that comes back."""
    visitor.open("/")
    visitor.sees_heading("You tell us.")
    visitor.stop("the front door")
    visitor.press("Tell us what happened", within=visitor.page.get_by_role("main"))
    visitor.sees_heading("Tell us what happened")
    visitor.sees("999")
    visitor.write("What happened?", TROLLEY)
    visitor.tick("Publish it")
    visitor.tick("Somebody I care for or know")
    visitor.choose("Where was it?", SITE)
    visitor.write("A name to show with it", "Sam")
    visitor.stop("the form")
    send_when_slow_enough(visitor)
    visitor.sees_heading("Thank you. Keep this link")
    visitor.stop("the link to keep")
    return visitor.page.locator(".public-link").inner_text()


def send_when_slow_enough(visitor: Screen, words: str = "Send it") -> None:
    """This will send the form again while it says that only a machine is so quick."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        with visitor.page.expect_navigation():
            visitor.press(words)
        if not visitor.page.get_by_text("That was very quick.").is_visible():
            return
    raise AssertionError("the form is never taken")


def look_and_publish(reader: Screen) -> None:
    """This will have the reader on call look at the story that waits, and publish it."""
    reader.follow("Listen")
    reader.follow("Stories that wait for a look")
    reader.sees_heading("Stories that wait for a look")
    reader.stop("stories that wait")
    reader.follow("Look at it", within=reader.page.get_by_role("article", name=re.compile("by Sam")))
    reader.sees_heading("A story by Sam")
    reader.stop("a story to look at")
    reader.tick("No criticised member of staff is still named")
    reader.press("Publish this story")
    reader.sees("No story waits for a look.")
    reader.stop("no story waits")


def see_the_answer(visitor: Screen, link: str) -> None:
    """This will see the answer once on the public page, and on the private link, and say that it was one."""
    visitor.open("/")
    visitor.follow("Open this story by Sam")
    visitor.sees_heading("What Sam told us")
    expect(visitor.page.get_by_text(APPROVED)).to_have_count(1)
    visitor.sees("Looked at by one colleague before it was published.")
    visitor.stop("the public story")
    visitor.open(link)
    visitor.sees(APPROVED)
    visitor.stop("the private link")
    visitor.press("Yes")
    visitor.sees("You said")
    visitor.stop("the private link, answered")


def read_the_post(reader: Screen, teller: str = "Sam") -> None:
    """This will find a post in Listen and open it."""
    reader.follow("Listen")
    reader.looks_until(TROLLEY[:60])
    reader.stop("Listen")
    reader.follow("Open", within=reader.card(f"Post by {teller}"))
    reader.sees("What Candour read")
    reader.stop("a post")


def open_a_reply(writer: Screen) -> None:
    """This will open a reply and see the route card above the empty box, before the first word."""
    writer.press("Write a reply")
    writer.looks_until("Replying to a complaint")  # a busy worker may not have read the post yet
    writer.sees_heading("Replying to a complaint")
    card, box = writer.page.locator("#route-card"), writer.box("Your words")
    writer.sees("Who will see this first")
    writer.sees("One person: the matron on call.", within=card)
    assert box.input_value() == ""
    assert _bottom(card) <= _top(box), "the card stands above the box"
    writer.stop("the empty composer")


def write_and_be_shown(writer: Screen) -> None:
    """This will write what is no apology and names a bay, and see why neither is good."""
    if writer.has_script:
        writer.page.evaluate("window.isSamePage = true")
    writer.write("Your words", SORRY_YOU_FEEL)
    check(writer)
    writer.sees("Can you say sorry for the thing itself?")
    writer.sees("Held.")
    if writer.has_script:
        assert writer.page.evaluate("window.isSamePage"), "nothing was loaded anew"
    writer.stop("a hint and a hold")


def mend_the_apology(writer: Screen) -> None:
    """This will say sorry for the thing itself; the hint goes, the bay is still held."""
    writer.write("Your words", ONLY_HELD)
    check(writer)
    expect(writer.page.get_by_text("Can you say sorry for the thing itself?")).to_have_count(0)
    writer.sees("Held.")


def be_stopped_by_the_bay(writer: Screen) -> None:
    """This will try to send what is held, and be told why not and what to do."""
    writer.tick("No")
    writer.press("Send it")
    refusal = writer.page.locator(".candour-refusal")
    writer.sees("This could tell a stranger who somebody is", within=refusal)
    writer.sees("Take those words out", within=refusal)
    assert writer.box("Your words").input_value() == ONLY_HELD, "nothing entered is lost"
    writer.stop("a refusal in the place of the button")


def send_what_is_mended(writer: Screen) -> None:
    """This will take the bay out and send the reply on its way."""
    writer.write("Your words", MENDED)
    writer.press("Send it")
    writer.sees_heading("Somebody looks at it first")
    writer.sees("Ruth Chegwidden, Matron on call: has been asked")
    writer.stop("a reply that waits")


def open_from_the_notice(decider: Screen) -> None:
    """This will find the notice on the page, and open the decision from it."""
    decider.looks_until("Maya Penhale's reply")
    decider.stop("home with something to decide")
    decider.open("/notices")
    decider.sees_heading("Notices")
    decider.stop("notices")
    decider.press("Open", within=decider.page.get_by_role("main"))
    decider.sees_heading("Maya's reply waits for you")
    decider.sees("Saying sorry is not an admission")
    decider.stop("a decision")


def suggest_one_word(decider: Screen) -> None:
    """This will put one word into the reply and offer it to its author."""
    decider.unfold("Suggest a change")
    offered = decider.page.locator("#suggest")
    decider.write("Suggest a change", SUGGESTED, within=offered)
    decider.write("Why (the author reads this)", "She asked him this morning.", within=offered)
    decider.press("Suggest it", within=offered)
    decider.sees_heading("A suggestion waits for Maya")
    decider.stop("a suggestion made")


def take_the_suggestion(writer: Screen) -> None:
    """This will find the suggestion from home and take it; the reply is about to leave."""
    writer.follow("Home")
    writer.looks_until("Ruth suggests a change to your reply.")
    writer.follow("I am sorry that nobody told you")
    writer.sees("Ruth Chegwidden suggests")
    writer.stop("a suggestion")
    writer.press("Take it", within=writer.page.locator("section[aria-labelledby=suggestion]"))


def hold_it_and_let_it_go(writer: Screen) -> None:
    """This will hold the reply inside its minute, and then let it go."""
    writer.press("Hold it")
    writer.sees_heading("Held back")
    writer.stop("a reply held back")
    writer.press("Let it go")
    writer.looks_until("It is public")
    writer.sees("Live")
    writer.stop("a reply that is public")


def check(writer: Screen) -> None:
    """This will have the words checked: by themselves where scripts run, else by a button."""
    if not writer.has_script:
        writer.press("Save and check my words")


def _top(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"]


def _bottom(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def go_to_a_post(reader: Screen, teller: str) -> None:
    """This will open the post of one teller from Listen."""
    reader.follow("Listen")
    reader.follow(
        "Open", within=reader.page.locator(".candour-list").last.get_by_role("article", name=teller)
    )
    reader.sees("What Candour read")


def begin_a_reply(writer: Screen, teller: str) -> None:
    """This will open the composer for one teller's post."""
    go_to_a_post(writer, teller)
    writer.press("Write a reply")
    expect(writer.box("Your words")).to_be_visible()


def approve_from_home(decider: Screen) -> None:
    """This will open what waits for a decision, and say yes."""
    decider.open("/home")
    decider.looks_until("Maya Penhale's reply")
    decider.follow("Maya Penhale's reply")
    decider.press("Approve")
    decider.sees("Approved. It leaves at")
