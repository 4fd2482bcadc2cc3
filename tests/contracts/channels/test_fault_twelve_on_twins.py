"""Fault 12 on X, Tumblr and LinkedIn: a picture went up and its post did not, or it is gone before the post.

No post is ever without its picture, and the next try has it again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from candour.channels.base import NotAccepted, Picture, Unclear
from candour.channels.pictures import keep_picture
from tests.contracts.drawing import png
from tests.contracts.lossy import Line, line_to
from tests.contracts.twin_bench import KINDS, TwinBench, TwinKind, all_running, joined, reach
from tests.twins.running import Running

WRITES = {"x": "POST /2/tweets", "tumblr": "POST /posts", "linkedin": "POST /rest/posts"}
ALT = "A board that says how long the wait is."


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Running]]:
    with all_running(tmp_path_factory.mktemp("twins")) as started:
        yield started


@pytest.fixture(params=KINDS, ids=lambda kind: kind.key)
def bench(
    request: pytest.FixtureRequest, twins: dict[str, Running], monkeypatch: pytest.MonkeyPatch
) -> TwinBench:
    kind: TwinKind = request.param
    twins[kind.key].begin_anew()
    reach(monkeypatch, kind.key, twins[kind.key])
    return TwinBench(kind.key, twins[kind.key], joined(kind.key, kind.typed))


@contextmanager
def by_a_line(bench: TwinBench) -> Iterator[Line]:
    """This will put a line before the network that can hold back the call that makes a post public."""
    with line_to(bench.twin.address, on=WRITES[bench.channel.key]) as line:
        before = bench.account
        bench.account = replace(before, address=line.address + urlsplit(before.address).path)
        yield line
        bench.account = before


@pytest.mark.parametrize("fault", ["held_back", "lost"])
def test_a_post_that_failed_after_its_picture_went_up_comes_with_it_or_not_at_all(
    bench: TwinBench, fault: str
) -> None:
    shown = Picture(keep_picture(1, png()), ALT)
    message = replace(bench.message("We have put up a board."), pictures=(shown,))
    with by_a_line(bench) as line:
        line.faults.append(fault)
        with pytest.raises(Unclear):
            bench.channel.publish(bench.account, message, "k1")
        if fault == "held_back":
            assert bench.shown() == []
            bench.channel.publish(bench.account, message, "k1")
    (seen,) = bench.twin.seen()
    assert seen["alts"] == [ALT]


def test_a_picture_that_is_gone_before_its_post_makes_no_post_without_it(bench: TwinBench) -> None:
    bench.twin.rules(pictures_die=True)
    shown = Picture(keep_picture(1, png()), ALT)
    with pytest.raises(NotAccepted):
        bench.channel.publish(
            bench.account, replace(bench.message("We have put up a board."), pictures=(shown,)), "k1"
        )
    assert bench.shown() == []
