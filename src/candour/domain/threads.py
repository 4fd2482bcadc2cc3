"""Words in several parts, for a network that has no room for the whole: cut where the writer says.

A cut is a line of its own in the writer's words. Without these lines the words are as they would have been
written in one piece, to the letter:

    Thank you for telling us. I have asked the porters.
    --- next part ---
    The lift works again from Monday.

Candour proposes cuts where a paragraph or a sentence ends, and only where somebody asks for it. It never
cuts inside a word, and so never inside a link or a sign that is made of several code points.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from candour.domain.refusal import Refusal
from candour.domain.statements import WENT_OUT, DeliveryState

MARK = "--- next part ---"
MOST_PARTS = 20
"""A thread of more parts is not read by anybody; such words belong on our own page."""

Fits = Callable[[str, bool], bool]
"""Says whether a text fits as one part; the second value is whether it is the last, which is signed."""

_MARK = re.compile(r"^[^\S\n]*[-–—]+[^\S\n]*next part[^\S\n]*[-–—]+[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may break: never at a space that keeps two words together, as in "10 mg"."""
_ENDS = frozenset(".!?…؟۔।")
_WIDE = frozenset("。！？…，、；：")
"""After these no space follows, and none is put in where two parts are joined again."""
_CLOSES = "\"'”’»)]"
_SHORT = re.compile(r"(?:^|\s)[A-Z][a-z]{0,2}\.$")
"""A title or an initial, such as "Dr.": no sentence ends there."""
_JOINERS = frozenset("\u200c\u200d\uff9e\uff9f")
_WORD, _SENTENCE, _PARAGRAPH = 1, 2, 3


def whole(text: str) -> str:
    """This will give the words as one piece, without the lines that cut them."""
    pieces = _MARK.split(text)
    joined = pieces[0]
    for piece in pieces[1:]:
        joined = _join(joined.removesuffix("\n"), piece.removeprefix("\n"))
    return joined.strip() if len(pieces) > 1 else joined


def _join(left: str, right: str) -> str:
    touch = left[-1:].strip() and right[:1].strip() and left[-1] not in _WIDE
    return f"{left} {right}" if touch else f"{left}{right}"


def parts_of(text: str) -> tuple[str, ...]:
    """This will give the parts between the cuts, in order; one where nothing is cut."""
    pieces = (piece.strip() for piece in _MARK.split(text))
    return tuple(piece for piece in pieces if piece)


def cut(text: str, fits: Fits) -> str:
    """This will put cuts where parts do not fit, leaving those that are there: text in, text with cuts out.

    Raises Refusal where a single word has no room. What fits already stays as it is.
    """
    pieces, marks = _MARK.split(text), _MARK.findall(text)
    filled = [number for number, piece in enumerate(pieces) if piece.strip()]
    last = filled[-1] if filled else 0
    done = []

    def unsigned(part: str, _is_last: bool) -> bool:
        return fits(part, False)

    for number, piece in enumerate(pieces):
        done.append(_with_marks(piece, places_to_cut(piece, fits if number == last else unsigned)))
    return "".join(word for pair in zip(done, [*marks, ""], strict=True) for word in pair)


def places_to_cut(text: str, fits: Fits) -> list[int]:
    """This will give where each further part begins, so that every part fits, as few parts as that needs.

    Offsets are code points of `text`. A part ends with a paragraph where that leaves it more than half full,
    else with a sentence, else with a word. The parts are made about as long as one another, so that none of
    them holds a last word alone; no sentence is broken for that.
    """
    breaks = list(_breaks(text))
    best = _fill(text, breaks, fits)
    least, most = len(text) // (len(best) + 1), len(text) if best else 0
    rough = sum(each.rank == _WORD for each in best)
    while least < most:
        room = (least + most) // 2
        try:
            even = _fill(text, breaks, _within(fits, room))
        except Refusal:
            least = room + 1
            continue
        if len(even) <= len(best) and sum(each.rank == _WORD for each in even) <= rough:
            best, most = even, room
        else:
            least = room + 1
    return [each.at for each in best]


