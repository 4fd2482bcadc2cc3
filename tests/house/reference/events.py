"""events.md: every name that the ledger may hold, by room."""

from itertools import groupby

from candour.domain.events import EVENTS
from tests.house.reference.words import code, page, table


def events_page() -> str:
    """This will write the page."""
    parts: list[str] = []
    for room, names in groupby(EVENTS, key=lambda name: name.partition(":")[0]):
        rows = [[code(name), EVENTS[name]] for name in names]
        parts += [f"## {room}", table(["event", "meaning"], rows)]
    return page(
        "Events",
        "Each act writes its event in its own transaction. An event holds ids and salted hashes, never a "
        "word of a "
        "post or of a person; the words stand apart and can be erased by law (see "
        "[ledger-format.md](ledger-format.md)). A name is never used again for something else. "
        "Source: `src/candour/domain/events/`.",
        *parts,
    )
