"""Golden texts: what could drift is compared with a file that a person has read and approved.

A difference fails the test and shows what changed. When the change is meant, run the test once with
CANDOUR_APPROVE=1: it writes the file anew, and the difference is read in the commit.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "approved"


def assert_approved(name: str, text: str) -> None:
    """This will compare a text with tests/approved/NAME, or write it there when asked to."""
    assert_written(FOLDER / name, text)


def assert_written(file: Path, text: str) -> None:
    """This will compare a text with a file, or write it there when asked to."""
    if os.environ.get("CANDOUR_APPROVE"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name} changed; see tests/approving.py"
