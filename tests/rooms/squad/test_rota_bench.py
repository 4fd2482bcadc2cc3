"""`candour bench rota`: weeks in which people stay away, told by the rule; its minutes are simulated."""

import argparse

import pytest

from bench import rota


def lived(no_shows: float = 0.3, gaps: float = 0.1, posts: int = 1500) -> dict[str, object]:
    given = argparse.Namespace(posts=posts, seed=7, no_shows=no_shows, gaps=gaps)
    return rota.run(given)


def minutes(figures: dict[str, object], *names: str) -> float:
    for name in names:
        inner = figures[name]
        assert isinstance(inner, dict)
        figures = inner
    return float(str(figures["p95_minutes"]))


def test_with_three_in_ten_away_somebody_looks_in_time_nineteen_times_of_twenty() -> None:
    figures = lived()
    assert float(str(figures["no_shows"])) == pytest.approx(0.3, abs=0.05)
    assert minutes(figures, "in_hours") <= 15
    assert minutes(figures, "out_of_hours") <= 60
    assert minutes(figures, "latest_that_can_be_set", "in_hours") <= 15, "the floor keeps the bar, too"
    assert minutes(figures, "latest_that_can_be_set", "out_of_hours") <= 60
    assert figures["holds"] is True
    assert minutes(figures, "readers_alone", "in_hours") > 60, "it is the rule that does it"


def test_it_says_that_it_does_not_hold_when_nobody_but_the_standing_duty_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rota, "LOOKS_IN_HOURS", 30.0)
    figures = lived(no_shows=1.0, posts=100)
    assert figures["no_shows"] == 1.0
    assert figures["holds"] is False
