"""A comment thread of the feed: said, answered, changed, kept as a draft, reported and taken back."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.screens import Opens, Screen

BOX = "Say something to your colleagues"
POST = "Three new wheelchairs stand by the lifts."
ASKED, ANSWERED, CHANGED = "Which lifts?", "The ones by the shop.", "The ones by the shop, level two."
CROSS = "About time, too."
KEPT = "I'll bring one up to Kittiwake."


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.in_full)])
def test_a_comment_is_answered_changed_reported_and_taken_back(opens: Opens, width: int) -> None:
    looks = {"viewport": {"width": width, "height": 844}}
    nurse, porter, reader = (opens(name, **looks) for name in ("nurse", "porter", "reader"))
    # given a post, and a colleague who asks something under it
    nurse.open("/home")
    nurse.write(BOX, POST)
    nurse.press("Post it")
    nurse.sees(POST)
    thread = nurse.page.url
    porter.open(thread)
    comments(porter, ASKED)
    # when its author answers just that, and puts her answer right
    nurse.open(thread)
    nurse.follow("Answer", within=said(nurse, ASKED))
    nurse.sees("You answer a comment.")
    nurse.stop("an answer to a comment")
    comments(nurse, ANSWERED)
    change(nurse, ANSWERED, CHANGED)
    # then a third reads both in their order, the answer below what it answers, and presses thanks
    reader.open(thread)
    expect(every(reader)).to_have_text([re.compile(ASKED), re.compile(CHANGED)])
    expect(said(reader, CHANGED)).to_have_class(re.compile("candour-comment--answer"))
    reader.sees(", changed", within=said(reader, CHANGED))
    reader.press("Thank you")
    expect(reader.find("Thank you")).to_have_attribute("aria-pressed", "true")
    reader.stop("a thread of comments")
    # and what somebody began is still there when they come back to it
    begin_and_leave(reader, thread)
    comments(reader, KEPT, write=False)
    # a comment that somebody minds goes to a human; one that its author takes back is gone for all
    comments(porter, CROSS)
    report(nurse, thread)
    porter.open(thread)
    porter.press("Take back", within=said(porter, CROSS))
    reader.open(thread)
    expect(reader.page.get_by_text(CROSS)).to_have_count(0)
    reader.sees(KEPT)


def every(screen: Screen) -> Locator:
    """This will find all comments of a thread, in their order."""
    return screen.page.locator(".candour-comment")


def said(screen: Screen, words: str) -> Locator:
    """This will find the comment that says this."""
    return every(screen).filter(has_text=words)


def box_of(screen: Screen) -> Locator:
    """This will find the box for a comment."""
    return screen.page.get_by_role("textbox", name="Your comment")


def comments(screen: Screen, words: str, *, write: bool = True) -> None:
    """This will write a comment, or send the one that stands in the box."""
    if write:
        screen.hands.write(box_of(screen), words)
    screen.press("Comment")
    expect(said(screen, words)).to_be_visible()


def change(screen: Screen, before: str, after: str) -> None:
    """This will put new words into one's own comment."""
    screen.follow("Change", within=said(screen, before))
    screen.sees_heading("Change your comment")
    screen.stop("new words for a comment")
    screen.page.get_by_role("main").get_by_role("textbox").fill(after)
    screen.press("Change it")
    expect(said(screen, after)).to_be_visible()


def begin_and_leave(screen: Screen, thread: str) -> None:
    """This will begin a comment, wait until it is kept, go away and come back to it."""
    box = box_of(screen)
    with screen.page.expect_response(lambda answer: "/draft" in answer.url and answer.ok):
        screen.hands.write(box, KEPT)
        box.blur()
    screen.open("/home")
    screen.open(thread)
    expect(box_of(screen)).to_have_value(KEPT)


def report(screen: Screen, thread: str) -> None:
    """This will ask a human to look at what somebody said."""
    screen.open(thread)
    screen.follow("Report", within=said(screen, CROSS))
    screen.sees_heading("Report a comment")
    screen.page.get_by_role("main").get_by_role("textbox").fill("It is about a colleague.")
    screen.stop("a report of a comment")
    screen.press("Ask them to look")
    screen.sees("A human in communications looks at it")
