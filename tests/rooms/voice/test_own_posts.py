"""Posts that answer nobody: where they go, when they leave, once on each account."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.ledger.models import Event
from candour.voice.actions import completing, deciding, drafting, own_posts, submitting
from candour.voice.models import Delivery, Statement
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place

WORDS = (
    "Our new waiting room opens on Monday. Forty chairs, a clock that is right, and tea at two in the night. "
    "Come and tell me what we forgot. I am at the desk until eight."
)
TUESDAY_NINE = datetime(2026, 11, 17, 9, tzinfo=UTC)


def written(place: Place, *kinds: str, wished_at: datetime | None = None) -> Statement:
    """This will have the nurse write a post of her own for some accounts."""
    nurse = place["nurse"]
    statement = own_posts.begin_post(by=nurse, now=place.now)
    chosen = [place.accounts[kind].pk for kind in kinds]
    own_posts.place_post(by=nurse, statement=statement, accounts=chosen, wished_at=wished_at, now=place.now)
    return drafting.save_draft(by=nurse, statement=statement, text=WORDS, now=place.now)


def approved(place: Place, *kinds: str, wished_at: datetime | None = None) -> Statement:
    """This will send it on its route and have every step approve it."""
    statement = written(place, *kinds, wished_at=wished_at)
    submitting.submit(by=place["nurse"], statement=statement, now=place.now)
    statement.refresh_from_db()
    assert statement.current is not None
    for name in ("matron", "press", "reader"):
        statement.refresh_from_db()
        if statement.state != StatementState.WAITING:
            break
        try:
            deciding.approve(
                by=place[name], statement=statement, seen=statement.current.sha256, lifts={}, now=place.now
            )
        except Refusal:
            continue
    statement.refresh_from_db()
    assert statement.state == StatementState.APPROVED
    return statement


def test_a_post_is_looked_at_and_goes_once_to_each_account(place: Place) -> None:
    statement = approved(place, "square_keyed", "square_listed")
    place.now += timedelta(seconds=61)
    place.deliver()
    statement.refresh_from_db()
    assert statement.state == StatementState.PUBLISHED
    assert sorted(copy.account for copy in SQUARE.copies) == sorted(statement.accounts)
    assert all(copy.text.startswith(WORDS) and copy.in_reply_to == "" for copy in SQUARE.copies)


def test_one_step_is_on_its_way_before_the_first_word(place: Place) -> None:
    statement = written(place, "square_keyed")
    submitting.submit(by=place["nurse"], statement=statement, now=place.now)
    statement.refresh_from_db()
    assert statement.state == StatementState.WAITING


def test_a_scheduled_post_leaves_at_its_time_and_not_before(place: Place) -> None:
    statement = approved(place, "square_keyed", wished_at=TUESDAY_NINE)
    assert statement.leaves_at == TUESDAY_NINE
    place.now = TUESDAY_NINE - timedelta(seconds=1)
    place.deliver()
    assert SQUARE.copies == []
    place.now = TUESDAY_NINE
    place.deliver()
    assert len(SQUARE.copies) == 1


def test_approved_after_its_time_it_waits_out_the_undo_window_all_the_same(place: Place) -> None:
    wished_at = place.now + timedelta(minutes=5)
    statement = written(place, "square_keyed", wished_at=wished_at)
    place.now += timedelta(minutes=10)
    submitting.submit(by=place["nurse"], statement=statement, now=place.now)
    statement.refresh_from_db()
    assert statement.current is not None
    asked = statement.current.route.askings.order_by("pk").values_list("person", flat=True)[0]
    by = next(person for person in place.made.people.values() if person.pk == asked)
    deciding.approve(by=by, statement=statement, seen=statement.current.sha256, lifts={}, now=place.now)
    statement.refresh_from_db()
    assert statement.leaves_at == place.now + timedelta(seconds=60)


def test_its_time_may_change_and_its_approval_stays(place: Place) -> None:
    statement = approved(place, "square_keyed", wished_at=TUESDAY_NINE)
    approved_at = statement.approved_at
    later = TUESDAY_NINE + timedelta(hours=3)
    own_posts.change_time(by=place["nurse"], statement=statement, wished_at=later, now=place.now)
    place.now = TUESDAY_NINE + timedelta(minutes=1)
    place.deliver()
    assert SQUARE.copies == []
    place.now = later
    place.deliver()
    statement.refresh_from_db()
    assert len(SQUARE.copies) == 1
    assert (statement.state, statement.approved_at) == (StatementState.PUBLISHED, approved_at)
    assert Event.objects.filter(name="voice:post:rescheduled").count() == 1


def test_brought_forward_it_still_leaves_time_to_hold_it(place: Place) -> None:
    statement = approved(place, "square_keyed", wished_at=TUESDAY_NINE)
    own_posts.change_time(by=place["nurse"], statement=statement, wished_at=None, now=place.now)
    statement.refresh_from_db()
    assert statement.leaves_at == place.now + timedelta(seconds=60)
    assert Delivery.objects.get(statement=statement).due_at == statement.leaves_at


def test_a_scheduled_post_can_be_held_and_taken_back(place: Place) -> None:
    statement = approved(place, "square_keyed", wished_at=TUESDAY_NINE)
    completing.withdraw(by=place["nurse"], statement=statement, now=place.now)
    place.now = TUESDAY_NINE
    place.deliver()
    assert SQUARE.copies == []


def test_nobody_else_changes_its_time_and_not_once_it_left(place: Place) -> None:
    statement = approved(place, "square_keyed", wished_at=TUESDAY_NINE)
    with pytest.raises(Refusal, match="somebody else's"):
        own_posts.change_time(by=place["matron"], statement=statement, wished_at=None, now=place.now)
    place.now = TUESDAY_NINE
    place.deliver()
    with pytest.raises(Refusal, match="cannot change now"):
        own_posts.change_time(by=place["nurse"], statement=statement, wished_at=None, now=place.now)


@pytest.mark.parametrize(
    ("wished_at", "words"),
    [(datetime(2026, 11, 1, tzinfo=UTC), "gone by"), (datetime(2029, 1, 1, tzinfo=UTC), "more than a year")],
)
def test_a_time_that_will_not_do_is_refused(place: Place, wished_at: datetime, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        written(place, "square_keyed", wished_at=wished_at)


def test_it_goes_to_accounts_of_its_own_trust_and_to_one_at_least(place: Place, other: Place) -> None:
    statement = own_posts.begin_post(by=place["nurse"], now=place.now)
    for accounts in ([], [other.accounts["square_keyed"].pk], [987654]):
        with pytest.raises(Refusal, match="Choose where it goes"):
            own_posts.place_post(
                by=place["nurse"], statement=statement, accounts=accounts, wished_at=None, now=place.now
            )


def test_a_reply_has_no_place_to_choose(place: Place) -> None:
    reply = drafting.begin_reply(by=place["nurse"], post=place.come_in("Cold food again."), now=place.now)
    with pytest.raises(Refusal, match="where the post came from"):
        own_posts.place_post(
            by=place["nurse"],
            statement=reply,
            accounts=[place.accounts["square_keyed"].pk],
            wished_at=None,
            now=place.now,
        )


def test_the_same_button_twice_opens_one_post(place: Place) -> None:
    first = own_posts.begin_post(by=place["nurse"], now=place.now)
    assert own_posts.begin_post(by=place["nurse"], now=place.now) == first
    boxes = {"sorry_for": "", "talk_to": " "}
    drafting.save_draft(by=place["nurse"], statement=first, text="", parts=boxes, now=place.now)
    assert own_posts.begin_post(by=place["nurse"], now=place.now) == first
    drafting.save_draft(by=place["nurse"], statement=first, text=WORDS, now=place.now)
    assert own_posts.begin_post(by=place["nurse"], now=place.now) != first
