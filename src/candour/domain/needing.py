r"""What a text must hold for a pattern to match: pieces of words.

    (?:kill|hurt) (?:myself|herself)    needs "kill" or "hurt", and "myself" or "herself"
    \d{4}                               needs a figure ("0" stands for each)

It is worked out from the pattern itself, so no list has to be kept beside it.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # the standard library's own reading of a pattern
from re import _parser as reading  # type: ignore[attr-defined]
from typing import Any

Clause = frozenset[str]
"""Pieces of words, one of which must be there."""
NOTHING: Clause = frozenset({""})
LONGEST_PIECE = 12
_LETTERS = re.compile(r"[^\W_]+")
_MOST_STRINGS, _MOST_WAYS = 64, 16

_SAID_BY_ALL = """
a all and are as at be been but by can could do for from get go got had has have he her him his i if in is it
just me my no not of off on or our out s she so t that the their them there they this to up us was we were
what when where who will with would you your
"""
_COMMON = frozenset(_SAID_BY_ALL.split())
"""Words that tell nothing, since nearly every text holds some of them."""


def needed(pattern: str, flags: int = 0) -> list[list[Clause]]:
    """This will list the ways in which a pattern can match, and for each what a text must hold: of every
    clause one piece at least."""
    ways = []
    for parts in _ways(_parts(reading.parse(pattern, flags & ~re.DEBUG)), _MOST_WAYS):
        strings, clauses = _of_sequence(parts)
        ways.append([*clauses, *_clauses(strings or NOTHING)])
    return ways


def _ways(parts: list[Any], room: int) -> list[list[Any]]:
    """This will write a choice inside a sequence as several sequences, while there are few enough."""
    for at, (kind, what) in enumerate(parts):
        if kind is ops.SUBPATTERN:
            return _ways([*parts[:at], *_parts(what[-1]), *parts[at + 1 :]], room)
        if kind is ops.BRANCH and len(what[1]) <= room and _of_part(kind, what)[0] is None:
            less = room // len(what[1])
            return [
                way for each in what[1] for way in _ways([*parts[:at], *_parts(each), *parts[at + 1 :]], less)
            ]
    return [parts]


_Found = tuple[frozenset[str] | None, list[Clause]]
"""The very strings that a part matches (None if that cannot be listed), and what it needs besides. In such a
string every figure is "0", and the edge of a word or whatever stands between words is a blank."""

_UNKNOWN, _LAST_PLAIN = "?", 127


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> _Found:
    """This will join parts that follow each other, as far as their strings can be listed."""
    clauses: list[Clause] = []
    running: frozenset[str] = NOTHING
    is_listed = True
    for kind, what in parts:
        strings, more = _of_part(kind, what)
        clauses += more
        joined = _joined(running, strings)
        if joined is None:
            is_listed = False
            clauses += _clauses(running)
            joined = strings or NOTHING
        running = joined
    if is_listed:
        return running, clauses
    return None, [*clauses, *_clauses(running)]


def _joined(before: frozenset[str], after: frozenset[str] | None) -> frozenset[str] | None:
    if after is None or len(before) * len(after) > _MOST_STRINGS:
        return None
    return frozenset(one + other for one in before for other in after)


def _of_part(kind: Any, what: Any) -> _Found:
    match kind:
        case ops.LITERAL:
            found: _Found = _of_class([(kind, what)]), []
        case ops.IN:
            found = _of_class(_parts(what)), []
        case ops.SUBPATTERN:
            found = _of_sequence(_parts(what[-1]))
        case ops.BRANCH:
            found = _of_branches([_of_sequence(_parts(each)) for each in what[1]])
        case ops.MAX_REPEAT | ops.MIN_REPEAT:
            least, most, part = what
            found = _of_repeat(least, most, _of_sequence(_parts(part)))
        case ops.AT:
            found = frozenset({"" if what is ops.AT_NON_BOUNDARY else " "}), []
        case ops.ASSERT | ops.ASSERT_NOT:
            found = NOTHING, []
        case _:
            found = None, []
    return found


def _of_class(members: Sequence[Any]) -> frozenset[str] | None:
    """This will list the signs of a class, where they are few; runs of figures and blanks count as one."""
    found: set[str] = set()
    for member in members:
        kind, what = _parts(member)
        if kind is ops.LITERAL:
            found.add(_as_seen(chr(what)))
        elif kind is ops.CATEGORY and what is ops.CATEGORY_DIGIT:
            found.add("0")
        elif kind is ops.CATEGORY and what is ops.CATEGORY_SPACE:
            found.add(" ")
        elif kind is ops.RANGE:
            first, last = _parts(what)
            found |= {_as_seen(chr(at)) for at in range(first, min(last, _LAST_PLAIN + 1) + 1)}
        else:
            found.add(_UNKNOWN)
    return None if _UNKNOWN in found else frozenset(found)


def _of_branches(each: list[_Found]) -> _Found:
    listed = [strings for strings, _ in each if strings is not None]
    together = frozenset[str]().union(*listed)
    if len(listed) == len(each) and len(together) <= _MOST_STRINGS and not any(more for _, more in each):
        return together, []
    best = [
        max([*clauses, *_clauses(strings or NOTHING)], key=rareness, default=None)
        for strings, clauses in each
    ]
    return None, [] if None in best else [frozenset[str]().union(*[one for one in best if one])]


def _of_repeat(least: int, most: int, found: _Found) -> _Found:
    strings, clauses = found
    if most == 1 or strings == frozenset({" "}):
        if least:
            return found
        return (None if strings is None or clauses else strings | NOTHING), []
    if not least:
        return None, []
    again = _joined_again(strings, least)
    if again is not None and least == most <= LONGEST_PIECE:
        return again, clauses
    return None, [*clauses, *_clauses(again or strings or NOTHING)]


def _joined_again(strings: frozenset[str] | None, times: int) -> frozenset[str] | None:
    """This will list the strings of a part that stands several times, as far as they are few."""
    again: frozenset[str] | None = strings
    for _ in range(min(times, LONGEST_PIECE) - 1):
        again = None if again is None else _joined(again, strings)
    return again


def _clauses(strings: frozenset[str]) -> list[Clause]:
    """This will turn strings, one of which must stand there, into clauses: of each its first piece, its last
    one, its two rarest."""
    each = [_pieces(string) for string in strings]
    if not all(each):
        return []
    ranked = [sorted(pieces, key=_rareness_of, reverse=True) for pieces in each]
    fewest = min(2, *map(len, ranked))
    rows = [
        *(frozenset(pieces[at] for pieces in each) for at in (0, -1)),
        *(frozenset(pieces[at] for pieces in ranked) for at in range(fewest)),
    ]
    return list(dict.fromkeys(rows))


def _pieces(string: str) -> list[str]:
    """This will cut a string into pieces of words; a bar marks where a word begins or ends."""
    parts = string.split(" ")
    last = len(parts) - 1
    marked = [
        ("|" if at else "") + part + ("|" if at < last else "") for at, part in enumerate(parts) if part
    ]
    return [piece[:LONGEST_PIECE] for piece in marked if len(piece) > 1 or piece == "0"]


def _rareness_of(piece: str) -> int:
    return 1 if piece.strip("|") in _COMMON else len(piece)


def rareness(clause: Clause | None) -> tuple[int, int]:
    """This will say how seldom a clause is met: by its commonest piece, then by how many pieces it has."""
    return (min(map(_rareness_of, clause)), -len(clause)) if clause else (0, 0)


def _as_seen(sign: str) -> str:
    if not sign.isascii():
        return _UNKNOWN if _LETTERS.fullmatch(sign) or ord(sign) == _LAST_PLAIN + 1 else f" {sign} "
    if sign.isdecimal():
        return "0"
    return sign.lower() if _LETTERS.fullmatch(sign) else " "


def _parts(what: Any) -> list[Any]:
    return list(what)
