"""Videos: made anew before anybody sees them, captioned by a person, shown as those in them agree."""

import io
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import av
import psutil
import pytest
from PIL import Image

from candour.domain.picturing import People, may_be_shown
from candour.domain.refusal import Refusal
from candour.domain.videos import VideoState, typed
from candour.jobs import worker
from candour.people.models import Notice
from candour.photos import actions, files, queries, safe_videos
from candour.photos.actions.sending import KEPT_FOR, Piece
from candour.photos.models import Photo, Upload, as_seen
from candour.photos.video_maker import making
from tests.filming import enlarged, filmed, turned
from tests.rooms.photos.album import INSIDE, Album

SECRETS = {"location": "+51.0000-003.1000/", "title": "Bay 4", "comment": "Rose Tolland"}


def send(album: Album, content: bytes, who: str = "nurse") -> Photo:
    return actions.add_sent(by=album.world[who], file=io.BytesIO(content), now=album.world.now)


def told(album: Album, photo: Photo, people: People = People.NOBODY) -> Photo:
    return actions.describe(
        by=photo.owner,
        photo=photo,
        alt="A kettle boils.",
        people=people,
        is_background_checked=True,
        now=album.world.now,
    )


def captioned(album: Album, photo: Photo, lines: str = "0:00 It boils.") -> Photo:
    return actions.caption(
        by=photo.owner, photo=photo, captions=typed(lines, 1), is_spoken=True, now=album.world.now
    )


def made(album: Album, photo: Photo) -> Photo:
    worker.run_due(album.world.now)
    return queries.photo_of(photo.trust_id, photo.pk)


def why_not(photo: Photo, album: Album) -> str:
    """Why colleagues do not see it; nothing once they do."""
    found = queries.photo_of(photo.trust_id, photo.pk)
    no = may_be_shown(as_seen(found), INSIDE, album.world.now)
    return no.reason if no else ""


def test_a_video_is_shown_once_it_is_described_captioned_and_made_anew(album: Album) -> None:
    photo = send(album, filmed(said=SECRETS))
    assert (photo.width, photo.height) == (64, 48), "a still picture stands for it at once"
    assert "described" in why_not(photo, album)
    told(album, photo)
    assert why_not(photo, album) == "This video has no captions yet."
    captioned(album, photo)
    assert why_not(photo, album) == "This video is being made ready."
    video = made(album, photo).video
    assert video is not None
    assert (video.state, video.seconds) == (VideoState.MADE, 1)
    assert why_not(photo, album) == ""
    assert album.events(photo) == [
        "photo:added",
        "video:sent",
        "photo:described",
        "video:captioned",
        "video:made",
    ]


def test_what_a_camera_said_of_a_video_is_left_behind(album: Album) -> None:
    sent = filmed(form="mov", said=SECRETS)
    photo = made(album, send(album, sent))
    assert not files.sent_video(photo.trust_id, photo.sha256).exists(), "what was sent is not kept"
    content = files.made_video(photo.trust_id, photo.sha256).read_bytes()
    for secret in SECRETS.values():
        assert secret.encode() in sent
        assert secret.encode() not in content
    with av.open(io.BytesIO(content)) as opened:
        assert {each.codec_context.name for each in opened.streams} == {"h264", "aac"}


@pytest.mark.parametrize(
    ("form", "picture", "sound"), [("webm", "libvpx", "libopus"), ("mov", "libx264", None)]
)
def test_what_phones_and_browsers_record_is_taken(
    album: Album, form: str, picture: str, sound: str | None
) -> None:
    photo = made(album, send(album, filmed(form=form, picture=picture, sound=sound)))
    assert photo.video is not None
    assert photo.video.state == VideoState.MADE


def test_a_phone_held_upright_gives_an_upright_video(album: Album) -> None:
    photo = made(album, send(album, turned(filmed(size=(96, 48)))))
    assert (photo.width, photo.height) == (48, 96)
    with av.open(str(files.made_video(photo.trust_id, photo.sha256))) as opened:
        frame = next(opened.decode(video=0))
        assert (frame.width, frame.height, frame.rotation) == (48, 96, 0)
        first = frame.to_image().getpixel((24, 10))  # type: ignore[no-untyped-call]
    with Image.open(io.BytesIO(files.largest_jpeg(photo))) as still:
        assert still.getpixel((24, 10)) == pytest.approx(first, abs=12), "both were turned the same way"


def test_light_that_few_screens_show_is_made_as_all_show_it(album: Album) -> None:
    photo = made(album, send(album, filmed(light=18, sound=None)))
    with av.open(str(files.made_video(photo.trust_id, photo.sha256))) as opened:
        assert next(opened.decode(video=0)).color_trc == 1


