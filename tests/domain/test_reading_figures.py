"""How well the reader read, from counts: what is said, what is wrong, and what is too little to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.kinds import Kind
from candour.domain.reading_figures import ENOUGH, Misread, ReadAlike, Share, by_model, figures

KINDS = st.sampled_from(list(Kind))


def alike(
    read_as: Kind,
    really: Kind | None,
    posts: int = 1,
    *,
    said: bool = True,
    model: str = "a",
    in_hand: int = 0,
) -> ReadAlike:
    """This will make posts that were read alike; what a person said is always in their hands."""
    return ReadAlike(model, model * 64, read_as, said, really, posts, posts if really else in_hand)


ANY = st.lists(
    st.builds(
        alike, KINDS, st.none() | KINDS, st.integers(1, 40), said=st.booleans(), model=st.sampled_from("ab")
    )
)


def test_the_serious_errors_come_apart_and_are_there_at_none() -> None:
    whole = figures([alike(Kind.COMPLAINT, Kind.COMPLIMENT, 3), alike(Kind.QUESTION, Kind.OTHER, 2)])
    assert whole.serious == (
        Misread(Kind.COMPLAINT, Kind.COMPLIMENT, said=3, guessed=0),
        Misread(Kind.COMPLIMENT, Kind.COMPLAINT, said=0, guessed=0),
    )
    assert whole.misread == (Misread(Kind.QUESTION, Kind.OTHER, said=2, guessed=0),)


def test_a_guess_is_never_counted_as_something_said() -> None:
    whole = figures(
        [
            alike(Kind.COMPLAINT, Kind.COMPLIMENT, 4, said=False),
            alike(Kind.COMPLAINT, Kind.COMPLAINT, 6, said=False),
            alike(Kind.COMPLAINT, None, 10, in_hand=5),
        ]
    )
    assert (whole.read, whole.said, whole.wrong) == (20, Share(10, 20), Share(0, 5))
    assert whole.guessed_right == Share(6, 10)
    assert whole.serious[0] == Misread(Kind.COMPLAINT, Kind.COMPLIMENT, said=0, guessed=4)


def test_what_a_person_confirmed_is_no_error() -> None:
    whole = figures([alike(Kind.OTHER, Kind.OTHER, 7)])
    assert (whole.wrong, whole.misread) == (Share(0, 7), ())


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 30, 0, 11), (3, 30, 3, 26), (50, 100, 40, 60), (10, 10, 72, 100), (0, 0, 0, 100), (1, 1000, 0, 1)],
)
def test_the_range_is_wilsons(part: int, whole: int, low: int, high: int) -> None:
    assert Share(part, whole).between == (low, high)


@given(st.integers(0, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_share_lies_in_its_range(counts: tuple[int, int]) -> None:
    share = Share(*counts)
    low, high = share.between
    assert 0 <= low <= high <= 100
    assert not share.whole or low <= share.in_hundred <= high
    assert share.is_telling is (share.whole >= ENOUGH)


@given(ANY)
def test_models_and_errors_add_up_to_the_whole(rows: list[ReadAlike]) -> None:
    whole, models = figures(rows), by_model(rows)
    assert sum(one.read for one in models) == whole.read
    assert sum(one.said.part for one in models) == whole.said.part
    errors = [*whole.serious, *whole.misread]
    assert sum(each.said for each in errors) == whole.wrong.part
    assert whole.wrong.part <= whole.wrong.whole <= whole.said.part <= whole.read
    assert len({(each.read_as, each.really) for each in errors}) == len(errors)
