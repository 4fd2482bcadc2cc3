"""How far X, Tumblr and LinkedIn were read: kept as it was, and begun anew where it cannot be read."""

import pytest

from candour.channels.linkedin import incoming as linkedin
from candour.channels.tumblr import incoming as tumblr
from candour.channels.x import incoming as x

JUNK = ("", "null", "[]", "{}", "42", '{"floor": "soon"}', '{"watched": [[1]]}', "\ud800", "{" * 2000)


def test_a_cursor_is_read_as_it_was_kept() -> None:
    on_x = x.Cursor("190", "180", "195", (x.Watched("1", "2", 1, "2026-11-20T09:00:00+00:00"),))
    assert x.Cursor.from_words(on_x.words()) == on_x
    on_tumblr = tumblr.Cursor(
        7, 8, 9, ("a",), (tumblr.Watched("sam/1", "h", 0, "2026-11-20T09:00:00+00:00"),)
    )
    assert tumblr.Cursor.from_words(on_tumblr.words(), 1) == on_tumblr
    on_linkedin = linkedin.Cursor(7, ("1", "2"), (("urn", 1, "2026-11-20T09:00:00+00:00"),))
    assert linkedin.Cursor.from_words(on_linkedin.words(), 1) == on_linkedin


@pytest.mark.parametrize("junk", JUNK)
def test_what_cannot_be_read_begins_anew(junk: str) -> None:
    assert x.Cursor.from_words(junk) == x.Cursor()
    assert tumblr.Cursor.from_words(junk, 7) == tumblr.Cursor(7)
    assert linkedin.Cursor.from_words(junk, 7) == linkedin.Cursor(7)
