"""Sayings and faints that tell of no risk, beside those that do: what the second look lets go, and what not.

Forty-four such sentences were written before the second look was, and asked once: 17 of the 22 ordinary ones
were left alone, 18 of the 22 at risk or harmed found. With it, and blood tests no longer blood, 21 were left
alone and the same 18 found. Of fourteen written after it: 5 of 6 and 7 of 8. What it missed then is not
here; flags-12 calls a human for one of these sayings, and one faint that hurt somebody is not told by it.
"""

from pathlib import Path

import pytest

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.minilm.model import MiniLM
from candour.reading.reader import FOLDER, read_closely
from candour.reading.second_look import IN_DOUBT, without_sayings

LINES = (Path(__file__).parent / "unseen" / "sayings.txt").read_text(encoding="utf-8").splitlines()


def labelled(label: str) -> list[str]:
    return [text for name, _, text in (line.partition("\t") for line in LINES) if name == label]


VEXED, AT_RISK, UNHURT, HURT = map(labelled, ("vexed", "at risk", "unhurt", "hurt"))


def test_hardly_a_saying_alone_raises_anything() -> None:
    raised = [text for text in [*VEXED, *UNHURT] if read_closely(text).flags & (HUMAN_NOW | IN_DOUBT)]
    print(f"\n{len(raised)} of {len(VEXED) + len(UNHURT)}: {raised}")
    assert len(raised) <= 1


@pytest.mark.parametrize("text", AT_RISK)
def test_beside_a_saying_somebody_at_risk_still_reaches_a_human(text: str) -> None:
    assert read_closely(text).flags & HUMAN_NOW


def test_nearly_every_faint_that_hurt_somebody_is_possible_harm() -> None:
    missed = [text for text in HURT if Flag.POSSIBLE_HARM not in read_closely(text).flags]
    print(f"\n{len(missed)} of {len(HURT)}: {missed}")
    assert len(missed) <= 1


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("The lift is stuck. I'm losing my mind!", "The lift is stuck. !"),
        ("I\u2019m losing my mind. The lift is stuck.", ". The lift is stuck."),
        ("I'm losing my mind.", None),
        ("The lift is stuck, I'm losing my mind, I want to die.", None),
        ("I felt faint, then I was in a heap.", "I , then I was ."),
        ("I felt faint and broke my wrist.", None),
        ("I keep fainting and there is no point any more.", None),
        ("Thank you all.", None),
        ("", None),
    ],
)
def test_only_a_saying_is_left_out_and_only_where_nothing_is_serious(text: str, plainer: str | None) -> None:
    assert without_sayings(text) == plainer


def test_without_the_second_look_one_would_have_been_raised() -> None:
    model = MiniLM(FOLDER)
    raised = [model.head.flags(model.scores(text)[1]) & IN_DOUBT for text in (*VEXED, *UNHURT)]
    assert any(raised)
