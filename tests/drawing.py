"""Pictures that tests draw: small, each shade another file."""

import io

from PIL import Image


def drawn(
    size: tuple[int, int] = (40, 30), form: str = "JPEG", mode: str = "RGB", *, shade: int = 0, **more: object
) -> bytes:
    """This will draw a picture of one colour; `more` goes to Pillow, such as exif=."""
    colour = 200 if mode in {"1", "L"} else (shade * 37 % 256, 128, 128)
    out = io.BytesIO()
    Image.new("RGB" if mode == "P" else mode, size, colour).convert(mode).save(out, form, **more)
    return out.getvalue()
