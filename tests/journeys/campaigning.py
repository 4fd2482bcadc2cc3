"""The steps of a campaign: planned, approved, a picture sent, both walls, consent taken back, the story."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from candour.domain.clocks import LONDON
from tests.drawing import drawn
from tests.journeys.screens import Screen

TITLE, TAG = "Our ward's day", "OurWardsDay"
WALL = "/wall/our-wards-day"
WORDS = "Dave brought the last of the old chairs down this morning."
ALT = "A porter beside a stack of blue chairs."


def plan_it(owner: Screen) -> None:
    """This will plan a campaign from today until tomorrow, in public on our own page."""
    owner.open("/campaigns")
    owner.press("Plan a campaign")
    owner.write("What is it called?", TITLE)
    owner.write("What is it for?", "So that people see who looks after them.")
    owner.write("Hashtag", TAG)
    owner.write("What do you ask for?", "One picture of your team at work.")
    today = datetime.now(UTC).astimezone(LONDON)
    for part, at in (("begins", today), ("ends", today + timedelta(days=1))):
        for piece in ("day", "month", "year"):
            owner.page.locator(f"#id_{part}_on-{piece}").fill(str(getattr(at, piece)))
    owner.write("From", "00:00")
    owner.write("Until", "23:59")
    owner.tick("Show it in public")
    owner.tick("St Brannoc's front door (Our own public page)")
    owner.stop("a campaign that is being planned")
    owner.press("Keep it")
    owner.sees_heading(TITLE)
    owner.press("Ask for its frame")
    owner.sees("Does it go out like this?")
    owner.stop("a frame that waits")


def approve_it(decider: Screen) -> None:
    """This will follow the notice, read the frame and approve it."""
    decider.open("/home")
    decider.looks_until("asks you to look at a campaign.")
    decider.open("/campaigns")
    decider.follow(TITLE)
    decider.sees(f"#{TAG}")
    decider.stop("a frame to decide on")
    decider.press("Approve this frame")
    decider.sees("approved this frame (version 1)")


def add_a_picture(sender: Screen, sees: str = "Colleagues and the public") -> None:
    """This will post a picture with a colleague in it, who said yes aloud to these people seeing it."""
    sender.open("/feed")
    sender.write("Say something to your colleagues", f"{WORDS} #{TAG}")
    sender.unfold("Add photos")
    picture = {"name": "chairs.jpg", "mimeType": "image/jpeg", "buffer": drawn((800, 600))}
    sender.page.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    sender.sees("chairs.jpg is here.")
    sender.press("Post it")
    sender.write("Describe it for those who cannot see it", ALT)
    sender.tick("Somebody can be seen")
    sender.tick("I have looked at what is behind")
    sender.press("Save")
    sender.write("Name of a colleague in it", "Dave Quick")
    sender.tick(sees)
    sender.tick("They said yes to me")
    sender.press("Add them")
    sender.press("Go on")
    sender.press("Post it")
    sender.sees(WORDS)


def send_it_out(sender: Screen) -> None:
    """This will see the post on the campaign's page as an entry, and send it out with one press."""
    sender.open("/campaigns")
    sender.follow(TITLE)
    sender.looks_until("On the wall.")
    sender.stop("one's own entry")
    sender.press(f"Send it out as #{TAG}")
    sender.looks_until("Out in public.")


def see_the_walls(colleague: Screen, visitor: Screen) -> None:
    """This will see the picture on both walls, with who and where, and look at both."""
    for screen, path in ((colleague, "/campaigns"), (visitor, WALL)):
        screen.open(path)
        if screen is colleague:
            screen.follow(TITLE)
            screen.follow("Live wall")
        screen.sees_heading(f"#{TAG}")
        expect(screen.page.get_by_role("img", name=ALT)).to_be_visible()
        screen.sees("Carys, Ward sister")
        screen.stop("a wall among staff" if screen is colleague else "a public wall")


def change_their_mind(pictured: Screen) -> None:
    """This will take a picture of oneself down everywhere."""
    pictured.open("/photos/of-me")
    pictured.unfold("I do not want it shown")
    pictured.press("Take it down")
    pictured.sees("You are in no picture.")


def see_it_gone(*walls: Screen) -> None:
    """This will see, without touching a wall, that the picture has gone from it."""
    for wall in walls:
        expect(wall.page.get_by_role("img", name=ALT)).to_have_count(0, timeout=60_000)
        wall.sees("No picture yet.")


def tell_the_story(owner: Screen, sender: Screen) -> None:
    """This will choose a moment and read the story of the day."""
    sender.open("/feed")
    sender.write("Say something to your colleagues", f"The kettle held out all day. #{TAG}")
    sender.press("Post it")
    sender.open("/campaigns")
    sender.follow(TITLE)
    sender.looks_until("The kettle held out all day.")
    owner.open("/campaigns")
    owner.follow(TITLE)
    owner.press("End it now")
    owner.sees("Ended")
    owner.follow("The story of the day")
    owner.press("Choose it", within=owner.page.locator("li", has_text="The kettle held out"))
    owner.sees("Leave it out")
    owner.stop("the story of a day")
