"""Which tests that touch data the usual run takes on PostgreSQL, too.

All ran on SQLite beside it. What hangs on the database itself (locks, races, copies that leave, the ledger,
backups, searching) always runs on both. Of all else about what the trust says every second test does, and of
the pages and actions of other rooms every third, the same ones every time. `--full` takes all.
"""

from zlib import crc32

ALWAYS = ("tests/rooms/config/", "tests/rooms/jobs/", "tests/rooms/ledger/")
ABOUT_THE_DATABASE = (
    *("rac", "quer", "search", "found", "feed", "fetch", "receiv"),
    *("outbox", "pacing", "fault", "walks", "many", "few_statements"),
)
"""Parts of names of files whose tests are about what the database does."""
VOICE, EVERY_OF_VOICE, EVERY = "tests/rooms/voice/", 2, 3


def is_taken(file: str, name: str) -> bool:
    """This will say whether the usual run takes a test on PostgreSQL, by its file and its own name."""
    if not file.startswith("tests/rooms/") or file.startswith(ALWAYS):
        return True
    last = file.rpartition("/")[2].removeprefix("test_")
    every = EVERY_OF_VOICE if file.startswith(VOICE) else EVERY
    return any(part in last for part in ABOUT_THE_DATABASE) or crc32(name.encode()) % every == 0
