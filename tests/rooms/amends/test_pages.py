"""The pages of *Own it*, the thread, lessons and breach records, as people use them without JavaScript."""

import pytest

from candour.amends.actions import owning
from candour.amends.models import Breach, LessonLearnt
from candour.domain.amending import TakeDownReason
from candour.voice.models import Statement
from tests.pages import Visit
from tests.rooms.amends.mistakes import MISREAD, PARTS, SORRY_FOR_PRAISE, answer_back, correct, publish_reply
from tests.world import World


@pytest.fixture
def first(world: World) -> Statement:
    """A reply that is public and says sorry for praise."""
    return publish_reply(world)


def test_the_sent_page_leads_to_owning_it_in_one_step(world: World, visit: Visit, first: Statement) -> None:
    html = visit(f"/speak/{first.pk}", by=world["nurse"]).content.decode()
    assert f'href="/own/{first.pk}"' in html
    assert f'href="/own/{first.pk}/take-down"' in html


def test_the_page_asks_first_whether_somebody_is_exposed_and_says_who_sees_it(
    world: World, visit: Visit, first: Statement
) -> None:
    html = visit(f"/own/{first.pk}", by=world["nurse"]).content.decode()
    question = html.index("could this tell a stranger who somebody is?")
    assert question < html.index("What was wrong")
    assert "Who will see this first" in html
    assert "goes first in the queue" in html
    assert "The first post stays, marked as corrected" in html
    assert "the correction appears under it, in the same thread" in html


def test_what_was_written_becomes_a_draft_in_the_composer(
    world: World, visit: Visit, first: Statement
) -> None:
    answer = visit(f"/own/{first.pk}", by=world["nurse"], post=PARTS, expecting=302)
    draft = Statement.objects.get(corrects=first)
    assert answer["Location"] == f"/speak/{draft.pk}"
    html = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    assert PARTS["is_right"] in html
    assert PARTS["is_right"] in visit(f"/own/{first.pk}", by=world["nurse"]).content.decode()


def test_an_empty_box_is_asked_for_and_nothing_is_lost(world: World, visit: Visit, first: Statement) -> None:
    half = {**PARTS, "is_right": ""}
    html = visit(f"/own/{first.pk}", by=world["nurse"], post=half, expecting=422).content.decode()
    assert "Write what is right" in html
    assert PARTS["was_wrong"] in html


def test_somebody_whose_words_they_are_not_reads_why_not(
    world: World, visit: Visit, first: Statement
) -> None:
    html = visit(f"/own/{first.pk}", by=world["porter"]).content.decode()
    assert "Only its author" in html
    assert "take it down at once" in html
    visit(f"/own/{first.pk}", by=world["porter"], post=PARTS, expecting=403)


def test_changing_the_words_says_first_what_happens_on_each_network_and_who_answered(
    world: World, visit: Visit, first: Statement
) -> None:
    html = visit(f"/speak/{first.pk}", by=world["nurse"]).content.decode()
    assert f'href="/own/{first.pk}/words"' in html
    answer_back(world, first, MISREAD)
    html = visit(f"/own/{first.pk}/words", by=world["nurse"]).content.decode()
    assert "the new words stand in its place; when it was changed" in html
    assert "One person has answered the words that stand there now." in html
    answer = visit(f"/own/{first.pk}/words", by=world["nurse"], post={}, expecting=302)
    draft = Statement.objects.get(rewords=first)
    assert answer["Location"] == f"/speak/{draft.pk}"
    html = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    assert "Change the words</h1>" in html
    assert "One person has answered the words that stand there now." in html
    assert SORRY_FOR_PRAISE[:40] in html


def test_somebody_who_may_not_change_the_words_reads_why_not(
    world: World, visit: Visit, first: Statement
) -> None:
    html = visit(f"/own/{first.pk}/words", by=world["porter"]).content.decode()
    assert "the account&#39;s owner or communications can change these words" in html
    visit(f"/own/{first.pk}/words", by=world["porter"], post={}, expecting=403)
    assert not Statement.objects.filter(rewords=first).exists()


def test_a_changed_reply_shows_what_it_said_before_and_its_new_words_to_whoever_decides(
    world: World, visit: Visit, first: Statement
) -> None:
    visit(f"/own/{first.pk}/words", by=world["nurse"], post={}, expecting=302)
    draft = Statement.objects.get(rewords=first)
    values = {"text": SORRY_FOR_PRAISE.replace("sorry", "sory"), "harm_answer": "no"}
    visit(f"/speak/{draft.pk}/send", by=world["nurse"], post=values, expecting=302)
    html = visit(f"/decide/{draft.pk}", by=world["matron"]).content.decode()
    assert "Maya&#39;s new words wait for you" in html
    assert "What changes" in html
    draft.refresh_from_db()
    assert draft.current is not None
    seen = {"seen": draft.current.sha256, "lift-sameness": "A slip."}
    visit(f"/decide/{draft.pk}/approve", by=world["matron"], post=seen, expecting=302)
    world.wait(minutes=2)
    html = visit(f"/speak/{first.pk}", by=world["nurse"]).content.decode()
    assert "Changed by Maya" in html
    assert values["text"][:60] in html
    assert SORRY_FOR_PRAISE[:60] in html
    assert "The new words are live" in visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()


