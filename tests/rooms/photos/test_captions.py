"""Files of captions: what is read of them can always be written again."""

import pytest

from candour.domain.videos import Caption
from candour.photos.captions import brought, written


@pytest.mark.parametrize(
    ("ends", "read"),
    [("00:00:03.000", 3.0), ("01:00:00.000", 61.0), ("99:59:59.000", 61.0), ("00:00:00.900", 1.5)],
)
def test_a_caption_ends_no_later_than_the_longest_video(ends: str, read: float) -> None:
    found = brought(f"WEBVTT\n\n00:00:01.000 --> {ends}\nMind the step\n".encode())
    assert found == [Caption(1.0, read, "Mind the step")]
    assert "Mind the step" in written(found)


@pytest.mark.parametrize("ends", [3599.9996, 3600.0, 90_000.0])
def test_what_was_kept_with_a_later_end_is_written_all_the_same(ends: float) -> None:
    assert brought(written([Caption(0.0, ends, "Tea")]).encode()) == [Caption(0.0, 61.0, "Tea")]
