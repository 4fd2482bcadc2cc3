"""The rules of saying a post in public, by table."""

import pytest

from candour.domain.outward import Credit, credit_line, named, to_answer, to_begin, to_leave
from candour.domain.posting import Words

MINE = Words(author=1)


@pytest.mark.parametrize(
    ("post", "person", "is_private", "already_by", "may"),
    [
        (MINE, 1, False, "", True),
        (MINE, 2, False, "", True),
        (MINE, 1, True, "", True),
        (MINE, 2, True, "", False),
        (MINE, 2, False, "Carys Lloyd", False),
        (Words(1, is_deleted=True), 1, False, "", False),
        (Words(1, is_hidden=True), 1, False, "", False),
    ],
)
def test_who_may_begin(post: Words, person: int, is_private: bool, already_by: str, may: bool) -> None:
    refusal = to_begin(post, person=person, is_private=is_private, already_by=already_by)
    assert (refusal is None) is may


@pytest.mark.parametrize(
    ("person", "is_draft", "is_yes", "may"),
    [
        (1, True, True, True),
        (1, False, True, False),
        (1, True, False, True),
        (1, False, False, True),
        (2, True, True, False),
        (2, True, False, False),
    ],
)
def test_a_yes_counts_until_it_is_sent_and_a_no_always(
    person: int, is_draft: bool, is_yes: bool, may: bool
) -> None:
    assert (to_answer(author=1, person=person, is_draft=is_draft, is_yes=is_yes) is None) is may


def test_a_yes_does_not_count_while_somebody_else_says_it() -> None:
    for is_yes in (True, False):
        no = to_answer(author=1, person=1, is_draft=True, is_yes=is_yes, already_by="Carys Lloyd")
        assert (no is None) is not is_yes


@pytest.mark.parametrize(
    ("post", "has_agreed", "may"),
    [
        (MINE, True, True),
        (MINE, False, False),
        (Words(1, is_deleted=True), True, False),
        (Words(1, is_hidden=True), True, False),
    ],
)
def test_it_leaves_while_the_post_stands_and_its_author_agrees(
    post: Words, has_agreed: bool, may: bool
) -> None:
    assert (to_leave(post, has_agreed=has_agreed, author="Maya") is None) is may


@pytest.mark.parametrize(
    ("credit", "line"),
    [(Credit.NAME, "From Maya Penhale"), (Credit.FIRST, "From Maya, Staff nurse"), (Credit.NONE, "")],
)
def test_the_credit_is_as_the_author_chose(credit: Credit, line: str) -> None:
    name = named(credit, full_name="Maya Penhale", first_name="Maya", role="Staff nurse")
    assert credit_line(name) == line
