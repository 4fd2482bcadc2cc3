"""In which order LinkedIn's news comes: what happened in one millisecond stays in its order."""

from datetime import UTC, datetime
from typing import Any

import pytest

from candour.channels.base import Connection, Incoming
from candour.channels.linkedin import incoming

NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)


def test_of_one_millisecond_the_older_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    newest_first = [{"lastModifiedAt": 5, "number": number} for number in (3, 2, 1)]

    def brought(_account: Connection, each: dict[str, Any], _known: object) -> Incoming:
        return Incoming(str(each["number"]), "", "", NOW)

    monkeypatch.setattr(incoming, "_listed", lambda *_asked: newest_first)
    monkeypatch.setattr(incoming, "_number", lambda each: each["number"])
    monkeypatch.setattr(incoming, "_brought", brought)
    account: Any = None
    assert [one.network_id for one in incoming.fetch(account, "", NOW).posts] == ["1", "2", "3"]
