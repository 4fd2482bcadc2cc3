"""A question that fails quickly is asked again; a write, a 429 and a long silence are not."""

from collections.abc import Callable

import pytest

from candour.channels import asking_again
from candour.channels.asking_again import TIMES, brought
from candour.channels.outgoing import Answer, NoAnswer

GOOD, BAD = Answer(200, {}, b"{}"), Answer(503, {}, b"")
Said = Answer | NoAnswer


def saying(*said: Said) -> tuple[Callable[[], Answer], list[Said]]:
    """This will give a call that answers so, one after the other, and what it has not said yet."""
    left = list(said)

    def ask() -> Answer:
        now = left.pop(0)
        if isinstance(now, NoAnswer):
            raise now
        return now

    return ask, left


@pytest.mark.parametrize("before", [(), (BAD,), (NoAnswer("cut"),), (NoAnswer("cut"), BAD), (BAD, BAD)])
def test_the_first_whole_answer_is_given(before: tuple[Said, ...]) -> None:
    ask, left = saying(*before, GOOD, GOOD)
    assert brought(ask, lambda answer: answer.status >= 500) is GOOD
    assert left == [GOOD]


def test_the_last_word_stands_however_spoilt_it_is() -> None:
    ask, left = saying(*[BAD] * TIMES, BAD, GOOD)
    assert brought(ask, lambda answer: answer.status >= 500) is BAD
    assert left == [GOOD]
    ask, left = saying(*[NoAnswer("cut")] * (TIMES + 1), GOOD)
    with pytest.raises(NoAnswer):
        brought(ask, lambda _answer: False)
    assert left == [GOOD]


def test_who_asks_for_patience_is_not_asked_again() -> None:
    ask, left = saying(NoAnswer("wait", status=429), GOOD)
    with pytest.raises(NoAnswer):
        brought(ask, lambda _answer: False)
    assert left == [GOOD]


BUSY = Answer(503, {"retry-after": "60"}, b"")


def test_who_says_when_to_come_back_is_not_asked_at_once() -> None:
    ask, left = saying(BUSY, GOOD)
    assert brought(ask, lambda answer: answer.status >= 500) is BUSY
    assert left == [GOOD]
    ask, left = saying(NoAnswer("cut", status=503, headers=BUSY.headers), GOOD)
    with pytest.raises(NoAnswer):
        brought(ask, lambda _answer: False)
    assert left == [GOOD]


def test_a_page_that_took_long_to_come_spoilt_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, asking_again.QUICKLY + 1])
    monkeypatch.setattr(asking_again, "monotonic", lambda: next(moments))
    ask, left = saying(BAD, GOOD)
    assert brought(ask, lambda answer: answer.status >= 500) is BAD
    assert left == [GOOD]


def test_what_took_long_to_fail_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, asking_again.QUICKLY + 1])
    monkeypatch.setattr(asking_again, "monotonic", lambda: next(moments))
    ask, left = saying(NoAnswer("silence"), GOOD)
    with pytest.raises(NoAnswer):
        brought(ask, lambda _answer: False)
    assert left == [GOOD]
