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
