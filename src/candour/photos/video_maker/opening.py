"""Opening a video: as what its first bytes say it is, with few decoders, each frame checked as it comes."""

from collections.abc import Iterator
from typing import BinaryIO

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

LONGEST = 60
"""Seconds that a video may take."""
_GRACE = 1.0
"""Seconds that cameras add at the end."""
MOST_POINTS = 3840 * 2160
_MOST_FRAMES = 300 * LONGEST
"""So many come from a camera that slows time down, with sound beside them."""
_MOST_STREAMS = 24
_CODECS = "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,h263,aac,opus,libopus,vorbis,mp3,mp3float,amrnb,amrwb"
"""What phones and browsers record. No other decoder is let near a file."""
_MATROSKA = b"\x1a\x45\xdf\xa3"

TOO_LONG = (f"This video is longer than {LONGEST} seconds.", "Cut it on your phone, then send it again.")
TOO_LARGE = ("This video has more points than we can unpack.", "Set your camera to 1080p, and film it again.")
BROKEN = ("This video is broken off, or damaged.", "Choose it again, or another one.")
_SAVED_ANEW = "Film it with a phone, or save it as an MP4, then send it again."
OTHER_KIND = ("We cannot open this kind of video.", _SAVED_ANEW)
OTHER_SOUND = ("We cannot open the sound of this video.", _SAVED_ANEW)
NO_PICTURE = ("There is no moving picture in this file.", "Choose a video.")


class Refused(Exception):
    """This will end the work with words for whoever sent the video: what is wrong, what to do."""


def opened(file: BinaryIO) -> InputContainer:
    """This will open a video, refusing by its head what is too long or too large. No other file is opened."""
    form = "matroska" if file.read(4) == _MATROSKA else "mov"
    file.seek(0)
    options = {"codec_whitelist": _CODECS, "max_streams": str(_MOST_STREAMS), "protocol_whitelist": "none"}
    found = av.open(file, "r", format=form, options=options, metadata_errors="ignore")
    shape, sound = moving(found).codec_context, heard(found)
    if shape.width * shape.height > MOST_POINTS:
        raise Refused(*TOO_LARGE)
    if seconds_said(found) > LONGEST + _GRACE:
        raise Refused(*TOO_LONG)
    few = {"codec_whitelist": _CODECS}  # said again: what was said on opening reaches no decoder made later
    shape.options = few | {"max_pixels": str(MOST_POINTS + MOST_POINTS // 8)}  # a little more: codecs pad
    shape.thread_count = 2
    if sound is not None:
        sound.codec_context.options = few
    return found


def moving(found: InputContainer) -> VideoStream:
    """This will give the moving picture of a file, which the cover of a song is not."""
    cover = Disposition.attached_pic
    first = next((each for each in found.streams.video if not each.disposition & cover), None)
    if first is None:
        raise Refused(*NO_PICTURE)
    if not _is_known(first):
        raise Refused(*OTHER_KIND)
    return first


def heard(found: InputContainer) -> AudioStream | None:
    """This will give the sound of a file, the first that we open: phones add another one for headphones."""
    sounds = found.streams.audio
    first = next((each for each in sounds if _is_known(each)), None)
    if first is None and sounds:
        raise Refused(*OTHER_SOUND)
    return first


def _is_known(stream: VideoStream | AudioStream) -> bool:
    """This will say whether we open what is in a stream; one of a kind that nobody knows has no context."""
    context: object = stream.codec_context
    return context is not None and stream.codec_context.name in _CODECS.split(",")


def seconds_said(found: InputContainer) -> float:
    """This will give how long a file says it is; 0 where it says nothing, as what a browser records."""
    return (found.duration or 0) / av.time_base


def frames(found: InputContainer, *, with_sound: bool) -> Iterator[av.VideoFrame | av.AudioFrame]:
    """This will give picture and sound in turn: a file may say one thing of itself and hold another."""
    sound = heard(found) if with_sound else None
    streams = [moving(found), *([sound] if sound is not None else ())]
    start, many = (found.start_time or 0) / av.time_base, 0
    for packet in found.demux(*streams):
        for frame in packet.decode():
            if not isinstance(frame, av.VideoFrame | av.AudioFrame):
                continue
            many += 1
            if (frame.time or 0.0) - start > LONGEST + _GRACE or many > _MOST_FRAMES:
                raise Refused(*TOO_LONG)
            if isinstance(frame, av.VideoFrame) and frame.width * frame.height > MOST_POINTS:
                raise Refused(*TOO_LARGE)
            yield frame
