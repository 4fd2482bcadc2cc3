"""Several names in one sentence."""

import pytest

from candour.domain.names import listed


@pytest.mark.parametrize(
    ("names", "words"),
    [("", ""), ("A", "A"), ("AB", "A and B"), ("ABC", "A, B and C"), ("ABCD", "A, B, C and D")],
)
def test_names_are_listed_as_people_say_them(names: str, words: str) -> None:
    assert listed(tuple(names)) == words
