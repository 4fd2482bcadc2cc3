"""Videos that tests make: tiny, a few frames, each shade another file."""

import io
from collections.abc import Iterator
from fractions import Fraction

import av
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from PIL import Image

_FRAMES = 10
_SOUND_AT_ONCE = 1024
_HERTZ = 48_000


def filmed(
    seconds: float = 1.0,
    size: tuple[int, int] = (64, 48),
    *,
    form: str = "mp4",
    picture: str | None = "libx264",
    sound: str | None = "aac",
    shade: int = 0,
    said: dict[str, str] | None = None,
    light: int = 1,
) -> bytes:
    """This will film a colour that changes, ten times a second; `said` is what a camera writes beside it.

    `light` says how points become light, by its number in H.273: 18 is what phones call HDR.
    """
    out = io.BytesIO()
    with av.open(out, "w", format=form) as made:
        made.metadata.update(said or {})
        seen = made.add_stream(picture, rate=_FRAMES) if picture else None
        heard = made.add_stream(sound, rate=_HERTZ, layout="mono") if sound else None
        if isinstance(seen, VideoStream):
            seen.width, seen.height, seen.pix_fmt = *size, "yuv420p"
            seen.codec_context.color_trc = light
            for frame in (*_drawn(seconds, size, shade), None):
                made.mux(seen.encode(frame))
        if isinstance(heard, AudioStream):
            for piece in (*_quiet(seconds), None):
                made.mux(heard.encode(piece))
    return out.getvalue()


def _drawn(seconds: float, size: tuple[int, int], shade: int) -> Iterator[av.VideoFrame]:
    for number in range(round(seconds * _FRAMES)):
        picture = Image.new("RGB", size, (shade * 37 % 256, number * 5 % 256, 128))
        picture.paste("white", (0, 0, size[0] // 2, size[1]))
        frame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
        frame.pts, frame.time_base = number, Fraction(1, _FRAMES)
        yield frame


def _quiet(seconds: float) -> Iterator[av.AudioFrame]:
    for begins in range(0, round(seconds * _HERTZ), _SOUND_AT_ONCE):
        piece = av.AudioFrame(format="fltp", layout="mono", samples=_SOUND_AT_ONCE)
        piece.planes[0].update(bytes(4 * _SOUND_AT_ONCE))
        piece.sample_rate, piece.pts, piece.time_base = _HERTZ, begins, Fraction(1, _HERTZ)
        yield piece


def turned(video: bytes) -> bytes:
    """This will say in an MP4's head that the camera was held upright, as phones do."""
    one = (1 << 16).to_bytes(4, "big")
    nothing, last = bytes(4), (1 << 30).to_bytes(4, "big")
    back = (-(1 << 16)).to_bytes(4, "big", signed=True)
    straight = one + nothing * 3 + one + nothing * 3 + last
    at = video.index(straight, video.index(b"tkhd"))
    held = nothing + one + nothing + back + nothing * 4 + last
    return video[:at] + held + video[at + len(held) :]


def enlarged(video: bytes) -> bytes:
    """This will say in the first frame of a WebM (VP8) that it has 16,383 points each way."""
    at = video.index(b"\x9d\x01\x2a") + 3
    return video[:at] + b"\xff\x3f" * 2 + video[at + 4 :]
