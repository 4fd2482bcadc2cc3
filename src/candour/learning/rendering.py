"""Markdown into clean HTML: the words of a lesson, and nothing that could act."""

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {"p", "ul", "ol", "li", "strong", "em", "blockquote", "a", "br"}
_markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence", "hr", "backticks"])


def render(words: str) -> Markup:
    """This will give the HTML of a lesson's words: paragraphs, lists, quotes and links to https alone."""
    html = nh3.clean(
        _markdown.render(words),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https"},
        link_rel="noopener noreferrer",
    )
    return Markup(html)  # noqa: S704 - cleaned on the line above
