"""The steps of a promise: made in a reply, written down, taken, kept, and told back."""

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.screens import Screen

WHAT = "We will put a board in the corridor that says how long it takes, within three weeks."
PROMISED = (
    "I am sorry that nobody told you anything for six hours, Sam, and that your mum waited on a trolley. "
    f"{WHAT} Ask for me on the ward any afternoon."
)
CHANGED = (
    "The board hangs in the corridor since this morning, Sam. The nurse in charge writes the waiting time on "
    "it every hour, and says so out loud as well. You told us what was missing, and now it is there."
)
TEAM = "Emergency department"


def promise_in_a_reply(writer: Screen) -> None:
    """This will write a reply that promises something with a day, and read where that is written down."""
    writer.write("Your words", PROMISED)
    steps.check(writer)
    writer.sees("You promise something here, with a day.")
    writer.stop("a promise in a draft")
    writer.tick("No")
    writer.press("Send it")
    writer.sees_heading("Somebody looks at it first")


def write_it_down(writer: Screen) -> None:
    """This will follow the notice that asks who does it, and offer the promise to the team."""
    writer.open("/home")
    writer.looks_until("You promised something in a reply that is public now.")
    writer.follow("You promised something")
    writer.press("Open", within=writer.page.get_by_role("main"))
    writer.sees_heading("Add a promise")
    expect(writer.box("What will be done?")).to_have_value(WHAT)
    writer.choose("Which team does it?", f"{TEAM}, St Brannoc's Hospital")
    writer.stop("a promise to write down")
    writer.press("Ask the team to take it")
    writer.sees_heading(f"Promise of {TEAM}")
    writer.sees("You offered this yourself.")
    writer.stop("a promise that waits for its team")


def see_nothing_yet(visitor: Screen, link: str) -> None:
    """This will see that nobody outside knows of a promise that no team has taken."""
    visitor.open(link)
    visitor.sees_heading("Your story")
    expect(visitor.page.get_by_text("We promised this by")).to_have_count(0)


def take_it(taker: Screen) -> None:
    """This will find the promise from its notice, and take it for the team."""
    taker.open("/home")
    taker.looks_until(f"A promise waits for {TEAM} to say yes or no.")
    taker.follow("A promise waits for")
    taker.press("Open", within=taker.page.get_by_role("main"))
    taker.stop("a promise to take")
    taker.press(f"Take it for {TEAM}")
    taker.sees("It is done: tell them")
    taker.unfold("It takes longer")
    taker.stop("a promise that runs")


def see_it_promised(visitor: Screen, link: str) -> None:
    """This will read the promise with its day and its team, in public and on the private link."""
    visitor.open("/put-right")
    visitor.sees(WHAT)
    visitor.sees(TEAM)
    visitor.stop("what we promised")
    visitor.open("/")
    visitor.follow("Open this story by Sam")
    visitor.sees("Promised by", within=visitor.page.locator(".public-promise"))
    visitor.sees(TEAM, within=visitor.page.locator(".public-promise"))
    visitor.stop("the thread, with a promise")
    visitor.open(link)
    visitor.sees("We promised this by")
    visitor.stop("the private link, with a promise")


def tell_what_changed(writer: Screen) -> None:
    """This will open the promise from the list, and write what has changed in one's own words."""
    writer.open("/promises")
    writer.sees_heading("Promises")
    writer.stop("promises")
    writer.follow(WHAT)
    writer.press("It is done: tell them")
    writer.sees("What has changed? Say it in your own words.")
    assert writer.box("Your words").input_value() == ""
    writer.stop("the empty reply that keeps a promise")
    writer.write("Your words", CHANGED)
    steps.check(writer)
    writer.tick("No")
    writer.press("Send it")
    writer.sees_heading("Somebody looks at it first")


def approve_first(decider: Screen) -> None:
    """This will say yes as the first of the two who look at what claims a change."""
    decider.open("/home")
    decider.looks_until("Maya Penhale's reply")
    decider.follow("Maya Penhale's reply")
    decider.press("Approve")
    decider.sees_heading("Somebody looks at it first")
    decider.sees("Somebody else takes the other step.")


def see_it_kept(visitor: Screen, link: str) -> None:
    """This will read what changed in the thread, on the list, and on the private link."""
    visitor.open("/")
    visitor.follow("Open this story by Sam")
    visitor.sees(CHANGED)
    visitor.sees("Kept: change made")
    visitor.stop("the thread of a kept promise")
    visitor.open("/put-right")
    visitor.sees("Kept: change made")
    visitor.stop("what we kept")
    visitor.open(link)
    visitor.sees("There is an answer for you, and a change was made.")
    visitor.sees("Change made: we kept this promise")
    visitor.stop("the private link, with a change made")
