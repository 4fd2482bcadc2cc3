"""Captions as files: read from what people bring (WebVTT, SRT), written as browsers take them.

Of a file only times and words are taken: no style, no place on the screen, no markup, no comment.
"""

import html
import io
from collections.abc import Sequence

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from candour.domain.posting import tidy
from candour.domain.refusal import Refusal
from candour.domain.videos import LONGEST_VIDEO, Caption

LARGEST_CAPTIONS = 100_000
"""Bytes; a minute's captions have a hundredth of it."""
ASKED_FOR = ".vtt,.srt,text/vtt,application/x-subrip"
_UNREADABLE = Refusal(
    "We cannot read these captions.", "Choose a WebVTT or SRT file, or type the captions below."
)


def brought(content: bytes) -> list[Caption]:
    """This will read a WebVTT or SRT file. Raises Refusal with what helps."""
    if len(content) > LARGEST_CAPTIONS:
        raise _UNREADABLE
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    form = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        found = webvtt.WebVTT.from_buffer(io.StringIO(text), format=form)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise _UNREADABLE from error
    read = [_caption(each) for each in found.captions]
    if not read:
        raise _UNREADABLE
    return read


def written(captions: Sequence[Caption]) -> str:
    """This will write captions as a WebVTT file; `<` and `&` in them are words, never marks."""
    made = webvtt.WebVTT()
    for each in captions:
        words = html.escape(each.words, quote=False)
        made.captions.append(webvtt.Caption(_stamp(each.begins), _stamp(each.ends), words))
    return made.content


def _caption(found: webvtt.Caption) -> Caption:
    words = " ".join(tidy(html.unescape(found.text)).split())
    begins, ends = (each.in_milliseconds() / 1000 for each in (found.start_time, found.end_time))
    return Caption(begins, min(max(ends, begins + 0.5), LONGEST_VIDEO + 1.0), words)


def _stamp(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
