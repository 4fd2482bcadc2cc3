"""A PostgreSQL that crashes and comes back under a working worker: nothing is lost, the worker works on."""

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests import databases, migrated
from tests.rooms.jobs.conftest import Workers
from tests.waiting import wait_until

PIECES = 150
PUT = """
    INSERT INTO jobs_work (name, trust, payload, state, due_at, next_at, attempts, postponed, fence, trouble)
    SELECT 'test.say', '', jsonb_build_object('n', n, 'log', %s::text), 'waiting', %s, %s, 0, 0, 0, ''
    FROM generate_series(1, %s) AS n
"""


@pytest.fixture
def cluster(django_db_setup: None) -> Iterator[databases.Cluster]:
    """This will give a PostgreSQL of this test's own, with Candour's tables."""
    own = databases.Cluster()
    try:
        with psycopg.connect(own.url("postgres"), autocommit=True) as server:
            server.execute("CREATE DATABASE candour")
        dump = [str(databases.programs() / "pg_dump"), migrated.url_beside(connection)]
        restore = [str(databases.programs() / "psql"), "-q", "-v", "ON_ERROR_STOP=1", own.url("candour")]
        tables = subprocess.run(dump, check=True, capture_output=True).stdout
        subprocess.run(restore, input=tables, check=True, capture_output=True)
        yield own
    finally:
        own.remove()


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_work_goes_on_after_the_database_crashed_twice(
    cluster: databases.Cluster, workers: Workers, log: Path
) -> None:
    url = cluster.url("candour")

    def done() -> int:
        with psycopg.connect(url) as server:
            row = server.execute("SELECT count(*) FROM jobs_work WHERE state = 'done'").fetchone()
        return int(row[0]) if row else 0

    process = workers.start(CANDOUR_DATABASE_URL=url)
    now = datetime.now(UTC)
    with psycopg.connect(url) as server:
        server.execute(PUT, [str(log), now, now, PIECES])
    for so_far in (10, 60):
        wait_until(lambda so_far=so_far: done() >= so_far)  # type: ignore[misc]  # bound in the loop on purpose
        cluster.stop("immediate")
        cluster.start()
    wait_until(lambda: done() == PIECES, 60)
    assert {line.split()[0] for line in log.read_text().splitlines()} == {
        str(n) for n in range(1, PIECES + 1)
    }
    assert process.poll() is None
