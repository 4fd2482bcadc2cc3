"""The pages of saying a post in public."""

import pytest

from candour.domain.picturing import Audience
from candour.outward.models import Outward
from tests.pages import Visit
from tests.rooms.outward.speaking import Speaking


def test_a_colleague_begins_from_the_post_s_page_and_sees_who_looks_first(
    speaking: Speaking, visit: Visit
) -> None:
    sister, post = speaking.world["sister"], speaking.post()
    address = f"/feed/{post.pk}/in-public"
    assert "Say this in public" in visit(f"/feed/{post.pk}", by=sister).content.decode()
    assert "Maya Penhale is asked first" in visit(address, by=sister).content.decode()
    composer = visit(address, by=sister, post={}, follow=True).content.decode()
    assert composer.index("Who will see this first") < composer.index("Your words")
    assert "Maya Penhale was asked." in composer


def test_the_author_chooses_their_name_and_may_take_their_yes_back(speaking: Speaking, visit: Visit) -> None:
    post, nurse = speaking.post(), speaking.world["nurse"]
    outward = speaking.begin(post, by="sister")
    agree = f"/in-public/{outward.pk}/agree"
    asked = visit(f"/feed/{post.pk}", by=nurse).content.decode()
    assert "Carys Lloyd would like to say this in public." in asked
    choices = visit(f"/feed/{post.pk}/in-public", by=nurse).content.decode()
    assert "Maya, Staff nurse, Emergency department" in choices
    visit(agree, by=nurse, post={}, expecting=422)
    agreed = visit(agree, by=nurse, post={"credit": "name"}, follow=True).content.decode()
    assert "agreed, named as “Maya Penhale”." in agreed
    composer = visit(f"/speak/{outward.statement_id}", by=speaking.world["sister"]).content.decode()
    assert "has agreed that you say their post in public" in composer
    assert "From Maya Penhale" in composer
    visit(f"/in-public/{outward.pk}/decline", by=nurse, post={}, expecting=302)
    assert Outward.objects.get().declined_at is not None


def test_a_picture_that_waits_says_for_whom_and_comes_along_later(speaking: Speaking, visit: Visit) -> None:
    post = speaking.post(speaking.photo(of="porter", audience=Audience.INSIDE))
    nurse, porter, address = speaking.world["nurse"], speaking.world["porter"], f"/feed/{post.pk}/in-public"
    visit(address, by=nurse, post={}, expecting=302)
    page = visit(address, by=nurse).content.decode()
    assert "Waiting for Dave Quick to agree." in page
    assert "Put in the pictures" not in page
    assert "The public may see it, too" in visit("/photos/of-me", by=porter).content.decode()
    pictured = post.with_photos.get().photo.pictured.get()
    visit(f"/photos/people/{pictured.pk}/agree", by=porter, post={"audience": "outside"}, expecting=302)
    assert "Put in the pictures" in visit(address, by=nurse).content.decode()
    outward = Outward.objects.get()
    composer = visit(f"/in-public/{outward.pk}/pictures", by=nurse, post={}, follow=True).content.decode()
    assert 'alt="The new kettle on its shelf."' in composer


def test_the_post_leads_everybody_to_its_public_copy_until_it_is_gone(
    speaking: Speaking, visit: Visit
) -> None:
    post, reader = speaking.post(), speaking.world["reader"]
    outward = speaking.begin(post, by="sister")
    speaking.agree(outward)
    speaking.publish(outward)
    assert "This has been said in public." in visit(f"/feed/{post.pk}", by=reader).content.decode()
    assert "Everybody can read it now" in visit(f"/feed/{post.pk}/in-public", by=reader).content.decode()
    speaking.decline(outward)
    speaking.world.work()
    assert "This has been said in public." not in visit(f"/feed/{post.pk}", by=reader).content.decode()


def test_after_a_no_each_reads_what_they_can_do(speaking: Speaking, visit: Visit) -> None:
    post, (nurse, sister) = speaking.post(), (speaking.world["nurse"], speaking.world["sister"])
    address, outward = f"/feed/{post.pk}/in-public", speaking.begin(post, by="sister")
    visit(f"/in-public/{outward.pk}/decline", by=nurse, post={}, expecting=302)
    assert "Say this in public" in visit(f"/feed/{post.pk}", by=nurse).content.decode()
    page = visit(address, by=nurse).content.decode()
    assert "You do not want it said in public." in page
    assert "I agree" in page
    assert "Begin" in page
    assert "does not want this said in public" in visit(f"/feed/{post.pk}", by=sister).content.decode()
    page = visit(address, by=sister).content.decode()
    assert "Maya Penhale does not want it said in public." in page
    assert "Open your words" in page
    composer = visit(address, by=nurse, post={}, follow=True).content.decode()
    assert "From your post in the feed." in composer
    assert "Carys Lloyd" not in visit(address, by=nurse).content.decode()
    assert "Open your words" in visit(address, by=sister).content.decode()


@pytest.mark.parametrize("what", ["agree", "decline", "pictures"])
def test_an_answer_to_a_post_that_one_may_not_read_is_not_there(
    speaking: Speaking, visit: Visit, what: str
) -> None:
    outward, reader = speaking.begin(speaking.post(is_private=True)), speaking.world["reader"]
    visit(f"/in-public/{outward.pk}/{what}", by=reader, post={"credit": "none"}, expecting=404)
