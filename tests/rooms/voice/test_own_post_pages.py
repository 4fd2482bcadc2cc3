"""The pages of a post of one's own, as people use them without JavaScript."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from candour.voice.models import Statement
from tests.pages import Visit
from tests.world import World


@pytest.fixture
def mine(world: World, visit: Visit) -> Statement:
    visit("/speak/post", by=world["nurse"], post={}, expecting=302)
    return Statement.objects.get(author=world["nurse"], post=None)


def placed(world: World, day: tuple[str, str, str], at: str, **more: str) -> dict[str, str]:
    names = ("leaves_on-day", "leaves_on-month", "leaves_on-year")
    return {
        "accounts": str(world.made.front_door.pk),
        **dict(zip(names, day, strict=True)),
        "leaves_at": at,
        **more,
    }


def test_the_page_says_where_it_goes_before_the_first_word(
    world: World, visit: Visit, mine: Statement
) -> None:
    html = visit(f"/speak/{mine.pk}", by=world["nurse"]).content.decode()
    assert "A post of your own" in html
    assert "What does your post do?" in html
    assert "It leaves as soon as it is approved." in html
    assert "Who will see this first" in html


def test_words_come_along_on_the_way_to_where_and_when(world: World, visit: Visit, mine: Statement) -> None:
    words = {"text": "The lift works again.", "window": "w"}
    visit(f"/speak/{mine.pk}/where", by=world["nurse"], post=words, expecting=302)
    given = placed(world, ("14", "12", "2030"), "09:30")
    answer = visit(f"/speak/{mine.pk}/where", by=world["nurse"], post=given, expecting=403)
    assert "more than a year ahead" in answer.content.decode()
    year = str(datetime.now(UTC).year + 1)
    answer = visit(
        f"/speak/{mine.pk}/where",
        by=world["nurse"],
        post=placed(world, ("14", "1", year), "09:30"),
        expecting=302,
    )
    html = visit(f"/speak/{mine.pk}", by=world["nurse"]).content.decode()
    assert "14 January at 09:30, once it is approved" in html
    assert "The lift works again." in html


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (("29", "2", "2027"), "09:30", "Enter a real day"),
        (("28", "3", "2027"), "01:30", "does not exist on that night"),
        (("31", "10", "2027"), "01:30", "comes twice on that night"),
        (("14", "1", "2027"), "23:59:60", "5 characters"),
        (("14", "1", "2027"), "", "Enter both, or leave both empty"),
        (("", "", ""), "09:30", "Enter both, or leave both empty"),
    ],
)
def test_a_time_that_is_none_is_said_beside_the_field(
    world: World, visit: Visit, mine: Statement, day: tuple[str, str, str], at: str, words: str
) -> None:
    answer = visit(f"/speak/{mine.pk}/where", by=world["nurse"], post=placed(world, day, at), expecting=422)
    html = answer.content.decode()
    assert words in html
    assert ("Which one?" in html) is ("twice" in words)


def test_which_of_two_is_asked_and_then_kept(world: World, visit: Visit, mine: Statement) -> None:
    given = placed(world, ("31", "10", "2027"), "01:30", which="second")
    visit(f"/speak/{mine.pk}/where", by=world["nurse"], post=given, expecting=302)
    mine.refresh_from_db()
    assert mine.wished_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_nowhere_is_no_place(world: World, visit: Visit, mine: Statement) -> None:
    answer = visit(f"/speak/{mine.pk}/where", by=world["nurse"], post={"leaves_at": ""}, expecting=422)
    assert "Tick at least one" in answer.content.decode()


def test_a_reply_has_no_such_page(world: World, visit: Visit) -> None:
    reply = world.draft(world.receive())
    visit(f"/speak/{reply.pk}/where", by=world["nurse"], expecting=404)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This will have the machine, as somebody's phone abroad may be, live by another zone's time."""
    monkeypatch.setenv("TZ", "America/St_Johns")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("month", ["1", "7"])
def test_fault_28_a_chosen_time_is_london_s_wherever_the_machine_and_the_writer_are(
    world: World, visit: Visit, mine: Statement, elsewhere: None, month: str
) -> None:
    soon = datetime.now(UTC) + timedelta(days=2)
    year = soon.year + ((soon.month, soon.day) > (int(month), 14))
    given = placed(world, ("14", month, str(year)), "09:30")
    visit(f"/speak/{mine.pk}/where", by=world["nurse"], post=given, expecting=302)
    mine.refresh_from_db()
    chosen = datetime(year, int(month), 14, 9 if month == "1" else 8, 30, tzinfo=UTC)
    assert mine.wished_at == chosen
    html = visit(f"/speak/{mine.pk}", by=world["nurse"]).content.decode()
    assert f"14 {chosen:%B} at 09:30" in html
