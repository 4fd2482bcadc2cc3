"""A draft shown to a colleague, and what stopped whoever left one."""

from datetime import date

import pytest

from candour.domain.leaving import LEAST, Stopped
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.people.models import Notice
from candour.voice.actions import drafting, sharing, submitting
from candour.voice.models import DraftShared, LeftBecause, Statement
from candour.voice.queries.sharing import shown_to, what_stopped_us
from tests.pages import Visit
from tests.world import HUMAN_REPLY, World

OTHER_WORDS = "I am sorry about the wait, and that nobody told you anything. Ring me on the ward. Maya"


@pytest.fixture
def draft(world: World) -> Statement:
    return world.draft(world.receive(), "I am sory.")


def shared(world: World, draft: Statement, colleague: str = "matron") -> DraftShared:
    return sharing.share_draft(by=world["nurse"], statement=draft, colleague=world[colleague], now=world.now)


def test_a_colleague_reads_a_draft_and_offers_words_that_the_author_takes(
    world: World, draft: Statement
) -> None:
    one = shared(world, draft)
    assert [each.pk for each in shown_to(world["matron"])] == [one.pk]
    sharing.offer_words(by=world["matron"], shared=one, text=OTHER_WORDS, now=world.now)
    draft.refresh_from_db()
    assert draft.draft_text == "I am sory."
    taken = sharing.take_offered(by=world["nurse"], shared=one, now=world.now)
    assert (taken.draft_text, taken.draft_beside) == (OTHER_WORDS, "I am sory.")
    told = Event.objects.filter(name__startswith="voice:draft:").order_by("pk")
    names = [name.rsplit(":", 1)[1] for name in told.values_list("name", flat=True)]
    assert names == ["began", "shared", "words_offered", "words_taken"]
    assert not Notice.objects.filter(kind__in=["draft_shared", "words_offered"], done_at=None).exists()


def test_whose_words_were_taken_does_not_approve_them(world: World, draft: Statement) -> None:
    one = shared(world, draft)
    sharing.offer_words(by=world["matron"], shared=one, text=OTHER_WORDS, now=world.now)
    sharing.take_offered(by=world["nurse"], shared=one, now=world.now)
    sent = submitting.submit(by=world["nurse"], statement=draft, now=world.now)
    assert sent.current is not None
    assert sent.current.editors == [world["matron"].same_human]
    asked = set(sent.current.route.askings.values_list("person", flat=True))
    assert asked
    assert world["matron"].pk not in asked


def test_sending_ends_the_sharing(world: World, draft: Statement) -> None:
    one = shared(world, draft)
    drafting.save_draft(by=world["nurse"], statement=draft, text=HUMAN_REPLY, harm_answer="no", now=world.now)
    submitting.submit(by=world["nurse"], statement=draft, now=world.now)
    assert shown_to(world["matron"]) == []
    with pytest.raises(Refusal, match="not shared with you any more"):
        sharing.offer_words(by=world["matron"], shared=one, text=OTHER_WORDS, now=world.now)


def test_either_of_them_ends_it_and_nobody_else(world: World, draft: Statement) -> None:
    one = shared(world, draft)
    with pytest.raises(Refusal, match="somebody else's"):
        sharing.stop_sharing(by=world["sister"], shared=one, now=world.now)
    sharing.stop_sharing(by=world["matron"], shared=one, now=world.now)
    again = shared(world, draft)
    sharing.stop_sharing(by=world["nurse"], shared=again, now=world.now)
    assert shown_to(world["matron"]) == []


def test_only_its_author_shows_a_draft_and_not_to_themselves(world: World, draft: Statement) -> None:
    with pytest.raises(Refusal, match="Choose a colleague"):
        shared(world, draft, "nurse")
    with pytest.raises(Refusal, match="somebody else's"):
        sharing.share_draft(by=world["sister"], statement=draft, colleague=world["matron"], now=world.now)


def test_asking_twice_tells_once(world: World, draft: Statement) -> None:
    assert shared(world, draft).pk == shared(world, draft).pk
    assert Notice.objects.filter(kind="draft_shared").count() == 1


def test_the_pages_show_offer_and_take(world: World, visit: Visit, draft: Statement) -> None:
    nurse, matron = world["nurse"], world["matron"]
    visit(f"/speak/{draft.pk}/show-to", by=nurse)
    visit(f"/speak/{draft.pk}/share", by=nurse, post={"colleague": str(matron.pk)}, expecting=302)
    one = DraftShared.objects.get()
    assert "I am sory." in visit("/speak", by=matron).content.decode()
    visit(f"/speak/shared/{one.pk}", by=matron, post={"text": OTHER_WORDS}, expecting=302)
    assert "would say it like this" in visit(f"/speak/{draft.pk}", by=nurse).content.decode()
    words = {"text": "I am sorry.", "harm_answer": "no", "window": "w"}
    visit(f"/speak/shared/{one.pk}/take", by=nurse, post=words, expecting=302)
    html = visit(f"/speak/{draft.pk}", by=nurse).content.decode()
    assert OTHER_WORDS in html
    assert "I am sorry." in html
    visit(f"/speak/shared/{one.pk}", by=world["sister"], expecting=404)


def test_leaving_asks_once_and_keeps_no_name(world: World, visit: Visit, draft: Statement) -> None:
    page = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    assert "What stopped you?" in page
    visit(f"/speak/{draft.pk}/leave", by=world["nurse"], post={"stopped": "afraid"}, expecting=302)
    row = LeftBecause.objects.get()
    assert (row.answer, row.times, row.quarter_on) == ("afraid", 1, date(2026, 10, 1))
    left = Event.objects.get(name="voice:draft:left")
    assert "afraid" not in str(left.about)


@pytest.mark.parametrize("answer", ["", "because I hate Mondays"])
def test_nobody_has_to_say(world: World, draft: Statement, answer: str) -> None:
    drafting.leave_draft(by=world["nurse"], statement=draft, now=world.now, because=answer)
    assert not LeftBecause.objects.exists()


def test_only_ten_or_more_are_shown(world: World, visit: Visit) -> None:
    rows = {Stopped.AFRAID: LEAST, Stopped.TIME: LEAST - 1}
    for answer, times in rows.items():
        LeftBecause.objects.create(
            trust=world.made.trust, answer=answer, quarter_on=date(2026, 10, 1), times=times
        )
    ((_quarter, seen),) = what_stopped_us(world.made.trust)
    assert (dict(seen.counts), seen.total) == ({Stopped.AFRAID: LEAST}, None)
    html = visit("/speak/what-stopped-us", by=world["press"]).content.decode()
    assert "I was afraid of getting it wrong: 10" in html
    assert "I had no time" not in html
    visit("/speak/what-stopped-us", by=world["nurse"], expecting=403)
    assert "/speak/what-stopped-us" in visit("/home", by=world["press"]).content.decode()
    assert "/speak/what-stopped-us" not in visit("/home", by=world["nurse"]).content.decode()


def test_boxes_that_a_colleague_read_are_not_said_twice(world: World, draft: Statement) -> None:
    parts = {"sorry_for": "I am sorry about the wait."}
    nurse, now = world["nurse"], world.now
    drafting.save_draft(by=nurse, statement=draft, text="Maya", parts=parts, now=now)
    one = shared(world, draft)
    sharing.offer_words(by=world["matron"], shared=one, text=OTHER_WORDS, now=now)
    taken = sharing.take_offered(by=nurse, shared=one, now=now)
    assert (taken.draft_text, taken.draft_parts) == (OTHER_WORDS, {})
    assert taken.draft_beside == "I am sorry about the wait.\n\nMaya"
