"""A short film of St Brannoc's: a slow look along a drawing, since nobody there has a camera."""

import io
from fractions import Fraction

from PIL import Image

from candour.demo import drawings

SECONDS, _A_SECOND, _SIZE = 4, 10, (640, 480)


def filmed(draw: drawings.Draw) -> bytes:
    """This will look along a drawing from left to right, without a sound, as a phone would send it."""
    import av  # large, and for the demonstration alone  # noqa: PLC0415

    whole = Image.open(io.BytesIO(drawings.drawn(draw)))
    room, out = whole.width - _SIZE[0], io.BytesIO()
    with av.open(out, "w", format="mp4") as made:
        stream = made.add_stream("libx264", rate=_A_SECOND, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = *_SIZE, "yuv420p"
        for number in range(SECONDS * _A_SECOND):
            left, top = room * number // (SECONDS * _A_SECOND), (whole.height - _SIZE[1]) // 2
            part = whole.crop((left, top, left + _SIZE[0], top + _SIZE[1]))
            frame = av.VideoFrame.from_image(part)  # type: ignore[no-untyped-call]
            frame.pts, frame.time_base = number, Fraction(1, _A_SECOND)
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return out.getvalue()
