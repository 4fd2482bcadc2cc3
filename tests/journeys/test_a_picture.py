"""Two pictures from a phone on a bad line, posted once they are described; a yes given, and taken back."""

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.drawing import drawn
from tests.journeys.running import Candour
from tests.journeys.screens import Opens, Screen

SLOW = {"offline": False, "latency": 100, "downloadThroughput": 200_000, "uploadThroughput": 150_000}
CRAWLING = {**SLOW, "uploadThroughput": 15_000}
"""On it a picture is on its way for half a minute: on a busy computer, three seconds end before it is cut."""
CUT = {**SLOW, "offline": True}
KETTLE, CHOIR = "Two mugs beside a kettle.", "The choir sings on the stairs."
WIDE = {"viewport": {"width": 1280, "height": 900}}


@pytest.mark.parametrize(
    "looks", [pytest.param({}, id="phone"), pytest.param(WIDE, id="desk", marks=pytest.mark.in_full)]
)
def test_a_picture_waits_for_a_yes_and_goes_with_a_no(
    opens: Opens, candour: Candour, looks: dict[str, Any]
) -> None:
    # given a nurse on a slow line, which is cut while her pictures are on their way
    nurse, porter, reader = opens("nurse", **looks), opens("porter", **looks), opens("reader", **looks)
    send_on_a_bad_line(nurse)
    # when she describes one, and names a colleague in the other, her post goes out with what may be shown
    describe(nurse, KETTLE, "Nobody can be seen")
    describe(nurse, CHOIR, "Somebody can be seen")
    nurse.write("Name of a colleague in it", "Dave Quick")
    nurse.tick("Colleagues only")
    nurse.press("Add them")
    nurse.stop("who is in the picture")
    nurse.press("Go on")
    nurse.sees("Waiting for Dave Quick to agree.")
    nurse.stop("a post with pictures")
    nurse.press("Post it")
    nurse.sees("A picture is not shown yet.")
    sees_pictures(reader, [KETTLE])
    # and when he agrees, everybody sees it
    porter.open("/photos/of-me")
    porter.stop("pictures of me")
    porter.press("Colleagues may see it")
    porter.sees("You have agreed")
    sees_pictures(reader, [KETTLE, CHOIR])
    reader.stop("the feed with pictures")
    address = reader.page.get_by_role("img", name=CHOIR).get_attribute("src") or ""
    assert reader.page.request.get(candour.address + address).status == 200
    # then he takes his yes back: it is gone for all at once
    porter.unfold("I do not want it shown")
    porter.press("Take it down")
    porter.sees("You are in no picture.")
    sees_pictures(reader, [KETTLE])
    assert reader.page.request.get(candour.address + address).status == 404
    assert nurse.page.request.get(candour.address + address).status == 404


def test_a_file_that_cannot_be_sent_says_so_and_holds_up_no_other(opens: Opens, tmp_path: Path) -> None:
    # given a nurse who chose two pictures while the line was cut, and lost the second before its turn came
    nurse = opens("nurse")
    here, lost = tmp_path / "kettle.jpg", tmp_path / "lost.jpg"
    for number, file in enumerate((here, lost)):
        file.write_bytes(drawn(shade=number))
    nurse.open("/feed")
    nurse.unfold("Add photos")
    nurse.page.context.set_offline(True)
    nurse.page.locator("input[type=file]").set_input_files([here, lost])
    nurse.sees("kettle.jpg: no connection. It goes on by itself.")
    lost.unlink()
    # when the line is back, the first arrives and the second says what to do
    nurse.page.context.set_offline(False)
    nurse.sees("kettle.jpg is here.")
    nurse.sees("lost.jpg: it cannot be opened. Choose it again, or choose another one.")
    # and what the server will never take is not sent for ever
    nurse.page.context.clear_cookies(name="csrftoken")
    nurse.page.locator("input[type=file]").set_input_files([here])
    nurse.sees("kettle.jpg: we cannot take it. Load this page again, or choose another one.")


def send_on_a_bad_line(nurse: Screen) -> None:
    """This will choose two pictures, cut the line while they are on their way, and see both arrive."""
    line = nurse.page.context.new_cdp_session(nurse.page)
    nurse.open("/feed")
    nurse.write("Say something to your colleagues", "What a morning.")
    nurse.unfold("Add photos")
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", CRAWLING)
    files: list[FilePayload] = [
        {"name": name, "mimeType": "image/jpeg", "buffer": photograph(seed)}
        for seed, name in enumerate(("kettle.jpg", "choir.jpg"))
    ]
    nurse.page.locator("input[type=file]").set_input_files(files)
    nurse.sees("kettle.jpg is on its way.")
    line.send("Network.emulateNetworkConditions", CUT)
    nurse.sees("kettle.jpg: no connection. It goes on by itself.")
    nurse.stop("pictures on a cut line")
    line.send("Network.emulateNetworkConditions", SLOW)
    for name in ("kettle.jpg", "choir.jpg"):
        expect(nurse.page.get_by_text(f"{name} is here.")).to_be_visible(timeout=60_000)
    nurse.press("Post it")


def describe(nurse: Screen, words: str, who: str) -> None:
    """This will say of a picture what can be seen in it, and who."""
    nurse.write("Describe it for those who cannot see it", words)
    nurse.tick(who)
    nurse.tick("I have looked at what is behind")
    nurse.stop("a picture described")
    nurse.press("Save")


def sees_pictures(reader: Screen, described: list[str]) -> None:
    """This will see these pictures in the feed, in this order, each with bytes behind it."""
    reader.open("/feed")
    shown = reader.page.locator("article img")
    expect(shown).to_have_count(len(described))
    assert [each.get_attribute("alt") for each in shown.all()] == described


def photograph(seed: int) -> bytes:
    """This will draw what takes a few seconds on a slow line: noise, 400 kB of it."""
    points = random.Random(seed).randbytes(600 * 450 * 3)  # noqa: S311 - noise to look at, not a secret
    out = io.BytesIO()
    Image.frombytes("RGB", (600, 450), points).save(out, "JPEG", quality=90)
    return out.getvalue()
