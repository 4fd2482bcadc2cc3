"""Server-sent events come out right however the line cuts them, and none makes us hold more than one."""

import pytest

from candour.channels.server_events import Reader, ServerEvent

STREAM = (
    b": hello\n\n"
    b'event: post\nid: 7\ndata: {"a":\ndata: 1}\n\n'
    b"data:no space\r\n\r\n"
    b"event: update\rdata: caf\xc3\xa9\r\r"
    b"id: 9\n\n"
    b"retry: 10\ndata: last\n\n"
)
EVENTS = [
    ServerEvent("post", '{"a":\n1}', "7"),
    ServerEvent("message", "no space", "7"),
    ServerEvent("update", "café", "7"),
    ServerEvent("message", "last", "9"),
]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11, 64, 1000])
def test_events_are_the_same_in_pieces_of_any_size(size: int) -> None:
    reader = Reader()
    found = [
        event for start in range(0, len(STREAM), size) for event in reader.feed(STREAM[start : start + size])
    ]
    assert found == EVENTS


def test_an_event_that_is_too_large_is_left_out_and_the_next_one_comes() -> None:
    reader = Reader(largest=100)
    found = []
    for piece in (b"data: ", *([b"x" * 30] * 10), b"\n", b"\n", b"data: fits\n\n"):
        found += reader.feed(piece)
        assert len(reader._rest) <= 100
    many = b"data: 123456789\n" * 10 + b"\n"
    found += reader.feed(many)
    assert (found, reader.left_out) == ([ServerEvent("message", "fits")], 2)


def test_an_event_that_the_network_did_not_end_never_comes() -> None:
    assert Reader().feed(b"data: half") == []
