"""What a network's headers say about waiting, and what an empty answer says at all."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from candour.channels import calls
from candour.channels.outgoing import Answer

SOON = datetime.now(UTC) + timedelta(hours=1)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 60),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0"}, 1),
        ({"retry-after": format_datetime(SOON, usegmt=False)}, 3600),
        ({"retry-after": "soon, we hope"}, 60),
        ({"retry-after": "9" * 11}, calls.LONGEST_WAIT),
        ({"x-reset": str(int(SOON.timestamp()))}, 3600),
        ({"x-reset": SOON.isoformat()}, 3600),
        ({"x-reset": "1"}, 1),
        ({"x-reset": "junk"}, 60),
        ({"retry-after": "5", "x-reset": str(int(SOON.timestamp()))}, 5),
    ],
)
def test_a_wait_is_read_from_either_header(headers: dict[str, str], seconds: float) -> None:
    assert calls.seconds_to_wait(headers, "x-reset") == pytest.approx(
        seconds, abs=3000 if seconds == 3600 else 0
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(200, {}, b'{"id": "1"}'), {"id": "1"}),
        (Answer(204, {}, b""), {}),
        (Answer(200, {"content-length": "0"}, b""), {}),
        (Answer(200, {}, b""), None),
        (Answer(500, {"content-length": "0"}, b""), None),
        (Answer(200, {}, b"<html>"), None),
        (Answer(200, {}, b"[" * 100_000), None),
    ],
)
def test_an_empty_answer_is_one_only_where_the_server_says_so(answer: Answer, said: object) -> None:
    assert calls.as_json(answer) == said