WHOLE = filmed()
BAD = {
    "text": (b"<html><script>alert(1)</script></html>", "no picture"),
    "sound alone": (filmed(picture=None), "no moving picture"),
    "another kind": (filmed(form="mov", picture="mpeg2video", sound=None), "this kind of video"),
    "another kind in a WebM": (filmed(form="matroska", picture="mpeg2video"), "this kind of video"),
    "another kind of sound": (filmed(form="mov", sound="ac3"), "open the sound"),
    "too long": (filmed(63, (16, 16), sound=None), "longer than 60 seconds"),
    "cut": (WHOLE[:1000], "broken off"),
    "a head alone": (WHOLE[:40], "broken off"),
    "other bytes inside": (WHOLE[:32] + b"<svg/>" * 200, "broken off"),
    "huge": (enlarged(filmed(form="webm", picture="libvpx", sound=None)), "broken off"),
}


@pytest.mark.parametrize(("content", "why"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_plain_words_and_nothing_of_it_stays(
    album: Album, content: bytes, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        send(album, content)
    assert not Photo.objects.exists()
    assert not list(files.sent_video(album.world["nurse"].trust_id, "x").parent.iterdir())


def test_a_cut_line_loses_nothing_of_a_video(album: Album) -> None:
    nurse, now = album.world["nurse"], album.world.now
    half = len(WHOLE) // 2
    for begins, piece in ((0, WHOLE[:half]), (half, WHOLE[half:])):
        came = actions.take_piece(by=nurse, piece=Piece("film", len(WHOLE), begins, piece), now=now)
    assert came.photo is not None
    assert came.photo.video is not None


def test_the_same_file_is_made_once_and_captioned_by_each_of_its_senders(album: Album) -> None:
    first = made(album, captioned(album, send(album, WHOLE)))
    second = made(album, send(album, WHOLE, "sister"))
    assert first.video is not None
    assert second.video is not None
    assert second.video.pieces == first.video.pieces
    assert (first.video.captions != [], second.video.captions) == (True, [])
    assert send(album, WHOLE) == first


def test_one_no_takes_a_video_down_and_its_bytes_go(album: Album) -> None:
    photo = made(album, captioned(album, told(album, send(album, WHOLE), People.THESE)))
    row = album.name(photo, "sister", said_yes=True)
    assert why_not(photo, album) == ""
    actions.say_no(by=album.world["sister"], pictured=row, now=album.world.now)
    assert why_not(photo, album) == "This video was taken down."
    worker.run_due(album.world.now)
    assert not album.folder(photo).exists()
    with pytest.raises(Refusal, match="asked us not to show it"):
        send(album, WHOLE, "porter")


def test_what_was_taken_down_while_it_was_made_is_not_kept(album: Album) -> None:
    photo = send(album, WHOLE)
    actions.take_down(by=photo.owner, photo=photo, now=album.world.now)
    worker.run_due(album.world.now)
    assert not album.folder(photo).exists()
    assert not files.sent_video(photo.trust_id, photo.sha256).exists()


def test_a_video_that_breaks_off_later_is_refused_and_its_sender_hears_why(album: Album) -> None:
    long = filmed(8, (16, 16), form="webm", picture="libvpx", sound=None)
    content = long[: len(long) * 2 // 3]
    photo = made(album, send(album, content))
    assert photo.video is not None
    assert photo.video.state == VideoState.REFUSED
    assert "broken off" in photo.video.why
    told_so = Notice.objects.get(person=photo.owner, words__contains="broken off").words
    assert told_so.endswith("Take this one down first.")
    assert send(album, content) == photo, "the same file again, before: nothing is tried"
    actions.take_down(by=photo.owner, photo=photo, now=album.world.now)
    again = send(album, content)
    assert again.video is not None
    assert (again.pk == photo.pk, again.video.state) == (False, VideoState.SENT)


def test_a_file_that_takes_too_long_ends_its_own_process_alone(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_videos, "_LOOKED_IN", 0)
    before = psutil.Process().children()  # the server of PostgreSQL, where the tests run on that
    with pytest.raises(Refusal, match="more work than we can do"):
        send(album, WHOLE)
    assert psutil.Process().children() == before


def test_the_program_that_opens_videos_limits_its_time_and_memory() -> None:
    asks = "import resource as r; print([r.getrlimit(each)[1] for each in (r.RLIMIT_CPU, r.RLIMIT_AS)])"
    opens = f"from candour.photos.video_maker import __main__ as it; it.main('look', 'none', 'none'); {asks}"
    said = subprocess.run([sys.executable, "-c", opens], capture_output=True, text=True, check=True).stdout
    refused, limits = said.splitlines()
    assert "broken off" in refused
    assert limits == "[15, 1600000000]"


def ended_by(how: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program that makes videos end so, whatever it is asked."""
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{how}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize(
    ("how", "state"),
    [
        ("kill -9 $$", VideoState.SENT),
        ("kill -15 $$", VideoState.SENT),
        ("exit 1", VideoState.SENT),
        ("kill -24 $$", VideoState.REFUSED),
    ],
)
def test_trouble_of_the_machine_is_not_the_video_s(
    album: Album, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: str, state: VideoState
) -> None:
    photo = send(album, WHOLE)
    with monkeypatch.context() as meanwhile:
        ended_by(how, tmp_path, meanwhile)
        worker.run_due(album.world.now, raising=False)
    video = queries.photo_of(photo.trust_id, photo.pk).video
    assert video is not None
    assert video.state == state
    assert files.sent_video(photo.trust_id, photo.sha256).exists() == (state == VideoState.SENT)
    album.world.wait(minutes=1)
    video = made(album, photo).video
    assert video is not None
    assert video.state == (VideoState.MADE if state == VideoState.SENT else state), "it was tried again"


def test_trouble_without_an_end_is_told_and_nothing_of_it_stays(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_videos, "_MADE_IN", 0)
    photo = send(album, WHOLE)
    told(album, captioned(album, photo))
    for _ in range(5):
        assert why_not(photo, album) == "This video is being made ready."
        worker.run_due(album.world.now, raising=False)
        album.world.now += timedelta(minutes=1)
    assert why_not(photo, album) == "This video cannot be shown. We could not make it ready."
    words = "We could not make it ready. Take it down, and send it again."
    assert Notice.objects.filter(person=photo.owner, words__contains=words).exists()
    assert not files.sent_video(photo.trust_id, photo.sha256).exists()


@pytest.mark.parametrize("task", ["look", "make"])
def test_a_full_disk_is_no_damaged_video(task: str, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    sent.write_bytes(filmed(3, (320, 240)))
    with pytest.raises(OSError, match="No space left"):
        making.done(task, str(sent), "/dev/full")


def test_one_sender_s_refusal_leaves_what_another_one_s_video_is_made_of(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = send(album, WHOLE)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(safe_videos, "_LOOKED_IN", 0)
        with pytest.raises(Refusal, match="more work than we can do"):
            send(album, WHOLE, "sister")
    video = made(album, photo).video
    assert video is not None
    assert video.state == VideoState.MADE


def nothing_sent(album: Album) -> Path:
    """This will empty the folder of what was sent, where other tests' files lie whose rows are undone."""
    folder = files.sent_video(album.world["nurse"].trust_id, "x").parent
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def test_a_fault_of_ours_leaves_nothing_of_a_video_behind(
    album: Album, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sent = nothing_sent(album)
    ended_by("exit 1", tmp_path, monkeypatch)
    with pytest.raises(safe_videos.NotDone):
        send(album, WHOLE)
    assert not list(sent.iterdir())


def test_what_nothing_knows_of_goes_after_two_days_and_what_waits_stays(album: Album) -> None:
    nothing_sent(album)
    photo, now = send(album, WHOLE), album.world.now
    waits = files.sent_video(photo.trust_id, photo.sha256)
    left, half, new = (waits.with_name(name) for name in ("0" * 64, "tmp-half", "1" * 64))
    half.mkdir()
    for each in (left, half / "video.mp4", new):
        each.write_bytes(b"Bay 4")
    actions.take_piece(by=photo.owner, piece=Piece("film", 9, 0, WHOLE[:4]), now=now)
    comes = files.upload_file(Upload.objects.get())
    for each in (waits, left, half, comes):
        os.utime(each, (0, (now - KEPT_FOR).timestamp() - 1))
    os.utime(new, (0, (now - KEPT_FOR).timestamp() + 1))
    actions.forget_pieces(now=now)
    assert set(waits.parent.iterdir()) == {waits, comes, new}


def test_captions_that_could_tell_who_a_patient_is_stay_among_colleagues(album: Album) -> None:
    now = album.world.now
    photo = made(album, captioned(album, told(album, send(album, WHOLE)), "0:00 Mrs Jones in bay 4."))
    assert why_not(photo, album) == ""
    with pytest.raises(Refusal, match="could tell a stranger"):
        actions.send_out(by=photo.owner, photo=photo, now=now)
    captioned(album, photo)
    assert actions.send_out(by=photo.owner, photo=photo, now=now).alt == "A kettle boils."
    with pytest.raises(Refusal, match="could tell a stranger"):
        captioned(album, photo, "0:00 Mrs Jones in bay 4.")
