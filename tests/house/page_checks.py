"""What must hold on every page that a test fetches, whatever the page is about."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.urls import Resolver404, resolve

TYPED_INTO = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "for")
OUTSIDE = ("http://", "https://", "mailto:", "tel:", "sms:")


def check_page(html: str, url: str, *, is_fragment: bool = False) -> None:
    """This will fail with every fault of a page; a fragment (for htmx) needs no title, h1 or language."""
    found = faults(html, url, is_fragment=is_fragment)
    assert not found, f"{url}\n  " + "\n  ".join(found)


def faults(html: str, url: str, *, is_fragment: bool = False) -> list[str]:
    """This will list the faults of a page in words."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    parents = {child: parent for parent in root.iter() for child in parent}
    whole = [] if is_fragment else [*_head(root), *_headings(root)]
    return [
        *whole,
        *_ids(root, is_fragment),
        *_labels(root, parents),
        *_forms(root, url),
        *_links(root, url),
        *_nothing_inline(root),
        *_pictures(root),
        *_buttons(root),
        *_slips(root),
    ]


def words_in(element: Element) -> str:
    """This will give the words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _head(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "the page does not say its language"
    named = root.find("head/title")
    title = words_in(named) if named is not None else ""
    headings = [words_in(heading) for heading in root.iter("h1")]
    if len(headings) != 1:
        yield f"{len(headings)} h1 instead of one: {headings}"
    elif not headings[0]:
        yield "the h1 is empty"
    elif not title.removeprefix("Error: ").startswith(headings[0]):
        yield f"the title '{title}' does not start with the h1 '{headings[0]}'"


def _headings(root: Element) -> Iterator[str]:
    last = 1
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            level = int(element.tag[1])
            if level > last + 1:
                yield f"heading '{words_in(element)}' jumps from h{last} to h{level}"
            last = level


def _ids(root: Element, is_fragment: bool) -> Iterator[str]:
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    for name, times in ids.items():
        if times > 1:
            yield f"id '{name}' stands {times} times"
    if is_fragment:
        return
    for element in root.iter():
        for pointer in POINTERS:
            for name in (element.get(pointer) or "").split():
                if name not in ids:
                    yield f"{element.tag} {pointer} points to '{name}', which is not there"


def _labels(root: Element, parents: dict[Element, Element]) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label") if words_in(label)}
    for field in (element for element in root.iter() if element.tag in TYPED_INTO):
        if field.tag == "input" and field.get("type") in UNLABELLED:
            continue
        if field.get("hidden") is not None:  # nobody reaches it: a script put a button in its place
            continue
        named = field.get("aria-label") or field.get("aria-labelledby") or field.get("id") in labelled
        if not named and not any(parent.tag == "label" for parent in _above(field, parents)):
            yield f"{field.tag} '{field.get('name') or field.get('id')}' has no label"


def _above(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    while element in parents:
        element = parents[element]
        yield element


def _forms(root: Element, url: str) -> Iterator[str]:
    for form in root.iter("form"):
        action = form.get("action") or url
        if not _leads_somewhere(action, url):
            yield f"form action '{action}' leads nowhere"
        names = {field.get("name") for field in form.iter("input")}
        if (form.get("method") or "get").lower() == "post" and "csrfmiddlewaretoken" not in names:
            yield f"form to '{action}' has no security token"


def _links(root: Element, url: str) -> Iterator[str]:
    ids = {element.get("id") for element in root.iter()}
    for link in root.iter("a"):
        href = link.get("href")
        if href is None:
            continue
        if href.startswith("#"):
            if href[1:] not in ids:
                yield f"link '{words_in(link)}' points to '{href}', which is not on the page"
        elif not _leads_somewhere(href, url):
            yield f"link '{words_in(link)}' to '{href}' leads nowhere"
        if not words_in(link) and not link.get("aria-label"):
            yield f"link to '{href}' has no words"


def _leads_somewhere(href: str, url: str) -> bool:
    if href.startswith(OUTSIDE):
        return True
    path = urlsplit(urljoin(url, href)).path
    if path == "/" or path.startswith("/static/"):
        return True  # The front door has tests of its own, and files are no pages.
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _nothing_inline(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "style" or element.get("style"):
            yield f"inline style in {element.tag}"
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/json":
            yield "inline script"
        for name, value in element.attrib.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield f"inline script in {element.tag} {name}"


def _pictures(root: Element) -> Iterator[str]:
    for picture in root.iter("img"):
        if picture.get("alt") is None:
            yield f"picture '{picture.get('src')}' has no alt text"


def _buttons(root: Element) -> Iterator[str]:
    for button in root.iter("button"):
        if not words_in(button) and not button.get("aria-label"):
            yield "a button has no words"


def _slips(root: Element) -> Iterator[str]:
    """This will find what Python prints when a template printed a thing instead of its words."""
    body = root.find("body")
    words = words_in(body) if body is not None else ""
    for slip in ("<bound method", "<function ", " object at 0x", "<QuerySet", "None None"):
        if slip in words:
            yield f"the page prints '{slip}'"
