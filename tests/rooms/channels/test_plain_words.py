"""The words of what others write as markup, and no more of it than a worker has time for."""

from types import SimpleNamespace

import nh3
import pytest

from candour.channels import plain_words
from candour.channels.plain_words import LONGEST, MOST_MARKUP, from_html, from_markdown


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Thank you.</p><p>Well done.</p>", "Thank you.\nWell done."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<script>alert(1)</script>Kind &amp; quick", "Kind & quick"),
        ("5 &lt; 6", "5 < 6"),
        ("", ""),
    ],
)
def test_words_are_kept_and_tags_are_not(markup: str, words: str) -> None:
    assert from_html(markup) == words
    assert "<p>" not in from_markdown(f"**{words}**")


def test_no_more_markup_is_read_than_a_worker_has_time_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def clean(markup: str, *, tags: set[str]) -> str:
        read.append(len(markup))
        return nh3.clean(markup, tags=tags)

    monkeypatch.setattr(plain_words, "nh3", SimpleNamespace(clean=clean))
    assert from_html("Hello. " + "<div>" * 100_000 + "Too far.") == "Hello."
    assert read == [MOST_MARKUP]
    assert len(from_html("a" * 10 * LONGEST)) == LONGEST
