"""The bytes of a picture that goes out are those that were approved, or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from candour.channels.pictures import PictureIsNotThere, keep_picture, picture


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(CANDOUR_DATA=str(tmp_path)):
        yield tmp_path / "pictures"


def test_a_picture_is_kept_once_for_its_owner_alone(folder: Path) -> None:
    sha256 = keep_picture(1, b"a ward")
    assert keep_picture(1, b"a ward") == sha256
    (file,) = (each for each in folder.rglob("*") if each.is_file())
    assert file.stat().st_mode & 0o077 == 0
    assert picture(1, sha256) == b"a ward"


def test_another_trust_has_no_such_picture() -> None:
    sha256 = keep_picture(1, b"a ward")
    with pytest.raises(PictureIsNotThere):
        picture(2, sha256)


def test_a_picture_that_was_swapped_on_disk_is_not_given(folder: Path) -> None:
    sha256 = keep_picture(1, b"a ward")
    (file,) = (each for each in folder.rglob("*") if each.is_file())
    file.write_bytes(b"another ward")
    with pytest.raises(PictureIsNotThere):
        picture(1, sha256)


@pytest.mark.parametrize("named", ["", "0" * 64, "../../keys/ledger-key.pem", "A" * 64])
def test_what_names_no_picture_gives_none(named: str) -> None:
    with pytest.raises(PictureIsNotThere):
        picture(1, named)
