"""The staff pages of a talk: offer one, see how to reach somebody, say what came of it."""

import pytest

from candour.channels.frontdoor.guards import open_form
from candour.listening.models import PublicPost
from candour.talks.models import Talk
from tests.pages import Visit
from tests.rooms.talks.asking import LORNA, ask, asked_people, looked_at, offer
from tests.world import World

BAY = "I am sorry about bay 3, where you lay for six hours last night. Maya"


@pytest.fixture
def post(world: World) -> PublicPost:
    """A post that waits."""
    return world.receive()


def sent(world: World, **other: str) -> dict[str, str]:
    to = str(world["matron"].pk)
    return {"opened": open_form(world.now), "to": to, "how": "ring", "suits": "evenings", **other}


def test_a_hold_on_identity_leads_to_the_offer_and_keeps_the_draft(
    world: World, visit: Visit, post: PublicPost
) -> None:
    draft = world.draft(post, BAY)
    html = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    assert f'formaction="/speak/{draft.pk}/talk"' in html
    body = {"text": BAY + " More.", "harm_answer": "no"}
    led = visit(f"/speak/{draft.pk}/talk", by=world["nurse"], post=body, expecting=302)
    assert led.headers["Location"] == f"/listen/{post.pk}/talk"
    draft.refresh_from_db()
    assert draft.draft_text == BAY + " More."


def test_other_words_have_no_such_button(world: World, visit: Visit, post: PublicPost) -> None:
    draft = world.draft(post, "I am sorry you feel that way.")
    html = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    assert "Move to a private talk" not in html


def test_an_offer_shows_its_link_once_and_the_address_that_names_nobody(
    world: World, visit: Visit, post: PublicPost
) -> None:
    address = f"/listen/{post.pk}/talk"
    html = visit(address, by=world["nurse"]).content.decode()
    assert "Me (Maya Penhale)" in html
    assert "Ruth Chegwidden, Matron" in html
    shown = visit(address, by=world["nurse"], post=sent(world)).content.decode()
    link = shown.split("<code>")[1].split("</code>")[0]
    assert link.startswith("http://127.0.0.1:8000/talk/")
    assert "/t/st-brannocs/talk</code>" in shown
    assert "button" in shown
    visit(link.removeprefix("http://127.0.0.1:8000"))
    assert Talk.objects.get().kept_by == world["matron"]
    again = visit(address, by=world["nurse"]).content.decode()
    assert "There is a talk about this post already." in again
    assert link not in again


@pytest.mark.parametrize(("field", "words"), [("to", "Choose who talks to them"), ("how", "Choose how")])
def test_an_offer_without_an_answer_says_which(
    world: World, visit: Visit, post: PublicPost, field: str, words: str
) -> None:
    body = sent(world, **{field: ""})
    html = visit(f"/listen/{post.pk}/talk", by=world["nurse"], post=body, expecting=422).content.decode()
    assert words in html


def test_a_form_that_is_not_ours_makes_no_link(world: World, visit: Visit, post: PublicPost) -> None:
    body = sent(world, opened="made up")
    html = visit(f"/listen/{post.pk}/talk", by=world["nurse"], post=body, expecting=403).content.decode()
    assert "not one that we gave out" in html
    assert not Talk.objects.exists()


def test_the_post_leads_to_the_talk(world: World, visit: Visit, post: PublicPost) -> None:
    assert "Offer a private talk" in visit(f"/listen/{post.pk}", by=world["nurse"]).content.decode()
    talk = ask(world, offer(world, post))
    html = visit(f"/listen/{post.pk}", by=world["nurse"]).content.decode()
    assert f'href="/talks/{talk.pk}"' in html


def test_how_to_reach_them_is_shown_after_a_press_and_to_the_named_human_alone(
    world: World, visit: Visit
) -> None:
    talk = ask(world)
    for who in ("matron", "nurse", "communications"):
        html = visit(f"/talks/{talk.pk}", by=world[who]).content.decode()
        assert [words for words in (LORNA.name, LORNA.reach, LORNA.words) if words in html] == []
        assert ("Show how to reach them" in html) == (who == "matron")
    html = visit(f"/talks/{talk.pk}/look", by=world["matron"], post={}).content.decode()
    for words in (LORNA.name, LORNA.reach, LORNA.words, 'href="tel:01632960778"', "Talk to them alone."):
        assert words in html
    visit(f"/talks/{talk.pk}/look", by=world["nurse"], post={}, expecting=403)
    visit(f"/talks/{talk.pk}/look", by=world["matron"], expecting=405)


def test_rung_back_is_one_press_and_says_when_the_details_go(world: World, visit: Visit) -> None:
    talk = looked_at(world)
    html = visit(f"/talks/{talk.pk}", by=world["matron"]).content.decode()
    assert "go 30 days after the talk has ended" in html
    visit(f"/talks/{talk.pk}/end", by=world["matron"], post={"outcome": "rung"}, expecting=302)
    html = visit(f"/talks/{talk.pk}", by=world["matron"]).content.decode()
    assert "Rung back" in html
    assert "go on 16 December 2026" in html
    visit(f"/talks/{talk.pk}/look", by=world["matron"], post={}, expecting=403)


def test_an_outcome_that_is_not_on_the_list_is_not_taken(world: World, visit: Visit) -> None:
    talk = looked_at(world)
    body = {"outcome": "She was upset about the operation."}
    html = visit(f"/talks/{talk.pk}/end", by=world["matron"], post=body, expecting=422).content.decode()
    assert "Choose one of these" in html
    assert Talk.objects.get().ended_at is None


def test_nobody_there_and_handing_on(world: World, visit: Visit) -> None:
    talk = looked_at(world)
    visit(f"/talks/{talk.pk}/again", by=world["matron"], post={}, expecting=302)
    assert "Nobody was there" in visit(f"/talks/{talk.pk}", by=world["matron"]).content.decode()
    visit(f"/talks/{talk.pk}/hand-on", by=world["matron"], post={"to": ""}, expecting=422)
    to = {"to": str(world["sister"].pk)}
    visit(f"/talks/{talk.pk}/hand-on", by=world["matron"], post=to, expecting=302)
    assert asked_people(talk) == ["Ruth", "Carys"]


def test_my_talks_are_listed_for_whoever_has_a_part(world: World, visit: Visit) -> None:
    talk = ask(world)
    for who in ("matron", "nurse"):
        assert f'href="/talks/{talk.pk}"' in visit("/talks", by=world[who]).content.decode()
    assert "No private talk waits for you." in visit("/talks", by=world["porter"]).content.decode()


def test_a_talk_that_nobody_asked_for_says_so(world: World, visit: Visit) -> None:
    talk = offer(world).talk
    html = visit(f"/talks/{talk.pk}", by=world["nurse"]).content.decode()
    assert "Nobody has asked for it yet." in html
    assert "The link is open until" in html
    world.now = talk.link_ends_at or world.now
    assert "The link is closed." in visit(f"/talks/{talk.pk}", by=world["nurse"]).content.decode()
    assert "No private talk waits" in visit("/talks", by=world["nurse"]).content.decode()
