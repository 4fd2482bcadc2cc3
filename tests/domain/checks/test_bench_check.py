"""`candour bench check`, as scripts rely on it."""

import json

import pytest

from candour.config.command import main

KEYS = {
    "rate",
    "cpu_ms",
    "baseline_cpu_ms",
    "ratio",
    "p50_ms",
    "p95_ms",
    "p99_ms",
    "sql_statements",
    "peak_mib",
}


def test_the_bench_prints_the_promised_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "check", "--json", "--rounds", "1", "--earlier", "40"]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert set(result) >= KEYS
    assert (result["drafts"], result["earlier"]) == (200, 40)
    assert 0 < result["p50_ms"] <= result["p95_ms"] <= result["p99_ms"]


def test_fewer_than_no_replies_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "check", "--earlier", "-1"]) == 2
    assert capsys.readouterr().err.startswith("candour bench: ")
