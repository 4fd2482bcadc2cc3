"""A picture, drawn byte by byte, for tests that send one."""

import struct
import zlib


def png() -> bytes:
    """This will draw a picture of one grey point."""

    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    drawn = part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\x00\x80")) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + drawn


def jpeg() -> bytes:
    """This will draw the same as a JPEG (ITU T.81): a table of ones, one point, codes of one bit."""
    codes = bytes([1, *[0] * 15, 0])
    parts = (
        (0xDB, b"\0" + b"\1" * 64),
        (0xC0, b"\x08\0\1\0\1\1\1\x11\0"),
        (0xC4, b"\0" + codes),
        (0xC4, b"\x10" + codes),
        (0xDA, b"\1\1\0\0\x3f\0"),
    )
    drawn = b"".join(bytes([0xFF, mark]) + struct.pack(">H", len(said) + 2) + said for mark, said in parts)
    return b"\xff\xd8" + drawn + b"\x3f\xff\xd9"
