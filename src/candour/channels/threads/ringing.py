"""What Threads' bell is rung for: answers to the account's posts, and posts that mention it.

https://developers.facebook.com/documentation/threads/webhooks (replies, mentions; set in the app alone)
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from candour.channels.base import Connection, Fetched
from candour.channels.meta.graph import Line, inner
from candour.channels.meta.ringing import asked_for
from candour.channels.meta.windows import Window
from candour.channels.ringing import BellPull, Ring
from candour.channels.threads import incoming
from candour.channels.threads.connecting import GRAPH

_NUMBER = re.compile(r"[0-9]{1,30}")


class Bell:
    """The half of the channel that is rung for."""

    bell: ClassVar = BellPull("Threads", ("replies", "mentions"))

    def rings(self, said: object) -> Iterator[Ring]:
        """This will read which answers and mentions came."""
        told: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
        values = inner(told, "values")
        field, value = str(values.get("field") or ""), inner(values, "value")
        number = str(value.get("id") or "")
        if field in self.bell.fields and _NUMBER.fullmatch(number):
            owner = str(inner(value, "root_post").get("owner_id") or "")
            yield Ring(owner if field == "replies" else "", field, number, at=str(told.get("time") or ""))

    def ask_to_ring(self, account: Connection) -> None:
        """This will do nothing: Threads is asked on its own page alone."""

    def answer(self, account: Connection, ring: Ring, cursor: str) -> Fetched:
        """This will ask for the post."""
        line, now = Line(GRAPH, account), datetime.now(UTC)
        said = asked_for(line, ring.number, incoming.POST)
        if said is not None and incoming.is_by_us(line, said):
            return Fetched((), cursor)
        read = incoming.read(said) if said else None
        return Window.of(cursor, now).brought(ring.number, read, now)
