"""A wall's own script in real Chromium: where videos alone play, what is new comes up between two of them."""

from pathlib import Path

from django.contrib.staticfiles.finders import find
from playwright.sync_api import Route, expect, sync_playwright

from tests import browsers
from tests.filming import filmed

AT = "http://wall.test/"
HEAD = (
    '<div data-wall data-events="/events"><button data-wall-pause></button><button data-wall-next></button>'
)
HEAD += "<span data-wall-state></span><div data-wall-now>"
TAIL = '</div></div><script type="module" src="/wall.js"></script>'


def wall(*names: str) -> str:
    """A page with one video for each name, of which the first is up."""
    each = '<figure data-key="{0}" {1}><video muted src="/film"></video><figcaption>{0}</figcaption></figure>'
    return HEAD + "".join(each.format(name, "hidden" * (name != names[0])) for name in names) + TAIL


def test_a_new_video_comes_up_on_a_wall_where_one_always_plays() -> None:
    film = filmed(4.0, form="webm", picture="libvpx", sound=None)
    pages = [wall("Juniper", "Kestrel")]

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(AT)
        if path == "film":
            route.fulfill(body=film, content_type="video/webm")
        elif path == "wall.js":
            route.fulfill(
                body=Path(str(find("campaigns/wall.js"))).read_text(), content_type="text/javascript"
            )
        elif path == "":
            route.fulfill(body=pages[-1], content_type="text/html")
        else:
            route.fulfill(status=204)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.found(), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto(AT)
        expect(page.get_by_text("Juniper")).to_be_visible()
        page.wait_for_function("() => document.querySelector('video').currentTime > 0")
        pages.append(wall("Larch", "Juniper", "Kestrel"))
        expect(page.get_by_text("Larch")).to_be_visible(timeout=20_000)
        page.wait_for_function("() => document.querySelector('[data-key=Larch] video').currentTime > 0")
        expect(page.get_by_text("Larch")).to_be_hidden(timeout=20_000)
        browser.close()
