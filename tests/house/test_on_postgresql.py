"""What the usual run leaves to `--full` on PostgreSQL: pages and actions, nothing of the database."""

from tests.on_postgresql import is_taken


def test_all_that_hangs_on_the_database_is_taken() -> None:
    for file in (
        "tests/rooms/jobs/test_engine.py",
        "tests/rooms/voice/test_outbox.py",
        "tests/rooms/voice/test_fault_fourteen.py",
        "tests/rooms/home/test_search.py",
        "tests/rooms/listening/test_queries.py",
        "tests/journeys/test_an_evening.py",
        "tests/house/test_two_trusts.py",
    ):
        assert all(is_taken(file, f"test_{number}") for number in range(30))


def test_of_other_rooms_about_every_third_is_taken_and_always_the_same() -> None:
    names = [f"test_a_page_{number}" for number in range(300)]
    taken = [name for name in names if is_taken("tests/rooms/campaigns/test_pages.py", name)]
    assert 70 < len(taken) < 130
    assert [name for name in names if is_taken("tests/rooms/campaigns/test_pages.py", name)] == taken


def test_of_voice_about_every_second_is_taken_besides() -> None:
    names = [f"test_a_reply_{number}" for number in range(300)]
    taken = [name for name in names if is_taken("tests/rooms/voice/test_rewording.py", name)]
    assert 120 < len(taken) < 180