def _within(fits: Fits, room: int) -> Fits:
    return lambda part, is_last: len(part) <= room and fits(part, is_last)


@dataclass(frozen=True)
class _Break:
    at: int
    rank: int


def _breaks(text: str) -> Iterator[_Break]:
    """This will list where a part may begin: after a space, or after a wide full stop."""
    links = [found.span() for found in _LINK.finditer(text)]
    ends = {found.end(): found.group() for found in _SPACE.finditer(text)}
    wide = (at + 1 for at, sign in enumerate(text) if sign in _WIDE)
    for at in sorted({*ends, *wide}):
        before, after = text[:at].rstrip(), text[at : at + 1]
        is_inside = any(start < at < end for start, end in links)
        if before and after.strip() and not is_inside and not _holds_on(after):
            yield _Break(at, _rank(before, ends.get(at, "")))


def _holds_on(sign: str) -> bool:
    """This will say whether a sign belongs to the one before it, such as an accent or a skin tone."""
    code = ord(sign)
    is_tone_or_tag = 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F
    return unicodedata.category(sign).startswith("M") or sign in _JOINERS or is_tone_or_tag


def _rank(before: str, space: str) -> int:
    if space.count("\n") > 1:
        return _PARAGRAPH
    said = before[-40:].rstrip(_CLOSES)
    ends = said[-1:] in _ENDS | _WIDE and not _SHORT.search(said)
    return _SENTENCE if "\n" in space or ends else _WORD


def _fill(text: str, breaks: Sequence[_Break], fits: Fits) -> list[_Break]:
    """This will fill one part after the other, and give the breaks between them."""
    chosen: list[_Break] = []
    begins = 0
    while text[begins:].strip() and not fits(text[begins:].strip(), True):
        chosen.append(_next_break(text, begins, [each for each in breaks if each.at > begins], fits))
        begins = chosen[-1].at
    return chosen


def _next_break(text: str, begins: int, breaks: Sequence[_Break], fits: Fits) -> _Break:
    def is_too_long(each: _Break) -> bool:
        return not fits(text[begins : each.at].strip(), False)

    far = bisect_left(breaks, True, key=is_too_long)
    while far and is_too_long(breaks[far - 1]):
        far -= 1
    if not far:
        raise Refusal("A word or a link in it is too long for one part.", "Make it shorter, or leave it out.")
    fitting = breaks[:far]
    half = begins + (fitting[-1].at - begins) // 2
    paragraphs = [each for each in fitting if each.rank == _PARAGRAPH and each.at > half]
    sentences = [each for each in fitting if each.rank >= _SENTENCE]
    return (paragraphs or sentences or fitting)[-1]


def _with_marks(text: str, places: Sequence[int]) -> str:
    """This will put a line at each place; two line ends before it are mirrored after it."""
    done, begins = "", 0
    for at in places:
        piece = text[begins:at]
        after = "\n\n" if piece.endswith("\n\n") and not piece.endswith("\n\n\n") else "\n"
        done += f"{piece}{MARK}{after}" if after == "\n\n" else f"{piece}\n{MARK}\n"
        begins = at
    return done + text[begins:]


def outcome(parts: Sequence[DeliveryState]) -> DeliveryState:
    """This will say where a copy is that goes out in these parts: where its first one is that is not out."""
    return next((state for state in parts if state not in WENT_OUT), parts[-1])


def count_out(parts: Sequence[DeliveryState]) -> int:
    """This will count the parts that are public now."""
    return sum(state is DeliveryState.PUBLISHED for state in parts)


def has_stopped(parts: Sequence[DeliveryState]) -> bool:
    """This will say whether a thread stopped half way: a part is public, and a later one was refused."""
    return outcome(parts) is DeliveryState.FAILED and DeliveryState.PUBLISHED in parts
