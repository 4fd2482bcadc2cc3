"""Words in several parts: approved to the letter, out one after the other, stopped, gone on, taken down."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.domain.threads import MARK
from candour.people.models import Notice
from candour.voice.actions import completing, drafting, own_posts, settling, stopping, submitting, threading
from candour.voice.jobs import sweep
from candour.voice.models import Delivery, Statement, TakeDown
from candour.voice.presenters.statement import StatementPage
from tests.rooms.voice.owning import owned
from tests.rooms.voice.sending import UNDO, later
from tests.rooms.voice.square import LONGEST, SQUARE
from tests.rooms.voice.squares import COMPLAINT, Place
from tests.rooms.voice.threading import (
    approved_texts,
    cut_words,
    on_the_square,
    own_thread,
    parts_of,
    said_in_public,
    states,
    thread,
)


def stopped(place: Place, kind: str = "square_keyed") -> Statement:
    """This will send five parts of which the network refuses the third."""
    statement = thread(place, kind)
    SQUARE.faults[:] = ["", "", "refused"]
    later(place, UNDO)
    statement.refresh_from_db()
    assert states(statement) == ["published", "published", "failed", "queued", "queued"]
    return statement


def test_five_parts_leave_in_order_each_answering_the_one_before(place: Place) -> None:
    statement = thread(place)
    later(place, UNDO)
    statement.refresh_from_db()
    assert statement.state == StatementState.PUBLISHED
    assert on_the_square(statement) == approved_texts(statement)
    assert statement.post is not None
    ids = [copy.id for copy in SQUARE.live()]
    assert [copy.in_reply_to for copy in SQUARE.live()] == [statement.post.network_id, *ids[:-1]]
    said = Notice.objects.filter(person=place["nurse"], words="Your reply is public.")
    assert said.count() == 1
    assert statement.current is not None
    assert said_in_public(statement) == [statement.current.text]
    assert MARK not in statement.current.text


def test_what_is_approved_are_the_parts_to_the_letter(place: Place) -> None:
    statement = thread(place)
    version = statement.current
    assert version is not None
    texts = approved_texts(statement)
    assert texts[-1].endswith(f"\n\n{version.name}, {version.role}")
    assert all(len(text) <= LONGEST for text in texts)
    completing.change_words(by=place["nurse"], statement=statement, now=place.now)
    moved = statement.draft_text.replace(f"\n{MARK}\nThe clock", " The clock")
    drafting.save_draft(by=place["nurse"], statement=statement, text=moved, harm_answer="no", now=place.now)
    again = submitting.submit(by=place["nurse"], statement=statement, now=place.now)
    assert again.current is not None
    assert again.current.text == version.text, "only a cut moved"
    assert again.current.sha256 != version.sha256
    assert again.state == StatementState.WAITING


def test_where_there_is_room_it_stands_in_one_piece(place: Place) -> None:
    door = place.made.front_door
    statement = own_thread(place, door.pk, place.accounts["square_listed"].pk)
    later(place, UNDO)
    whole = Delivery.objects.get(statement=statement, account=door)
    assert (whole.part, whole.parts, whole.state) == (1, 1, "published")
    assert on_the_square(statement) == approved_texts(statement)
    assert len(approved_texts(statement)) == 5


def test_the_third_fails_it_says_two_of_five_and_goes_on_at_three(place: Place) -> None:
    statement = stopped(place)
    page = StatementPage.of(statement)
    assert page.heading == "It stopped: 2 of 5 live"
    assert [part.words for part in page.copies[0].parts] == [
        "Live",
        "Live",
        "Not published",
        "Waits for part 3",
        "Waits for part 3",
    ]
    assert statement.state == StatementState.LEAVING, "nobody calls two of five an answer"
    assert Notice.objects.filter(
        person=place["nurse"], words="Only 2 of 5 parts of your reply are live. Open it to go on."
    ).exists()
    later(place, 3600)
    sweep_all(place)
    assert len(SQUARE.calls) == 3, "nobody tries again, and nobody goes past it"
    third = parts_of(statement)[2]
    settling.try_again(by=place["nurse"], delivery=third, now=place.now)
    later(place, 1)
    assert states(statement) == ["published"] * 5
    assert on_the_square(statement) == approved_texts(statement)
    statement.refresh_from_db()
    assert statement.state == StatementState.PUBLISHED


def sweep_all(place: Place) -> None:
    class Context:
        now = place.now

    sweep({}, Context())  # type: ignore[arg-type]  # it asks for the time alone
    place.deliver()


def test_the_first_fails_and_the_author_may_change_the_words(place: Place) -> None:
    statement = thread(place)
    SQUARE.faults[:] = ["refused"]
    later(place, UNDO)
    statement.refresh_from_db()
    assert statement.state == StatementState.NOT_SENT
    completing.change_words(by=place["nurse"], statement=statement, now=place.now)
    assert set(states(statement)) == {"withdrawn"}


def test_the_stop_switch_holds_the_next_part(place: Place) -> None:
    statement = thread(place)
    press = place["communications"]

    def pause(_call: object) -> None:
        if len(SQUARE.calls) == 2:
            stopping.pause_everything(by=press, reason="A rumour.", now=place.now)

    SQUARE.on_call = pause
    later(place, UNDO)
    SQUARE.on_call = lambda _call: None
    assert states(statement) == ["published", "published", "queued", "queued", "queued"]
    assert stopping.end_pause(by=press, now=place.now) == 1, "one copy waits, however many parts"
    later(place, 1)
    assert states(statement) == ["published"] * 5


def test_what_allowed_it_is_read_again_before_each_part(place: Place) -> None:
    statement = thread(place)
    matron = place["matron"]

    def suspend(_call: object) -> None:
        if len(SQUARE.calls) == 2:
            type(matron).objects.filter(pk=matron.pk).update(is_active=False)

    SQUARE.on_call = suspend
    later(place, UNDO)
    SQUARE.on_call = lambda _call: None
    assert states(statement) == ["published", "published", "failed", "queued", "queued"]
    assert "may no longer do so" in parts_of(statement)[2].reason


@pytest.mark.parametrize("fault", ["crash_before", "crash_after", "crash_late", "unclear_after", "late"])
@pytest.mark.parametrize("kind", ["square_keyed", "square_listed"])
def test_a_part_that_nobody_is_sure_of_is_looked_for_first(place: Place, kind: str, fault: str) -> None:
    statement = thread(place, kind, parts=3)
    SQUARE.faults[:] = ["", fault]
    later(place, UNDO)
    assert states(statement)[2] == "queued"
    for seconds in (*[15] * 20, 120):
        later(place, seconds)
    assert states(statement) == ["published"] * 3
    assert len(on_the_square(statement)) == 3


def test_a_person_who_saw_a_part_says_where_and_the_next_answers_it(place: Place) -> None:
    statement = thread(place, "square_blind", parts=3)
    SQUARE.faults[:] = ["", "unclear_after"]
    later(place, UNDO)
    later(place, 60)
    assert states(statement) == ["published", "asked", "queued"]
    second = SQUARE.live()[1]
    settling.say_live(
        by=place["nurse"],
        delivery=parts_of(statement)[1],
        url=f"http://square.test/{second.id}",
        now=place.now,
    )
    later(place, 1)
    assert SQUARE.live()[2].in_reply_to == second.id


def test_what_is_live_can_be_taken_down_where_it_stopped(place: Place) -> None:
    statement = stopped(place)
    took = threading.take_parts_down(by=place["nurse"], statement=statement, now=place.now)
    later(place, 1)
    assert on_the_square(statement) == []
    assert states(statement) == ["taken_down", "taken_down", "withdrawn", "withdrawn", "withdrawn"]
    statement.refresh_from_db()
    assert (statement.state, took.reason) == (StatementState.TAKEN_DOWN, "unfinished")
    later(place, 600)
    assert len(SQUARE.calls) == 3


def test_only_what_stopped_is_taken_down_as_unfinished(place: Place) -> None:
    statement = thread(place)
    later(place, UNDO)
    with pytest.raises(Refusal, match="did not stop"):
        threading.take_parts_down(by=place["nurse"], statement=statement, now=place.now)
    assert not TakeDown.objects.exists()


def test_what_stands_whole_elsewhere_is_not_taken_down_for_a_thread_that_stopped(place: Place) -> None:
    statement = own_thread(place, place.made.front_door.pk, place.accounts["square_keyed"].pk)
    SQUARE.faults[:] = ["", "", "refused"]
    later(place, UNDO)
    statement.refresh_from_db()
    assert statement.state == StatementState.PUBLISHED
    page = StatementPage.of(statement)
    assert sorted(copy.stopped_at for copy in page.copies) == [0, 3]
    assert not page.can_take_parts_down
    with pytest.raises(Refusal, match="stands whole somewhere"):
        threading.take_parts_down(by=place["nurse"], statement=statement, now=place.now)
    third = Delivery.objects.get(statement=statement, part=3)
    settling.try_again(by=place["nurse"], delivery=third, now=place.now)
    later(place, 1)
    assert len(on_the_square(statement)) == 5


def test_a_correction_answers_the_last_part(place: Place) -> None:
    statement = thread(place)
    later(place, UNDO)
    correction = owned(place, statement)
    later(place, UNDO)
    last = parts_of(statement)[-1]
    (copy,) = [each for each in SQUARE.live() if each.key == parts_of(correction)[0].key]
    assert copy.in_reply_to == last.network_id


def test_a_correction_of_what_stopped_answers_the_last_live_part_and_nothing_more_leaves(
    place: Place,
) -> None:
    statement = stopped(place)
    correction = owned(place, statement)
    later(place, UNDO)
    assert states(statement) == ["published", "published", "withdrawn", "withdrawn", "withdrawn"]
    second = parts_of(statement)[1]
    assert SQUARE.live()[-1].key == parts_of(correction)[0].key
    assert SQUARE.live()[-1].in_reply_to == second.network_id
    statement.refresh_from_db()
    assert statement.state == StatementState.PUBLISHED
    said = said_in_public(statement)[0]
    assert "new wheel" in said
    assert "The clock" not in said


def test_candour_cuts_on_asking_and_keeps_every_box(place: Place) -> None:
    nurse = place["nurse"]
    post = place.come_in(COMPLAINT)
    draft = place.draft(post, cut_words(place, 3).replace(f"\n{MARK}\n", " "))
    parts = {"sorry_for": "I am sorry. " * 20, "talk_to": "Ring me on the ward."}
    text = draft.draft_text
    drafting.save_draft(by=nurse, statement=draft, text=text, parts=parts, harm_answer="no", now=place.now)
    with pytest.raises(Refusal, match="too long for Square"):
        submitting.submit(by=nurse, statement=draft, now=place.now)
    threading.cut_draft(by=nurse, statement=draft, now=place.now)
    draft.refresh_from_db()
    assert MARK in draft.draft_text
    assert draft.draft_parts["talk_to"].startswith("Ring me on the ward.")
    once = (draft.draft_text, draft.draft_parts)
    threading.cut_draft(by=nurse, statement=draft, now=place.now)
    draft.refresh_from_db()
    assert (draft.draft_text, draft.draft_parts) == once, "what fits is left alone"
    sent = submitting.submit(by=nurse, statement=draft, now=place.now)
    assert sent.current is not None
    assert sent.current.text == f"{('I am sorry. ' * 20).strip()}\n\nRing me on the ward.\n\n{text}"
    assert len(sent.current.threads[str(post.account_id)]) > 1


def test_an_empty_draft_has_nothing_to_cut(place: Place) -> None:
    draft = place.draft(place.come_in(COMPLAINT), "")
    threading.cut_draft(by=place["nurse"], statement=draft, now=place.now)
    assert draft.draft_text == ""


def test_a_word_that_is_too_long_is_said_and_nothing_is_cut(place: Place) -> None:
    draft = place.draft(place.come_in(COMPLAINT), f"See {'x' * 600}")
    with pytest.raises(Refusal, match="too long for one part"):
        threading.cut_draft(by=place["nurse"], statement=draft, now=place.now)


def test_a_post_of_one_s_own_in_parts_waits_for_its_time(place: Place) -> None:
    statement = own_thread(place, place.accounts["square_keyed"].pk)
    wished = place.now + timedelta(hours=2)
    own_posts.change_time(by=place["nurse"], statement=statement, wished_at=wished, now=place.now)
    later(place, 3600)
    assert SQUARE.live() == []
    later(place, 3700)
    assert len(on_the_square(statement)) == 5
    assert SQUARE.live()[0].in_reply_to == ""
