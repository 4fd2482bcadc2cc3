"""Making a video anew: H.264 and AAC in an MP4, which every phone and browser plays, upright and small."""

import errno
from collections.abc import Iterator
from pathlib import Path

import av
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.filter import Graph
from av.packet import Packet
from av.video.frame import PictureType
from PIL import Image

from candour.photos.video_maker.opening import BROKEN, Refused, frames, heard, opened, seconds_said

LONGEST_SIDE = 1280
"""Points of the longer side of what is made: a ward's connection carries it, and a wall shows it well."""
_SHARE = rf"min(1\,{LONGEST_SIDE}/max(iw\,ih))"
_SMALLER = f"scale=w=trunc(iw*{_SHARE}/2)*2:h=trunc(ih*{_SHARE}/2)*2:out_range=tv"
"""Never larger than it was, and even, as H.264 asks."""
_FRAMES_A_SECOND = 30
_HERTZ, _SOUND_BITS = 48_000, 96_000
_PLAIN = {"movflags": "+faststart", "fflags": "+bitexact"}
"""It begins to play before all of it is there, and says nothing of what made it."""
_H264 = {"preset": "veryfast", "profile": "main", "crf": "25", "a53cc": "0"}
_H264 |= {"maxrate": "2500k", "bufsize": "5M"}
"""A minute has 19 MB at most. Captions that lie in the pictures themselves (a53cc) stay behind as well."""
_CUT = 2.0
"""Seconds that may be missing of what a file said: more, and it was cut."""
_BRIGHTER = (16, 18)
"""Kinds of light that only some screens show (PQ, and HLG as phones film it), by their numbers in H.273."""
_AS_SCREENS_SHOW = "scale=out_transfer=bt709:out_primaries=bt709:out_color_matrix=bt709:intent=perceptual"
"""It costs 80 ms of a core for each frame, where it is needed."""
_FULL = (errno.ENOSPC, errno.EDQUOT)
"""The disk is full: the machine's trouble, which is none of the video's."""
_COLOURS = ("color_primaries", "color_trc", "colorspace", "color_range")
_OVER = ("hflip", "vflip")
_UPRIGHT = {90: ("transpose=cclock",), -90: ("transpose=clock",), 180: _OVER, -180: _OVER}
"""How a camera was held, and what sets it right."""


def done(task: str, sent: str, out: str) -> dict[str, object]:
    """This will do one task: {"seconds"} where it could be done, else {"reason", "remedy"}.

    Raises OSError where the disk is full, or cannot be read or written.
    """
    av.logging.set_level(av.logging.PANIC)
    try:
        seconds = look(sent, out) if task == "look" else make(sent, out)
    except Refused as no:
        return dict(zip(("reason", "remedy"), no.args, strict=True))
    except (av.FFmpegError, OSError, ValueError, MemoryError, OverflowError) as error:
        if _is_of_the_machine(error):
            raise
        return dict(zip(("reason", "remedy"), BROKEN, strict=True))
    return {"seconds": max(1, round(seconds))}


def _is_of_the_machine(error: Exception) -> bool:
    """This will say whether a disk is at fault; libraries say EIO of a file that breaks off, too."""
    if not isinstance(error, OSError):
        return False
    return error.errno in _FULL or (error.errno == errno.EIO and not isinstance(error, av.FFmpegError))


def look(sent: str, out: str) -> float:
    """This will write a still picture of about the first second, upright, and give how long it says it is."""
    still = None
    with Path(sent).open("rb") as file, opened(file) as found:
        for still in frames(found, with_sound=False):
            if still.time and still.time >= 1:
                break
        if not isinstance(still, av.VideoFrame):
            raise Refused(*BROKEN)
        picture: Image.Image = still.to_image()  # type: ignore[no-untyped-call]
        picture.rotate(still.rotation, expand=True).save(out, "JPEG", quality=90)
        return seconds_said(found)


def make(sent: str, out: str) -> float:
    """This will write what can be seen and heard of a video, and give how long it takes."""
    with (
        Path(sent).open("rb") as file,
        opened(file) as found,
        av.open(out, "w", format="mp4", container_options=_PLAIN) as made,
    ):
        sound = _Heard(made) if heard(found) is not None else None
        seen = _Seen(made)
        start, end = (found.start_time or 0) / av.time_base, 0.0
        for frame in frames(found, with_sound=sound is not None):
            end = (frame.time or 0.0) - start
            if isinstance(frame, av.VideoFrame):
                seen.take(frame)
            elif sound is not None:
                sound.take(frame)
            if sound is not None and seen.has_begun:
                sound.write()
        if not seen.has_begun or end < seconds_said(found) - _CUT:
            raise Refused(*BROKEN)
        seen.take(None)
        if sound is not None:
            sound.take(None)
            sound.write()
    return end


class _Seen:
    """The picture: turned upright, made smaller, with as many frames a second as screens show well."""

    def __init__(self, made: OutputContainer) -> None:
        self._made = made
        self._graph: Graph | None = None
        self._stream = made.add_stream("libx264", rate=_FRAMES_A_SECOND, options=_H264)
        self._stream.codec_context.thread_count = 2
        self.has_begun = False

    def take(self, frame: av.VideoFrame | None) -> None:
        """This will take the next frame; None is the end."""
        if self._graph is None:
            assert frame is not None  # noqa: S101 - the end comes after a first frame
            self._graph = _lined_up(frame)
        self._graph.vpush(frame)
        for each in _through(self._graph):
            if not self.has_begun:
                self._stream.width, self._stream.height = each.width, each.height
                self._stream.pix_fmt, self.has_begun = "yuv420p", True
                for name in _COLOURS:
                    setattr(self._stream.codec_context, name, getattr(each, name))
            each.pict_type = PictureType.NONE  # which frames stand alone is for the new file to say
            self._made.mux(self._stream.encode(each))
        if frame is None:
            self._made.mux(self._stream.encode(None))


def _lined_up(first: av.VideoFrame) -> Graph:
    """This will line up what each frame goes through; the first one says how the camera was held."""
    graph = Graph()
    last = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=first.time_base
    )
    turns = _UPRIGHT.get(first.rotation, ())
    light = (_AS_SCREENS_SHOW,) if first.color_trc in _BRIGHTER else ()
    for step in (f"fps={_FRAMES_A_SECOND}", *turns, _SMALLER, *light, "format=yuv420p", "buffersink"):
        name, _, how = step.partition("=")
        each = graph.add(name, how)
        last.link_to(each)
        last = each
    graph.configure()
    return graph


def _through(graph: Graph) -> Iterator[av.VideoFrame]:
    while True:
        try:
            yield graph.vpull()
        except (av.BlockingIOError, av.EOFError):
            return


class _Heard:
    """The sound, in two channels. What comes before the first picture waits for it: a file has one head."""

    def __init__(self, made: OutputContainer) -> None:
        self._made = made
        self._waiting: list[Packet[AudioStream]] = []
        self._stream = made.add_stream("aac", rate=_HERTZ, layout="stereo")
        self._stream.bit_rate = _SOUND_BITS
        self._resampler = AudioResampler(format="fltp", layout="stereo", rate=_HERTZ)

    def take(self, frame: av.AudioFrame | None) -> None:
        """This will take the next piece; None is the end."""
        for each in self._resampler.resample(frame):
            self._waiting += self._stream.encode(each)
        if frame is None:
            self._waiting += self._stream.encode(None)

    def write(self) -> None:
        """This will write what came so far."""
        self._made.mux(self._waiting)
        self._waiting.clear()
