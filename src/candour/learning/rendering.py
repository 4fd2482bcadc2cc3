"""Markdown into clean HTML: the words of a lesson, and nothing that could act."""

from markupsafe import Markup

from candour.web.markdown import clean, reader

_markdown = reader()


def render(words: str) -> Markup:
    """This will give the HTML of a lesson's words: paragraphs, lists, quotes and links to https alone."""
    return clean(_markdown.render(words))
