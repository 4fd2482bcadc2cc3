"""Pages of the policy as they are printed: their words, and what a browser would send of their forms."""

import re
from html import unescape
from html.parser import HTMLParser

from tests.pages import Visit
from tests.world import World


class Fields(HTMLParser):
    """Reads what a browser would send of the page's last form with a given id."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.inside, self.select, self.area = form, False, "", ""
        self.sent: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form
        if not self.inside:
            return
        name, value = given.get("name") or "", given.get("value") or ""
        is_box = given.get("type") in {"checkbox", "radio"}
        if tag == "input" and name and (not is_box or "checked" in given):
            self.sent.setdefault(name, []).append(value)
        if tag == "select":
            self.select = name
            self.sent[name] = [""]
        if tag == "option" and "selected" in given:
            self.sent[self.select] = [value]
        if tag == "textarea":
            self.area = name
            self.sent[name] = [""]

    def handle_data(self, data: str) -> None:
        if self.inside and self.area:
            self.sent[self.area] = [data.removeprefix("\n")]
            self.area = ""


def sent_by(html: str, form: str) -> dict[str, list[str]]:
    """This will give what a browser would send if a form were sent as it was printed."""
    reader = Fields(form)
    reader.feed(html)
    reader.sent.pop("once", None)
    return reader.sent


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page(visit: Visit, world: World, path: str, who: str = "communications") -> str:
    return visit(path, by=world[who]).content.decode()
