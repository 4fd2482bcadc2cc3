"""One person's screen: a page in real Chromium, looked at from every side wherever a journey stops."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotYet

from tests.house.page_checks import check_page
from tests.journeys import examined
from tests.journeys.hands import Hands

PICTURES = Path(__file__).parents[2] / "docs" / "screens"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
MOST_PIXELS = 390 * 1500
"""What a picture shows of a page, so that it stays small."""
STOP_THE_CLOCK = """() => {
  for (const time of document.querySelectorAll("time"))
    time.textContent = /ago|just now/.test(time.textContent) ? "4 minutes ago"
      : time.textContent.replace(/^(in |)\\d+ (minute|second)s?.*/, "$1a few minutes");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const still = text.data.replace(/\\b\\d\\d:\\d\\d\\b/g, "22:10")
      .replace(/\\d+ \\w+ 20\\d\\d/g, "16 November 2026");
    if (still !== text.data) text.data = still;
  }
}"""
"""What changes with the hour would change every picture; the hour of the story is ten past ten at night."""
LOOK = """() => [document.documentElement.scrollWidth <= window.innerWidth, window.innerWidth,
  matchMedia("(prefers-color-scheme: dark)").matches]"""
LOOKS = 20
FULL = bool(os.environ.get("CANDOUR_FULL"))


@dataclass
class Screen:
    """A page with the hands that work it.

    Where no scripts run, `beside` is a page of another browser in which a copy can be examined. `pictures`
    says which stops are kept as pictures (with CANDOUR_SCREENSHOTS set), and under which name.
    """

    page: Page
    address: str
    hands: Hands
    beside: Page | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_script(self) -> bool:
        return self.beside is None

    def open(self, path: str) -> None:
        """This will type an address; a whole one is opened as it stands."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def press(self, words: str, role: str = "button", within: Locator | None = None) -> None:
        """This will press the button (or link) whose name begins with these words."""
        self.hands.press(self.find(words, role, within))

    def follow(self, words: str, within: Locator | None = None) -> None:
        """This will follow the link whose name begins with these words."""
        self.press(words, "link", within)

    def unfold(self, words: str, within: Locator | None = None) -> None:
        """This will open what is folded away under these words."""
        self.hands.press((within or self.page.locator("body")).locator("summary", has_text=words))

    def write(self, label: str, words: str, within: Locator | None = None) -> None:
        """This will write into the box with this label."""
        self.hands.write(self.box(label, within), words)

    def tick(self, label: str, within: Locator | None = None) -> None:
        """This will tick the box, or choose the circle, with this label."""
        self.hands.tick(self.box(label, within))

    def choose(self, label: str, words: str) -> None:
        """This will choose these words from the list with this label."""
        self.hands.choose(self.box(label), words)

    def find(self, words: str, role: str = "button", within: Locator | None = None) -> Locator:
        """This will find what begins with these words, alone of its role on the page."""
        name = re.compile(rf"^{re.escape(words)}")
        return (within or self.page).get_by_role(role, name=name)  # type: ignore[arg-type]  # any of ARIA's roles

    def card(self, name: str) -> Locator:
        """This will find the one card with this name, such as "Post by Sam"."""
        return self.page.get_by_role("article", name=name)

    def box(self, label: str, within: Locator | None = None) -> Locator:
        """This will find the field with this label; it may say "(optional)" besides."""
        return (within or self.page).get_by_label(
            re.compile(rf"^\s*{re.escape(label)}(\s+\(optional\))?\s*$")
        )

    def sees(self, words: str, within: Locator | None = None) -> None:
        """This will wait until these words can be seen."""
        expect((within or self.page.locator("body")).get_by_text(words).first).to_be_visible()

    def sees_heading(self, words: str) -> None:
        """This will wait until the page's heading says this."""
        expect(self.page.get_by_role("heading", level=1, name=words)).to_be_visible()

    def looks_until(self, words: str) -> None:
        """This will look at the page again until it says this: the work behind it takes a moment."""
        place = self.page.get_by_text(words).first
        for _ in range(LOOKS):
            try:
                place.wait_for(timeout=1000)
            except NotYet:
                self.page.reload()
            else:
                return
        raise AssertionError(f"{self.page.url} never says '{words}'")

    def stop(self, name: str) -> None:
        """This will look at the page with axe (WCAG 2.2 AA) and the page checks, and take its picture.

        Journeys share their first steps: where this process has examined this stop already, in the same
        colours and width, and the page shows no element of a new sort, axe looks again with --full alone.
        """
        self.page.wait_for_load_state("domcontentloaded")  # a press comes back with the first of a page
        html, path = self.page.content(), urlsplit(self.page.url).path
        check_page(html, path)
        page = self.page if self.beside is None else _copied(self.page.url, html, self.beside)
        is_narrow, *look = page.evaluate(LOOK)
        assert is_narrow, f"{name} is too wide"
        if FULL or examined.is_new((name, self.has_script, *look), html):
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, f"{name}: {path}\n{found.generate_report()}"
        if name in self.pictures and os.environ.get("CANDOUR_SCREENSHOTS"):
            _take_picture(self.page, PICTURES / f"{self.pictures[name]}.png")


def _take_picture(page: Page, path: Path) -> None:
    """This will keep the upper part of a page as a picture, with the same times whenever it is taken."""
    page.evaluate(STOP_THE_CLOCK)
    size = page.evaluate("[window.innerWidth, document.documentElement.scrollHeight]")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=path,
        full_page=True,
        clip={"x": 0, "y": 0, "width": size[0], "height": min(size[1], max(MOST_PIXELS // size[0], 900))},
        animations="disabled",
        caret="hide",
    )


def _copied(url: str, html: str, beside: Page) -> Page:
    """This will show a page as it is without scripts on one where axe, a script itself, can run."""
    plain = re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL)
    beside.route(url, lambda route: route.fulfill(body=plain, content_type="text/html; charset=utf-8"))
    beside.goto(url)
    beside.unroute(url)
    return beside


Opens = Callable[..., Screen]
"""Gives somebody of the made-up trust, or a visitor, a screen of their own; see conftest."""
