"""New words for a post that was said in public: its author's no counts for them too, and they are told."""

import re

import pytest

from candour.channels.frontdoor.models import Answer
from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.outward.models import Outward
from candour.people.models import Notice
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Delivery, Statement
from tests.pages import Visit
from tests.rooms.outward.speaking import WORDS, Speaking

OTHER = "Our garden is open, and its first tomatoes are for the ward."


@pytest.fixture
def public(speaking: Speaking) -> Outward:
    """The sister says the nurse's post in public."""
    outward = speaking.agree(speaking.begin(speaking.post(), by="sister"))
    speaking.publish(outward)
    return outward


def unheard(outward: Outward, speaking: Speaking) -> None:
    """This will write down the author's no as it stands before anybody has worked on its news."""
    Outward.objects.filter(pk=outward.pk).update(agreed_at=None, declined_at=speaking.world.now)


def test_the_author_is_told_of_new_words_and_can_say_no(
    speaking: Speaking, public: Outward, visit: Visit
) -> None:
    speaking.approve(speaking.reword(public, OTHER))
    speaking.world.wait(seconds=61)
    assert OTHER in speaking.public_words()[0]
    notice = Notice.objects.get(person=speaking.world["nurse"], kind="outward_reworded")
    page = visit(notice.opens, by=speaking.world["nurse"]).content.decode()
    assert "No, I do not want it said in public" in page


@pytest.mark.parametrize("writer", ["press", "sister"])
def test_an_author_who_changes_the_words_is_not_told_of_them(speaking: Speaking, writer: str) -> None:
    outward = speaking.begin(speaking.post(by="press"), by=writer)
    if writer != "press":
        speaking.agree(outward, by="press")
    speaking.publish(outward)
    speaking.approve(speaking.reword(outward, OTHER, by="press"))
    speaking.world.wait(seconds=61)
    assert OTHER in speaking.public_words()[0]
    assert "outward_reworded" not in speaking.told("press")


def test_new_words_are_not_sent_after_a_no(speaking: Speaking, public: Outward, visit: Visit) -> None:
    unheard(public, speaking)
    with pytest.raises(Refusal, match="Maya Penhale has not agreed"):
        speaking.reword(public, OTHER)
    draft = Statement.objects.get(rewords=public.statement)
    page = visit(f"/speak/{draft.pk}", by=speaking.world["sister"]).content.decode()
    assert "Maya Penhale does not want their post said in public, so this cannot be sent." in page


def test_new_words_that_were_approved_do_not_leave_after_a_no(speaking: Speaking, public: Outward) -> None:
    words = speaking.reword(public, OTHER)
    speaking.approve(words)
    unheard(public, speaking)
    speaking.world.wait(seconds=61)
    assert Delivery.objects.get(statement=words).state == "withdrawn"
    assert WORDS in speaking.public_words()[0]


def test_a_picture_stands_with_new_words_and_goes_with_them(speaking: Speaking, visit: Visit) -> None:
    photo = speaking.photo()
    outward = speaking.begin(speaking.post(photo))
    speaking.publish(outward)
    speaking.approve(speaking.reword(outward, OTHER))
    speaking.world.wait(seconds=61)
    page = visit(f"/posts/{Answer.objects.get().pk}").content.decode()
    assert OTHER in page
    found = re.search(rf'src="(/pictures/{photo.pk}/[^"]+)"', page)
    assert found is not None
    visit(found[1])
    press, statement = speaking.world["press"], Statement.objects.get(pk=outward.statement_id)
    take_down(by=press, statement=statement, reason=TakeDownReason.DANGER, now=speaking.world.now)
    visit(found[1], expecting=404)
