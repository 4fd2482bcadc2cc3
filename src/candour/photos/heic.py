"""Pictures as iPhones take them (HEIC). The library unpacks one whole; what is made of it is made in strips.

Other machines than iPhones send them as they are.
"""

import io

import pi_heif
from PIL import Image

_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})


def is_heic(content: bytes) -> bool:
    """This will say whether a file begins as a HEIC does."""
    return content[4:8] == b"ftyp" and content[8:12] in _BRANDS


class Heic:
    """A HEIC whose head was read: `size` in points, `many` pictures in it. Broken ones raise ValueError."""

    def __init__(self, content: bytes) -> None:
        self._file = pi_heif.open_heif(io.BytesIO(content), convert_hdr_to_8bit=True)
        self.size: tuple[int, int] = self._file.size
        self.many = len(self._file)

    def rows(self, top: int, bottom: int) -> Image.Image:
        """This will give some rows of it, upright."""
        data, mode, stride = self._file.data, self._file.mode, self._file.stride
        part = data[top * stride : bottom * stride]
        return Image.frombytes(mode, (self.size[0], bottom - top), part, "raw", mode, stride)
