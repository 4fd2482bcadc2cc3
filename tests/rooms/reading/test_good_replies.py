"""Good replies of strangers, checked as whoever writes meets it: both readers, the rules, and the look."""

from dataclasses import replace

import pytest

from candour.domain.checks import Code, Draft, Level, Report, Verdict, check
from candour.reading.beside import with_reading
from candour.reading.reader import look_closely, read_closely
from tests.domain.checks.test_unseen import Row, asked, rows

HINTED = {"good.jsonl": 0.1}
HINTED_OF_LATER = 0.15
HELD = {
    "good.jsonl": 0.0,
    "good_b.jsonl": 0.02,
    "good_c.jsonl": 0.02,
    "good_d.jsonl": 0.035,
    "good_e.jsonl": 0.02,
    "good_f.jsonl": 0.045,
    "good_g.jsonl": 0.065,
}
"""Replies that a careful colleague would let go without a word, and the share that is held today: none of the
first two hundred, and eight and twelve of the last two hands', most of whose posts are taken for a call for a
human."""
USUALLY = ("good.jsonl", "good_e.jsonl", "good_g.jsonl")
"""The usual run asks the two hundred that the promise is about, and the last of two hands that were not and
that were asked to pass every check; all others with --full."""
GIVES_AWAY = {
    "good_b.jsonl": 2,
    "good_c.jsonl": 1,
    "good_d.jsonl": 4,
    "good_e.jsonl": 1,
    "good_f.jsonl": 1,
}
"""So many are held for identity; of the others none."""


def _report(row: Row) -> Report:
    post = row.incoming or ""
    draft = with_reading(Draft(row.reply, incoming=row.incoming), read_closely(post))
    return check(replace(draft, look=look_closely(row.reply, post)))


@pytest.mark.parametrize(("name", "most"), asked(HELD, USUALLY))
def test_hardly_any_good_reply_is_held_and_few_get_a_hint(name: str, most: float) -> None:
    reports = [_report(row) for row in rows(name)]
    held, hinted = ([one.verdict for one in reports].count(said) for said in (Verdict.HOLD, Verdict.WARN))
    exposed = sum(_is_held_for_identity(one) for one in reports)
    print(f"\n{name}: held {held}, for identity {exposed}, with a hint {hinted} of {len(reports)}")
    assert held <= most * len(reports)
    assert exposed <= GIVES_AWAY.get(name, 0)
    assert hinted <= HINTED.get(name, HINTED_OF_LATER) * len(reports)


def _is_held_for_identity(report: Report) -> bool:
    return any(one.check is Code.IDENTITY and one.level is Level.HOLD for one in report.findings)
