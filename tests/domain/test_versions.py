"""The hash of a version: the same for the same words, another for any other."""

from hypothesis import given
from hypothesis import strategies as st

from candour.domain.versions import Picture, version_hash

PHOTO = Picture("ab" * 32, "Two nurses by a window")
TEXTS = st.text(st.characters(codec=None), max_size=40)


@given(TEXTS, TEXTS)
def test_two_texts_share_a_hash_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (version_hash(one, [], ["x"]) == version_hash(other, [], ["x"])) is (one == other)


def test_a_version_is_text_pictures_and_targets() -> None:
    hashes = {
        version_hash("Sorry.", [], ["mastodon:1"]),
        version_hash("Sorry. ", [], ["mastodon:1"]),
        version_hash("Sorry.", [PHOTO], ["mastodon:1"]),
        version_hash("Sorry.", [Picture(PHOTO.sha256, "Two nurses")], ["mastodon:1"]),
        version_hash("Sorry.", [], ["mastodon:1", "bluesky:2"]),
    }
    assert len(hashes) == 5


def test_accents_written_in_two_ways_are_two_versions() -> None:
    assert version_hash("Si\u00e2n", [], []) != version_hash("Sia\u0302n", [], [])


def test_the_order_of_pictures_counts_and_that_of_targets_does_not() -> None:
    other = Picture("cd" * 32, "A ward")
    assert version_hash("", [PHOTO, other], []) != version_hash("", [other, PHOTO], [])
    assert version_hash("", [], ["a", "b"]) == version_hash("", [], ["b", "a", "a"])


def test_the_hash_is_the_same_on_every_machine_and_in_every_release() -> None:
    assert (
        version_hash("Sorry, Siân.", [PHOTO], ["mastodon:1"])
        == "68b411dd50ce64816ca5a4a07b0c02eaeb71d10340326059a0ea2e314f4e4b85"
    )
