"""The files of pictures: a folder for each file that was sent, by its hash, under the trust that owns it.

What is read is hashed again, so that a file that was put in its place is never shown.
"""

import hashlib
import shutil
from functools import partial
from pathlib import Path

from django.conf import settings

from candour.ledger.keys import make_once
from candour.photos.models import Photo, Upload
from candour.photos.safe_pictures import MadeAnew


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


def erase(trust: int, sha256: str) -> None:
    """This will erase every size of a picture; doing it twice changes nothing."""
    folder = _folder(trust, sha256)
    if folder.exists():
        shutil.rmtree(folder)


def upload_file(upload: Upload) -> Path:
    """This will tell where the pieces of a picture lie until it is whole."""
    folder = Path(settings.CANDOUR_DATA) / "photos" / str(upload.trust_id) / "pieces"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / str(upload.pk)


def _folder(trust: int, sha256: str) -> Path:
    return Path(settings.CANDOUR_DATA) / "photos" / str(trust) / sha256[:2] / sha256
