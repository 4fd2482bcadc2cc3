"""Pictures in pieces: nothing is lost when a line is cut, and nothing is doubled when a piece comes twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from candour.domain.videos import LARGEST_VIDEO
from candour.photos import actions
from candour.photos.actions.sending import KEPT_FOR, Come, Piece
from candour.photos.files import rendition, upload_file
from candour.photos.models import Photo, Upload
from candour.photos.safe_pictures import LARGEST_FILE
from tests.drawing import drawn
from tests.rooms.photos.album import Album

CONTENT = drawn((300, 200), "PNG", shade=3)


def send(album: Album, offset: int, content: bytes, *, key: str = "one", size: int = len(CONTENT)) -> Come:
    piece = Piece(key, size, offset, content)
    return actions.take_piece(by=album.world["nurse"], piece=piece, now=album.world.now)


def pieces(many: int = 4) -> Iterator[tuple[int, bytes]]:
    step = len(CONTENT) // many + 1
    for offset in range(0, len(CONTENT), step):
        yield offset, CONTENT[offset : offset + step]


def test_a_cut_line_loses_nothing_and_twice_is_once(album: Album) -> None:
    sent = list(pieces())
    assert send(album, 0, b"").received == 0
    for offset, content in (sent[0], sent[0], sent[1]):
        came = send(album, offset, content)
    assert came.received == sent[2][0]
    assert send(album, 0, b"").received == sent[2][0], "a browser that comes back asks where to go on"
    assert send(album, *sent[3]).received == sent[2][0], "a gap is not kept"
    both = CONTENT[sent[1][0] :]
    came = send(album, sent[1][0], both)
    assert came.photo is not None
    again = send(album, *sent[3])
    assert (again.photo, again.received) == (came.photo, len(CONTENT))
    assert Photo.objects.count() == 1
    assert rendition(came.photo, "300.webp")
    assert not upload_file(Upload.objects.get()).exists()


def test_what_is_no_picture_is_said_and_can_be_sent_anew(album: Album) -> None:
    came = send(album, 0, b"<svg/>", size=6)
    assert came.no is not None
    assert "no picture" in came.no.reason
    assert not Upload.objects.exists()


@pytest.mark.parametrize("size", [0, LARGEST_VIDEO + 1])
def test_a_file_that_is_empty_or_too_large_is_refused_before_it_comes(album: Album, size: int) -> None:
    assert send(album, 0, b"", size=size).no is not None
    assert not Upload.objects.exists()


def test_a_large_file_that_does_not_begin_as_a_video_is_refused_by_its_first_piece(album: Album) -> None:
    assert send(album, 0, b"", size=LARGEST_FILE + 1).no is None
    came = send(album, 0, CONTENT, size=LARGEST_FILE + 1)
    assert came.no is not None
    assert not Upload.objects.exists()


def test_only_so_much_can_be_on_its_way_at_once(album: Album) -> None:
    came = [send(album, 0, b"", key=f"k{number}", size=LARGEST_VIDEO) for number in range(4)]
    assert [each.no is None for each in came] == [True] * 2 + [False] * 2


def test_what_stopped_coming_is_forgotten(album: Album) -> None:
    send(album, *next(pieces()))
    file = upload_file(Upload.objects.get())
    assert file.exists()
    assert actions.forget_pieces(now=album.world.now + KEPT_FOR + timedelta(minutes=1)) == 1
    assert not file.exists()


def test_a_picture_that_nobody_posts_is_let_go(album: Album) -> None:
    photo = album.add()
    by = photo.owner
    assert actions.let_go_unused(by=by, now=album.world.now) == 0
    assert actions.let_go_unused(by=by, now=album.world.now + timedelta(days=8)) == 1
    photo.refresh_from_db()
    assert photo.taken_down_at is not None
