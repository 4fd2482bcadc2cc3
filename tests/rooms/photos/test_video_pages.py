"""The pages of a video: its captions are typed or brought, its bytes come in parts to whoever may see it."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.jobs import worker
from candour.photos import actions, files, queries
from tests.filming import filmed
from tests.pages import CheckedClient, Visit
from tests.rooms.photos.album import Album

VTT = b"WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:00.900 line:0\n"
VTT += b"<v Amina>Mind the <b>step</b> &amp; kettle\n"
SRT = b"1\n00:00:00,100 --> 00:00:00,900\nMind the step\n\n"


def text_of(visit: Visit, album: Album, path: str) -> str:
    return visit(path, by=album.world["nurse"]).content.decode()


def browse(album: Album, who: str = "nurse") -> CheckedClient:
    client = CheckedClient()
    client.force_login(album.world[who])
    return client


def test_its_page_plays_it_with_captions_and_leads_to_them(album: Album, visit: Visit) -> None:
    photo = album.film()
    page = text_of(visit, album, f"/photos/{photo.pk}")
    assert f'<source src="/photos/{photo.pk}/video.mp4" type="video/mp4">' in page
    assert re.search(rf'<track kind="captions" .*src="/photos/{photo.pk}/captions.vtt\?\d+" default>', page)
    assert "0:00 It boils." in page
    assert "autoplay" not in page
    captions = text_of(visit, album, f"/photos/{photo.pk}/captions.vtt")
    assert captions.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nIt boils.")


ASKED = {
    "": (200, ""),
    "bytes=0-1": (206, "bytes 0-1/{size}"),
    "bytes=4-": (206, "bytes 4-{last}/{size}"),
    "bytes=-3": (206, "bytes {from3}-{last}/{size}"),
    "bytes=0-99999999": (206, "bytes 0-{last}/{size}"),
    "bytes=99999999-": (416, "bytes */{size}"),
    "bytes=5-2": (416, "bytes */{size}"),
    "lines=1-2": (200, ""),
    "bytes=0-1,4-5": (200, ""),
}


def test_a_player_is_given_the_part_that_it_asks_for(album: Album) -> None:
    photo, client = album.film(), browse(album)
    whole = files.made_video(photo.trust_id, photo.sha256).read_bytes()
    for asked, (status, said) in ASKED.items():
        answer = client.get(f"/photos/{photo.pk}/video.mp4", headers={"Range": asked})
        told = said.format(size=len(whole), last=len(whole) - 1, from3=len(whole) - 3)
        assert (answer.status_code, answer.headers.get("Content-Range", "")) == (status, told), asked
        begins, last = (
            (int(each) for each in re.findall(r"\d+", told)[:2]) if status == 206 else (0, len(whole))
        )
        assert answer.getvalue() == (b"" if status == 416 else whole[begins : last + 1]), asked
        assert status != 200 or int(answer.headers["Content-Length"]) == len(whole)
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_others_do_not_see_it_before_it_stands_where_they_may_read(album: Album, visit: Visit) -> None:
    photo = album.film()
    for name in ("video.mp4", "captions.vtt"):
        visit(f"/photos/{photo.pk}/{name}", by=album.world["porter"], expecting=404)
        visit(f"/pictures/{photo.pk}/{name}", expecting=404)


def test_another_file_in_its_place_is_never_shown(album: Album, visit: Visit) -> None:
    photo = album.film()
    file = files.made_video(photo.trust_id, photo.sha256)
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    visit(f"/photos/{photo.pk}/video.mp4", by=album.world["nurse"], expecting=404)


def test_a_whole_film_is_sent_piece_by_piece_and_breaks_off_at_another_file_s(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "VIDEO_PIECE", 1000)
    photo = album.film()
    file = files.made_video(photo.trust_id, photo.sha256)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"?")
    answer = browse(album).get(f"/photos/{photo.pk}/video.mp4")
    assert answer.streaming
    sent = b""
    with pytest.raises(files.FileIsNotThere):  # noqa: PT012 - what came before it is looked at
        for piece in answer:
            assert len(piece) <= 1000
            sent += piece
    assert len(whole) > 1000
    assert sent == whole[: (len(whole) - 1) // 1000 * 1000]


def test_captions_are_typed_or_brought_and_written_anew(album: Album, visit: Visit) -> None:
    photo = album.film()
    for sent, words in (
        ({"speaks": "yes", "lines": "0:00 Mind the step & kettle"}, "Mind the step &amp; kettle"),
        ({"speaks": "yes", "file": SimpleUploadedFile("c.vtt", VTT)}, "Mind the step &amp; kettle"),
        ({"speaks": "yes", "file": SimpleUploadedFile("c.srt", SRT)}, "Mind the step"),
        ({"speaks": "no", "heard": "A kettle boils."}, "[A kettle boils.]"),
    ):
        visit(f"/photos/{photo.pk}/captions", by=photo.owner, post=sent, expecting=302)
        assert text_of(visit, album, f"/photos/{photo.pk}/captions.vtt").strip().split("\n")[3:] == [words]


def test_captions_that_nobody_could_read_come_back_as_they_were_typed(album: Album, visit: Visit) -> None:
    photo = album.film()
    for sent, status, says in (
        ({"lines": "0:00 Mind the step"}, 422, "Say whether anybody speaks"),
        ({"speaks": "yes", "lines": "Mind the step"}, 403, "Line 1 does not begin with a time."),
        ({"speaks": "yes", "lines": "0:00 Mind\n0:09 The step"}, 403, "The caption at 0:09 begins after"),
        ({"speaks": "yes", "file": SimpleUploadedFile("c.vtt", b"\x00\x01")}, 403, "We cannot read these"),
        ({"speaks": "yes"}, 403, "There are no captions."),
        ({"speaks": "no", "lines": "Mind the step"}, 403, "Say what is heard, or: no sound."),
    ):
        answer = visit(f"/photos/{photo.pk}/captions", by=photo.owner, post=sent, expecting=status)
        page = answer.content.decode()
        assert says in page
        assert str(sent.get("lines", "")) in page
    kept = queries.photo_of(photo.trust_id, photo.pk).video
    assert kept is not None
    assert [each["words"] for each in kept.captions] == ["It boils."]


def test_who_is_in_it_watches_it_before_they_say_yes(album: Album, visit: Visit) -> None:
    now, nurse, sister = album.world.now, album.world["nurse"], album.world["sister"]
    photo = actions.add_sent(by=nurse, file=io.BytesIO(filmed()), now=now)
    album.name(photo, "sister")
    page = visit("/photos/of-me", by=sister).content.decode()
    assert "It is the beginning of a video." in page
    assert "<video" not in page
    worker.run_due(now)
    page = visit("/photos/of-me", by=sister).content.decode()
    assert "It is the beginning of a video." not in page
    assert f'<source src="/photos/{photo.pk}/video.mp4"' in page
    visit(f"/photos/{photo.pk}/video.mp4", by=sister)


def test_only_its_sender_captions_it_and_a_picture_has_none(album: Album, visit: Visit) -> None:
    photo = album.film()
    album.name(photo, "sister", said_yes=True)
    visit(f"/photos/{photo.pk}/captions", by=album.world["sister"], expecting=404)
    visit(f"/photos/{album.add().pk}/captions", by=album.world["nurse"], expecting=404)