def test_a_draft_is_nobody_s_to_own(world: World, visit: Visit) -> None:
    draft = world.draft(world.receive())
    for page in ("", "/take-down", "/thread", "/learn"):
        visit(f"/own/{draft.pk}{page}", by=world["nurse"], expecting=404)


def test_taking_down_says_what_happens_and_then_shows_no_word_of_it(
    world: World, visit: Visit, first: Statement
) -> None:
    page = f"/own/{first.pk}/take-down"
    html = visit(page, by=world["porter"]).content.decode()
    assert "gone at once; a line says that something was removed" in html
    visit(page, by=world["porter"], post={}, expecting=422)
    visit(page, by=world["porter"], post={"reason": "stranger"}, expecting=302)
    assert Breach.objects.get().statement == first
    for path in (page, f"/own/{first.pk}", f"/own/{first.pk}/thread"):
        html = visit(path, by=world["nurse"]).content.decode()
        assert SORRY_FOR_PRAISE not in html, path
    assert "it could have told a stranger who somebody is" in html


def test_the_thread_shows_our_words_what_was_answered_and_what_can_be_done(
    world: World, visit: Visit, first: Statement
) -> None:
    post = answer_back(world, first)
    html = visit(f"/own/{first.pk}/thread", by=world["reader"]).content.decode()
    assert SORRY_FOR_PRAISE in html
    assert MISREAD in html
    assert "Says we got it wrong" in html
    assert f'action="/speak/reply-to/{post.pk}"' in html
    assert f'action="/listen/{post.pk}/take"' in html
    assert f'href="/own/{first.pk}"' in html
    visit(f"/own/{first.pk}/nothing-wrong", by=world["reader"], post={}, expecting=302)
    html = visit(f"/own/{first.pk}/thread", by=world["reader"]).content.decode()
    assert "Did we get this wrong?" not in html


def test_the_thread_of_a_correction_is_the_thread_of_what_it_corrects(
    world: World, visit: Visit, first: Statement
) -> None:
    correction = correct(world, first)
    html = visit(f"/own/{correction.pk}/thread", by=world["nurse"]).content.decode()
    assert html.index("What we said") < html.index("What we put right")
    assert f'href="/own/{correction.pk}"' in html


def test_a_lesson_is_filed_and_found(world: World, visit: Visit, first: Statement) -> None:
    page = f"/own/{first.pk}/learn"
    assert "Own it first" in visit(page, by=world["nurse"]).content.decode()
    correct(world, first)
    visit(page, by=world["nurse"], post={"kind": "misread"}, expecting=422)
    named = {"kind": "misread", "differently": "From now on Ruth reads it."}
    html = visit(page, by=world["nurse"], post=named, expecting=403).content.decode()
    assert "From now on Ruth reads it." in html
    good = {"kind": "misread", "differently": "We read it aloud before we answer."}
    visit(page, by=world["nurse"], post=good, expecting=302)
    html = visit("/lessons-learnt?q=aloud&kind=misread", by=world["porter"]).content.decode()
    assert "We read it aloud before we answer." in html
    assert "Emergency department" in html
    assert "Maya" not in html.partition("<main")[2]
    assert (
        "No lesson has these words" in visit("/lessons-learnt?q=zebra", by=world["porter"]).content.decode()
    )
    assert LessonLearnt.objects.count() == 1


def test_a_breach_record_is_assessed_and_closed_by_its_desk(
    world: World, visit: Visit, first: Statement
) -> None:
    breach = owning.take_down_at_once(
        by=world["nurse"], statement=first, reason=TakeDownReason.CHILD, now=world.now
    )
    assert breach is not None
    page = f"/breaches/{breach.pk}"
    visit(page, by=world["nurse"], expecting=403)
    assert "72 hours left" in visit("/breaches", by=world["legal"]).content.decode()
    html = visit(page, by=world["legal"]).content.decode()
    assert "It was about a child." in html
    assert "how great the risk is" in html
    assert SORRY_FOR_PRAISE not in html
    evidence = f"/speak/{first.pk}/evidence"
    assert f'href="{evidence}"' in html
    visit(evidence, by=world["nurse"], expecting=403)
    assert SORRY_FOR_PRAISE in visit(evidence, by=world["legal"]).content.decode()
    visit(f"{page}/close", by=world["legal"], post={"reason": "Nothing in it."}, expecting=403)
    known = {"risk": "unlikely", "ico_told": "no", "ico_because": "Gone in two minutes.", "detail": "place"}
    named = {**known, "consequences": "Ask Maya."}
    assert (
        "Ask Maya." in visit(f"{page}/write", by=world["legal"], post=named, expecting=403).content.decode()
    )
    visit(f"{page}/write", by=world["legal"], post=known, expecting=302)
    visit(f"{page}/close", by=world["legal"], post={"reason": ""}, expecting=422)
    visit(f"{page}/close", by=world["legal"], post={"reason": "Nobody was harmed."}, expecting=302)
    html = visit(page, by=world["legal"]).content.decode()
    assert "Nobody was harmed." in html
    assert "Keep this" not in html
    assert "No record is open" in visit("/breaches", by=world["legal"]).content.decode()
