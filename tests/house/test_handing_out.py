"""The order in which files of tests are handed out knows the files that there are."""

import re
from pathlib import Path

from tests.handing_out import SECONDS, has_browser, place

ROOT = Path(__file__).resolve().parents[2]
DRIVES = re.compile(r"^(?:from|import) \w*playwright", re.MULTILINE)


def test_every_file_that_is_known_to_be_long_is_there() -> None:
    assert [file for file in SECONDS if not (ROOT / file).is_file()] == []


def test_a_file_that_starts_a_browser_comes_after_all_that_start_none() -> None:
    files = [str(file.relative_to(ROOT)) for file in (ROOT / "tests").rglob("test_*.py")]
    ordered = sorted(files, key=lambda file: place(file, 1))
    first = next(number for number, file in enumerate(ordered) if has_browser(file))
    assert [
        file for file in ordered[:first] if DRIVES.search((ROOT / file).read_text(encoding="utf-8"))
    ] == []
    assert all(has_browser(file) for file in ordered[first:])


def test_journeys_come_last_since_their_browser_stays_open() -> None:
    room, journey = "tests/rooms/web/test_in_a_browser.py", "tests/journeys/test_a_lesson.py"
    plain = "tests/domain/test_spaces.py"
    assert sorted([journey, room, plain], key=lambda file: place(file, 1)) == [plain, room, journey]
