"""The house's tools agree with the code: style, types, and the direction of imports."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["ruff", "check", "--quiet", "--output-format", "concise", "."], id="ruff check"),
        pytest.param(["ruff", "format", "--check", "--quiet", "."], id="ruff format"),
        pytest.param(["mypy"], id="mypy --strict"),
        pytest.param(["lint-imports"], id="lint-imports"),
    ],
)
def test_the_tool_finds_nothing_to_mend(words: list[str]) -> None:
    answer = subprocess.run(
        [str(TOOLS / words[0]), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
