"""Thanks from colleagues: read by one, shown when they agree, counted by nobody."""

from html import unescape

import pytest

from candour.domain.refusal import Refusal
from candour.domain.squad import Help
from candour.people.models import Notice
from candour.squad.actions import thanking
from candour.squad.models import ThankYou
from tests.pages import Visit
from tests.rooms.squad.calling import do
from tests.rooms.squad.test_volunteering import events, read
from tests.world import World

WORDS = "You read my draft at midnight."


def test_thanks_are_for_one_person_until_they_show_them(world: World, visit: Visit) -> None:
    reader = world["reader"].pk
    assert "Say thank you" in read(visit, world, f"/people/{reader}")
    assert "Say thank you" not in read(visit, world, f"/people/{reader}", by="reader")
    address = f"/people/{reader}/thank"
    assert "Thank Joe Trewin" in read(visit, world, address)
    visit(address, by=world["nurse"], post={"help": "draft", "words": ""}, expecting=422)
    visit(address, by=world["nurse"], post={"help": "draft", "words": WORDS}, expecting=302)
    assert WORDS in read(visit, world, "/squad/thanks", by="reader")
    assert WORDS not in read(visit, world, f"/people/{reader}", by="matron")
    said = ThankYou.objects.get()
    visit(f"/squad/thanks/{said.pk}/show", by=world["nurse"], post={"show": "yes"}, expecting=404)
    visit(f"/squad/thanks/{said.pk}/show", by=world["reader"], post={"show": "yes"}, expecting=302)
    shown = read(visit, world, f"/people/{reader}", by="matron")
    assert WORDS in shown
    assert "Maya Penhale, for help with a draft" in shown
    visit(f"/squad/thanks/{said.pk}/show", by=world["reader"], post={"show": "no"}, expecting=302)
    assert WORDS not in read(visit, world, f"/people/{reader}", by="matron")
    assert events("squad:thanks:shown") == [{"thanks": said.pk, "shown": 1}, {"thanks": said.pk, "shown": 0}]


def test_whoever_is_thanked_is_told_and_the_news_goes_once_it_was_opened(world: World) -> None:
    to = world["reader"]
    thanking.thank(by=world["nurse"], to=to, help_given=Help.TURN, words=WORDS, now=world.now)
    notice = Notice.objects.get(kind="squad_thanks")
    assert (notice.person, notice.words) == (to, "Maya Penhale thanks you for a turn as a reader.")
    do(world, "squad.turns")
    notice.refresh_from_db()
    assert notice.done_at is None
    Notice.objects.update(seen_at=world.now)
    do(world, "squad.turns")
    notice.refresh_from_db()
    assert notice.done_at is not None


def test_thanks_that_give_a_patient_away_are_refused_and_stay_in_their_box(
    world: World, visit: Visit
) -> None:
    words = "You were so kind to the man with the broken hip."
    filled = {"help": "draft", "words": words}
    address = f"/people/{world['reader'].pk}/thank"
    answer = visit(address, by=world["nurse"], post=filled, expecting=403)
    page = unescape(answer.content.decode())
    assert "“the man with the broken hip” could tell a stranger who somebody is" in page
    assert "What you say is true without it." in page
    assert f"{words}</textarea>" in page
    assert not ThankYou.objects.exists()


def test_nobody_thanks_themselves_or_whoever_has_left(world: World) -> None:
    nurse, porter = world["nurse"], world["porter"]
    with pytest.raises(Refusal, match="your own page"):
        thanking.thank(by=nurse, to=nurse, help_given=Help.OTHER, words=WORDS, now=world.now)
    porter.is_active = False
    with pytest.raises(Refusal, match="do not work here"):
        thanking.thank(by=nurse, to=porter, help_given=Help.OTHER, words=WORDS, now=world.now)
    assert not ThankYou.objects.exists()
