"""A short video from a phone: sent in pieces, captioned, watched by a colleague, gone with one no."""

from typing import Any

import pytest
from playwright.sync_api import FilePayload, expect

from tests.filming import filmed, turned
from tests.journeys.hands import Keyboard, Pointer
from tests.journeys.running import Candour
from tests.journeys.screens import LOOKS, Opens, Screen

ALT = "Two kettles on a shelf; one boils."
PLAYED = (
    "film => film.play().then(() => [film.muted, film.textTracks[0].mode, film.textTracks[0].cues.length])"
)
PHONE, SCREEN = {"viewport": {"width": 390, "height": 844}}, {"viewport": {"width": 1280, "height": 900}}
STARTS = """film => new Promise(done => film.played.length || !film.paused ? done(true)
  : film.addEventListener("play", () => done(true)))"""
DARK = {"color_scheme": "dark"}


@pytest.mark.parametrize(
    ("by_keyboard", "look"),
    [
        pytest.param(False, PHONE, id="a finger on a phone"),
        pytest.param(True, SCREEN | DARK, id="the keyboard of a ward's computer, dark"),
        pytest.param(True, PHONE | DARK, id="a keyboard on a phone, dark", marks=pytest.mark.in_full),
        pytest.param(True, PHONE, id="a keyboard on a phone", marks=pytest.mark.in_full),
        pytest.param(True, SCREEN, id="the keyboard of a ward's computer", marks=pytest.mark.in_full),
    ],
)
def test_a_video_is_captioned_before_anybody_sees_it_and_goes_with_a_no(
    opens: Opens, candour: Candour, look: dict[str, Any], *, by_keyboard: bool
) -> None:
    # given a nurse who films upright and says who is in it
    hands = Keyboard() if by_keyboard else Pointer()
    nurse, porter, reader = (opens(who, hands=hands, **look) for who in ("nurse", "porter", "reader"))
    nurse.open("/feed")
    nurse.write("Say something to your colleagues", "Mind the left one.")
    nurse.unfold("Add photos or a video")
    content = turned(filmed(2, (640, 360)))
    film: FilePayload = {"name": "kettle.mp4", "mimeType": "video/mp4", "buffer": content}
    with nurse.page.expect_file_chooser() as asked:
        nurse.hands.press(nurse.page.locator(".nhsuk-file-upload__drop-button"))
    asked.value.set_files([film])
    nurse.sees("kettle.mp4 is here.")
    nurse.stop("what is said with a video")
    nurse.press("Post it")
    nurse.write("Describe it for those who cannot see it", ALT)
    nurse.tick("Somebody can be seen")
    nurse.tick("I have looked at what is behind")
    nurse.press("Save")
    nurse.write("Name of a colleague in it", "Dave Quick")
    nurse.tick("Colleagues only")
    nurse.press("Add them")
    # when she types captions without a time, she is told how, and nothing is lost
    nurse.follow("Write the captions")
    nurse.tick("Yes")
    nurse.write("If somebody speaks: what is said, and when", "Mind the left one.")
    nurse.press("Save the captions")
    nurse.sees("Line 1 does not begin with a time.")
    nurse.stop("captions without a time")
    nurse.write("If somebody speaks: what is said, and when", "0:00 Mind the left one.\n0:01 It is hot.")
    nurse.press("Save the captions")
    expect(nurse.find("Go on")).to_be_visible()
    nurse.stop("a video with captions")
    nurse.press("Go on")
    nurse.press("Post it")
    # and he watched it and agrees, then a colleague plays it with its captions on
    porter.open("/photos/of-me")
    porter.stop("whether a video may be seen")
    porter.press("Colleagues may see it")
    porter.sees("You have agreed")
    address = plays(reader, candour)
    if by_keyboard:
        reader.page.reload()
        reader.hands.press(reader.page.locator("article video"))
        assert reader.page.locator("article video").evaluate(STARTS), "Enter plays it"
    reader.stop("the feed with a video")
    # then he takes his yes back: it is gone for all at once
    porter.unfold("I do not want it shown")
    porter.press("Take it down")
    porter.sees("You are in no picture.")
    reader.open("/feed")
    expect(reader.page.locator("article video")).to_have_count(0)
    for screen in (reader, nurse):
        assert screen.page.request.get(address).status == 404


def plays(reader: Screen, candour: Candour) -> str:
    """This will play the video in the feed once it is made, and give its address."""
    reader.open("/feed")
    shown = reader.page.locator("article video")
    for _ in range(LOOKS):
        if shown.count():
            break
        reader.page.wait_for_timeout(1000)
        reader.page.reload()
    expect(shown).to_have_accessible_name(f"Video, 2 seconds: {ALT}")
    assert shown.evaluate(PLAYED) == [False, "showing", 2]
    assert shown.evaluate("film => [film.videoWidth, film.videoHeight]") == [360, 640]
    return candour.address + (reader.page.locator("article video source").get_attribute("src") or "")
