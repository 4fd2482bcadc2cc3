"""Good replies of strangers, checked as whoever writes meets it: both readers, the rules, and the look."""

from dataclasses import replace

import pytest

from candour.domain.checks import Draft, Verdict, check
from candour.reading.beside import with_reading
from candour.reading.reader import look_closely, read_closely
from tests.domain.checks.test_unseen import Row, rows

HINTED = {"good.jsonl": 0.1}
HINTED_OF_LATER = 0.13
HELD = {
    "good.jsonl": 0.005,
    "good_b.jsonl": 0.015,
    "good_c.jsonl": 0.04,
    "good_d.jsonl": 0.03,
    "good_e.jsonl": 0.03,
    "good_f.jsonl": 0.09,
}
"""Replies that a careful colleague would let go without a word, and the share that is held today: one of the
first two hundred, whose post names a former husband in a file, and thirteen of the last, whose posts are
taken for a call for a human."""


def _verdict(row: Row) -> Verdict:
    post = row.incoming or ""
    draft = with_reading(Draft(row.reply, incoming=row.incoming), read_closely(post))
    return check(replace(draft, look=look_closely(row.reply, post))).verdict


@pytest.mark.parametrize(("name", "most"), HELD.items())
def test_hardly_any_good_reply_is_held_and_few_get_a_hint(name: str, most: float) -> None:
    verdicts = [_verdict(row) for row in rows(name)]
    held, hinted = (verdicts.count(one) for one in (Verdict.HOLD, Verdict.WARN))
    print(f"\n{name}: held {held}, with a hint {hinted} of {len(verdicts)}")
    assert held <= most * len(verdicts)
    assert hinted <= HINTED.get(name, HINTED_OF_LATER) * len(verdicts)
