"""Turns the markup that others write into plain words; nothing of it is ever shown as markup."""

import html
import re

import nh3
from markdown_it import MarkdownIt

_ENDS_A_LINE = re.compile(r"</(?:p|div|li|h[1-6]|tr|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_BLANK = re.compile(r"[ \t]*\n\s*")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
LONGEST = 20_000
MOST_MARKUP = 3 * LONGEST
"""Signs of markup that are read: the library takes quadratic time over tags that stand in one another."""


def from_html(markup: str) -> str:
    """This will give the words of HTML, a line for each paragraph, at most 20,000 signs.

    A library takes out every tag, and scripts and styles with what is in them; the breaks of lines are put in
    before, since only the tags tell where they are. What stands after 60,000 signs of markup is left out.
    """
    broken = _ENDS_A_LINE.sub(lambda found: f"\n{found[0]}", markup[:MOST_MARKUP])
    words = html.unescape(nh3.clean(broken, tags=set()))
    return _BLANK.sub("\n", words.replace("\xa0", " ")).strip()[:LONGEST]


def from_markdown(text: str) -> str:
    """This will give the words of Markdown."""
    return from_html(str(_MARKDOWN.render(text[: 2 * LONGEST])))
