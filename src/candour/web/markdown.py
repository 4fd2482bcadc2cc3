"""Markdown into clean HTML: words, lists, quotes and links, and nothing that could act."""

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {"p", "ul", "ol", "li", "strong", "em", "blockquote", "a", "br"}


def reader(*, keeps_lines: bool = False) -> MarkdownIt:
    """This will give a reader of light Markdown: no HTML, no pictures, no code, no rules across the page.

    `keeps_lines`: the end of a line stays one, as people who type a message expect.
    """
    options = {"html": False, "breaks": keeps_lines}
    return MarkdownIt("commonmark", options).disable(["image", "code", "fence", "hr", "backticks"])


def clean(html: str, *, rel: str = "noopener noreferrer") -> Markup:
    """This will keep of some HTML what words need, with links to https and to our own pages alone."""
    safe = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https"}, link_rel=rel)
    return Markup(safe)  # noqa: S704 - cleaned on the line above
