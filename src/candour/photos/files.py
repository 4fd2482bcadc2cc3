"""The files of pictures and videos: a folder for each file that was sent, by its hash, under its trust.

What is read is hashed again, so that a file that was put in its place is never shown.
"""

import hashlib
import shutil
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from django.conf import settings

from candour.ledger.keys import make_once
from candour.photos.models import Photo, Upload
from candour.photos.safe_pictures import MadeAnew

VIDEO_PIECE = 1_000_000
"""Bytes of a video that are hashed, read and sent at once."""


class FileIsNotThere(Exception):
    """This will say that a picture's bytes are gone, or are not those that were kept."""


def keep(trust: int, made: MadeAnew) -> dict[str, str]:
    """This will keep every size of a picture and give the hash of each by its name.

    What lies there already stays, and is what is hashed: another release may have made it a little otherwise.
    """
    folder = _folder(trust, made.sha256)
    kept = {}
    for name, content in made.files.items():
        make_once(folder / name, partial(bytes, content))
        kept[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    return kept


def are_there(photo: Photo) -> bool:
    """This will say whether every size of a picture lies on the disk."""
    folder = _folder(photo.trust_id, photo.sha256)
    return all((folder / name).exists() for name in photo.renditions)


def rendition(photo: Photo, name: str) -> bytes:
    """This will give one size of a picture, such as "800.webp"; FileIsNotThere for any other bytes."""
    wanted = photo.renditions.get(name)
    if wanted is None:
        raise FileIsNotThere("There is no such size.")
    try:
        content = (_folder(photo.trust_id, photo.sha256) / name).read_bytes()
    except OSError as error:
        raise FileIsNotThere("The picture's file cannot be read.") from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise FileIsNotThere("The picture's file was changed.")
    return content


def largest_jpeg(photo: Photo) -> bytes:
    """This will give the largest size as a JPEG, which every network takes."""
    return rendition(photo, f"{max(photo.width, photo.height)}.jpg")


def hash_of(file: BinaryIO) -> str:
    """This will hash a file as it was sent, from its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for piece in iter(partial(file.read, VIDEO_PIECE), b""):
        digest.update(piece)
    return digest.hexdigest()


def keep_sent(trust: int, sha256: str, file: BinaryIO) -> Path:
    """This will keep a video as it was sent, until it is made anew."""
    file.seek(0)
    with NamedTemporaryFile(dir=_pieces(trust), delete=False) as kept:
        try:
            shutil.copyfileobj(file, kept)
            kept.flush()
        except BaseException:  # whatever it was: a disk that is full, a worker that is told to stop
            Path(kept.name).unlink()
            raise
    return Path(kept.name).rename(sent_video(trust, sha256))


def sent_video(trust: int, sha256: str) -> Path:
    """This will tell where a video lies as it was sent."""
    return _pieces(trust) / sha256


def made_video(trust: int, sha256: str) -> Path:
    """This will tell where a video lies once it was made anew."""
    return _folder(trust, sha256) / "video.mp4"


def hashes_of(file: Path) -> list[str]:
    """This will hash a video piece by piece."""
    with file.open("rb") as opened:
        pieces = iter(partial(opened.read, VIDEO_PIECE), b"")
        return [hashlib.sha256(piece).hexdigest() for piece in pieces]


def part_of_video(photo: Photo, begins: int, ends: int) -> bytes:
    """This will give bytes of a video, at most up to the end of the piece in which they begin.

    FileIsNotThere for any other bytes than those that were kept.
    """
    video, number = photo.video, begins // VIDEO_PIECE
    if video is None or number >= len(video.pieces):
        raise FileIsNotThere("There is no such part.")
    try:
        with made_video(photo.trust_id, photo.sha256).open("rb") as opened:
            opened.seek(number * VIDEO_PIECE)
            piece = opened.read(VIDEO_PIECE)
    except OSError as error:
        raise FileIsNotThere("The video's file cannot be read.") from error
    if hashlib.sha256(piece).hexdigest() != video.pieces[number]:
        raise FileIsNotThere("The video's file was changed.")
    return piece[begins - number * VIDEO_PIECE : ends - number * VIDEO_PIECE]


def whole_video(photo: Photo) -> bytes:
    """This will give a whole video; FileIsNotThere for any other bytes than those that were kept."""
    size, made = photo.video.size if photo.video is not None else 0, bytearray()
    while len(made) < size:
        made += part_of_video(photo, len(made), size)
    return bytes(made)


def erase(trust: int, sha256: str) -> None:
    """This will erase every size of a picture, and the video behind it; doing it twice changes nothing."""
    sent_video(trust, sha256).unlink(missing_ok=True)
    folder = _folder(trust, sha256)
    if folder.exists():
        shutil.rmtree(folder)


def upload_file(upload: Upload) -> Path:
    """This will tell where the pieces of a picture lie until it is whole."""
    return _pieces(upload.trust_id) / str(upload.pk)


def old_pieces(before: datetime) -> dict[int, list[Path]]:
    """This will list by trust what lies among the pieces, and was written last before a time."""
    found: dict[int, list[Path]] = {}
    for each in sorted((Path(settings.CANDOUR_DATA) / "photos").glob("*/pieces/*")):
        if _is_older(each, before):
            found.setdefault(int(each.parent.parent.name), []).append(each)
    return found


def forget_piece(piece: Path, before: datetime) -> None:
    """This will delete what `old_pieces` found, unless it was written anew meanwhile."""
    if not _is_older(piece, before):
        return
    if piece.is_dir():
        shutil.rmtree(piece)
    else:
        piece.unlink(missing_ok=True)


def _is_older(piece: Path, before: datetime) -> bool:
    try:
        return piece.stat().st_mtime < before.timestamp()
    except FileNotFoundError:  # whoever needed it was done with it this moment
        return False


def _pieces(trust: int) -> Path:
    folder = Path(settings.CANDOUR_DATA) / "photos" / str(trust) / "pieces"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _folder(trust: int, sha256: str) -> Path:
    return Path(settings.CANDOUR_DATA) / "photos" / str(trust) / sha256[:2] / sha256
