"""What one copy costs: a fixed number of SQL statements from queue to public, however long its line."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.jobs import engine, perform
from tests.rooms.voice.sending import UNDO, approved
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place

MOST = {"sqlite": 45, "postgresql": 49}
"""The work is taken, the copy claimed, the receipt written, author and post told of it, the work ended.

PostgreSQL locks a row for the switch, the statement and the copy. Savepoints are not counted.
"""


def _send_next(place: Place) -> list[str]:
    """This will take one copy from the queue to the public, and give the SQL that it took."""
    with CaptureQueriesContext(connection) as asked:
        lease = engine.claim(place.now, ["voice.deliver", "voice.deliver_next"])
        assert lease is not None
        assert perform.perform(lease, place.now, lambda: place.now) is None
    of_rows = ("SELECT", "INSERT", "UPDATE", "DELETE")
    return [query["sql"] for query in asked.captured_queries if query["sql"].startswith(of_rows)]


def test_a_copy_costs_few_statements_and_no_more_where_many_wait(place: Place) -> None:
    for _ in range(6):
        approved(place)
    place.now += timedelta(seconds=UNDO)
    asked = [_send_next(place) for _ in range(6)]
    assert len(SQUARE.live()) == 6
    counts = {len(each) for each in asked}
    assert len(counts) == 1, "the length of the line makes a difference"
    assert counts.pop() <= MOST[connection.vendor], "\n".join(asked[0])
