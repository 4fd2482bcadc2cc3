"""While a worker lives, a draft is looked at by the model too, at every step; else by the rules alone."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.utils import timezone

from candour.domain.checks import Code, Level
from candour.domain.checks.codes import ALWAYS_HELD
from candour.domain.checks.draft import Look
from candour.domain.refusal import Refusal
from candour.reading import reader
from candour.voice.actions import drafting
from candour.voice.jobs import look_at_drafts
from candour.voice.queries.checking import report_on
from tests.pages import Visit
from tests.waiting import wait_until
from tests.world import HUMAN_REPLY, World

TELLING = "I am sorry. Clear soup and jelly from teatime tomorrow, mind. Maya"
_ITS_SENTENCE = "Clear soup and jelly from teatime tomorrow, mind."
_AT = TELLING.index(_ITS_SENTENCE)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This will give a data folder whose path is short enough for a socket's name."""
    with TemporaryDirectory(prefix="looks") as short:
        monkeypatch.setattr(settings, "CANDOUR_DATA", Path(short))
        yield Path(short)


@contextmanager
def _a_worker(folder: Path) -> Iterator[None]:
    """This will let a worker's thread look at drafts meanwhile."""
    stop = threading.Event()
    thread = threading.Thread(target=look_at_drafts, args=(stop, timezone.now))
    thread.start()
    try:
        wait_until(lambda: any(folder.glob("*.sock")))
        yield
    finally:
        stop.set()
        thread.join(10)


def _looks(draft: str, post: str) -> Look:
    if _ITS_SENTENCE in draft:
        return Look(tells=True, may_tell=True, is_calm=False, spans=((_AT, _AT + len(_ITS_SENTENCE)),))
    return Look(tells=False, may_tell=False, is_calm=True)


def test_what_the_model_finds_is_held_marked_and_cannot_be_sent(
    world: World, visit: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "look_closely", _looks)
    post = world.receive()
    statement = world.draft(post, TELLING)
    assert Code.IDENTITY not in {one.check for one in report_on(statement, TELLING, world.now).findings}
    with _a_worker(folder):
        (held,) = [
            one for one in report_on(statement, TELLING, world.now).findings if one.check is Code.IDENTITY
        ]
        assert held.level is Level.HOLD
        assert [TELLING[slice(*span)] for span in held.spans] == [_ITS_SENTENCE]
        page = visit(f"/speak/{statement.pk}", by=world["nurse"]).content.decode()
        assert "they did not tell in public" in page
        with pytest.raises(Refusal):
            world.send(post, TELLING)
        statement.refresh_from_db()
        assert statement.submitted_at is None
    visit(f"/speak/{statement.pk}", by=world["nurse"])


def test_a_reply_of_which_the_model_is_calm_goes_on_its_way(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "look_closely", _looks)
    with _a_worker(folder):
        assert world.send(world.receive(), HUMAN_REPLY).submitted_at is not None


def test_where_no_worker_answers_the_rules_are_alone(world: World, folder: Path) -> None:
    statement = world.draft(world.receive(), HUMAN_REPLY)
    assert report_on(statement, HUMAN_REPLY, world.now).findings == ()


def test_a_folder_with_too_long_a_path_is_told_once_and_stops_no_worker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    deep = tmp_path / ("a" * 100)
    deep.mkdir()
    monkeypatch.setattr(settings, "CANDOUR_DATA", deep)
    stop = threading.Event()
    with caplog.at_level(logging.WARNING):
        thread = threading.Thread(target=look_at_drafts, args=(stop, timezone.now))
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        stop.set()
        thread.join(5)
    assert [one.message for one in caplog.records if "by the rules alone" in one.message]


@pytest.mark.parametrize("tells", [False, True])
def test_a_hint_may_be_put_aside_and_a_hold_of_the_same_check_stays(
    world: World, visit: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch, tells: bool
) -> None:
    place = ((_AT, _AT + len(_ITS_SENTENCE)),)
    look = Look(tells, may_tell=True, is_calm=False, spans=place)
    monkeypatch.setattr(reader, "look_closely", lambda *_: look)
    statement = world.draft(world.receive(), TELLING)
    with _a_worker(folder):
        visit(
            f"/speak/{statement.pk}/fine/identity",
            by=world["nurse"],
            post={"text": TELLING},
            expecting=302,
        )
        statement.refresh_from_db()
        found = {one.check: one.level for one in report_on(statement, TELLING, world.now).findings}
    assert found.get(Code.IDENTITY) == (Level.HOLD if tells else None)


@pytest.mark.parametrize("code", sorted(ALWAYS_HELD))
def test_what_is_always_held_cannot_be_put_aside(world: World, code: Code) -> None:
    statement = world.draft(world.receive(), TELLING)
    with pytest.raises(Refusal, match="hold, not a hint"):
        drafting.put_hint_aside(by=world["nurse"], statement=statement, code=code, now=world.now)
    statement.refresh_from_db()
    assert statement.hints_put_aside == []


@pytest.mark.parametrize("tells", [False, True])
def test_a_hint_does_not_say_that_the_words_cannot_be_sent(
    world: World, visit: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch, tells: bool
) -> None:
    place = ((_AT, _AT + len(_ITS_SENTENCE)),)
    monkeypatch.setattr(reader, "look_closely", lambda *_: Look(tells, True, is_calm=False, spans=place))
    statement = world.draft(world.receive(), TELLING)
    with _a_worker(folder):
        page = visit(f"/speak/{statement.pk}", by=world["nurse"]).content.decode()
    assert ("Read it as a neighbour of theirs would." in page) is not tells
    assert ("Floor 3" in page) is tells


def test_whoever_opens_an_empty_reply_wakes_the_model_and_waits_for_nothing(
    world: World, visit: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, may_end = list[tuple[str, str]](), threading.Event()

    def looks(draft: str, post: str) -> Look | None:
        asked.append((draft, post))
        may_end.wait(10)
        return None

    monkeypatch.setattr(reader, "look_closely", looks)
    statement = drafting.begin_reply(by=world["nurse"], post=world.receive(), now=world.now)
    with _a_worker(folder):
        visit(f"/speak/{statement.pk}", by=world["nurse"])
        wait_until(lambda: asked == [("", "")])
        may_end.set()
    assert asked == [("", "")]
