"""The steps of saying a post in public: written, begun, agreed to, sent, seen, taken down."""

from playwright.sync_api import expect

from tests.journeys.campaigning import ALT, add_a_picture
from tests.journeys.screens import Screen

WORDS = "Dave carried the last of the old chairs away. Come and sit on the new ones."
NAMED = "Carys, Ward sister, Juniper ward"
CREDIT = f"From {NAMED}"


def post_with_a_picture(author: Screen) -> str:
    """This will post a picture with a colleague in it whom colleagues may see, and give its address."""
    add_a_picture(author, sees="Colleagues only")
    author.sees("Say this in public")
    author.stop("a post that could be public")
    return author.page.url


def begin(writer: Screen, post: str) -> None:
    """This will begin from the post's page, and see the route before the first word."""
    writer.open(post)
    writer.follow("Say this in public")
    writer.sees("Carys Lloyd is asked first")
    writer.sees("Waiting for Dave Quick to agree.")
    writer.stop("a post before it is said in public")
    writer.press("Begin")
    writer.sees("Who will see this first")
    writer.sees("Carys Lloyd was asked.")
    writer.write("Your words", WORDS)
    writer.press("Save and check my words")
    writer.stop("a draft from a post")


def agree(author: Screen) -> None:
    """This will follow the notice and agree, with one's first name and job."""
    author.open("/home")
    author.looks_until("would like to say your post in public.")
    author.follow("Maya Penhale would like to say your post in public.")
    author.press("Open")
    author.tick(NAMED)
    author.stop("an author who is asked")
    author.press("I agree")
    author.sees("agreed, named as")


def let_the_public_see(porter: Screen) -> None:
    """This will let the public see a picture of oneself."""
    porter.open("/photos/of-me")
    porter.press("The public may see it, too")
    porter.sees("You have agreed: colleagues and the public.")


def send(writer: Screen, post: str) -> None:
    """This will put the picture in and send it."""
    writer.open(f"{post}/in-public")
    writer.stop("a post whose picture may go")
    writer.press("Put in the pictures that may go now")
    writer.sees("has agreed that you say their post in public")
    writer.press("Send it")
    writer.sees_heading("Somebody looks at it first")


def approve(matron: Screen) -> None:
    """This will look at the words as they go out, with their credit and picture."""
    matron.open("/speak")
    matron.follow("Maya Penhale's reply")
    matron.sees(CREDIT)
    expect(matron.page.get_by_role("img", name=ALT)).to_be_visible()
    matron.press("Approve")


def see_it_public(visitor: Screen, writer: Screen, post: str) -> None:
    """This will follow the post to its public copy."""
    writer.open(post)
    writer.looks_until("This has been said in public.")
    writer.follow("Open it")
    writer.stop("a post that is public")
    address = writer.page.get_by_role("link", name="front door").get_attribute("href")
    visitor.open(address or "")
    visitor.sees(WORDS)
    visitor.sees(CREDIT)
    expect(visitor.page.get_by_role("img", name=ALT)).to_be_visible()
    visitor.stop("a public post from the feed")


def change_their_mind(porter: Screen) -> None:
    """This will take one's yes to the public back, and leave the one to colleagues."""
    porter.press("Colleagues may see it")
    porter.sees("You have agreed: colleagues only.")


def see_it_gone(visitor: Screen) -> None:
    """This will see the line that stands where it was, and no picture."""
    visitor.looks_until("We removed an answer here")
    expect(visitor.page.get_by_role("img", name=ALT)).to_have_count(0)
    visitor.stop("a public post that is gone")
