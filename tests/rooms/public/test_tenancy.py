"""Two trusts in one installation: each has its own pages, and neither shows anything of the other."""

import pytest

from candour.channels.frontdoor.models import Story
from tests.pages import Visit
from tests.rooms.public.telling import answer, filled, publish
from tests.world import World


@pytest.fixture
def stories(world: World, other: World) -> tuple[Story, Story]:
    """One story of each trust."""
    ours, theirs = publish(world, "Ours alone."), publish(other, "Theirs alone.")
    answer(world, ours, "From our Maya.")
    answer(other, theirs, "From their Maya.")
    return ours, theirs


@pytest.mark.parametrize("page", ["", "feed.atom", "?site=1", "voices", "share"])
def test_no_page_shows_the_other_trusts_stories(
    stories: tuple[Story, Story], visit: Visit, page: str
) -> None:
    ours = visit(f"/{page}").content.decode()
    theirs = visit(f"/t/saltmarsh/{page}").content.decode()
    assert "Theirs alone" not in ours
    assert "From their Maya" not in ours
    assert "Ours alone" not in theirs
    assert "From our Maya" not in theirs
    if page in {"", "feed.atom"}:
        assert "Ours alone" in ours
        assert "Theirs alone" in theirs


def test_every_link_of_a_trusts_pages_stays_with_that_trust(
    stories: tuple[Story, Story], visit: Visit
) -> None:
    html = visit("/t/saltmarsh/").content.decode()
    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    paths = [link for link in links if link.startswith("/") and not link.startswith(("/static/", "/sign-in"))]
    assert paths
    assert all(path.startswith("/t/saltmarsh") for path in paths), paths
    assert "Saltmarsh" in html


def test_an_address_that_the_outbox_keeps_leads_on_to_its_own_trust(
    stories: tuple[Story, Story], visit: Visit, other: World
) -> None:
    ours, theirs = stories
    onward = visit(f"/stories/{theirs.pk}", expecting=302)
    assert onward.headers["Location"] == f"/t/saltmarsh/stories/{theirs.pk}"
    visit(f"/t/saltmarsh/stories/{ours.pk}", expecting=404)
    visit(f"/t/saltmarsh/stories/{theirs.pk}/report")
    visit(f"/stories/{theirs.pk}/report", expecting=404)
    said = answer(other, None, "A post of theirs.", key="own")
    assert visit(f"/posts/{said.pk}", expecting=302).headers["Location"] == f"/t/saltmarsh/posts/{said.pk}"


def test_what_is_not_public_is_not_there_whoevers_it_is(other: World, visit: Visit) -> None:
    hidden = other.tell("Not yet public").story
    visit(f"/stories/{hidden.pk}", expecting=404)
    visit(f"/t/saltmarsh/stories/{hidden.pk}", expecting=404)


def test_a_story_told_at_one_door_is_that_trusts(world: World, other: World, visit: Visit) -> None:
    sent = visit("/t/saltmarsh/share", post=filled(), expecting=302)
    assert sent.headers["Location"].startswith("/t/saltmarsh/told/")
    assert Story.objects.get().trust == other.made.trust


def test_a_place_of_the_other_trust_cannot_be_chosen(world: World, other: World, visit: Visit) -> None:
    theirs = other.made.sites["Saltmarsh Clinic"]
    html = visit("/share", post=filled(site=str(theirs.pk)), expecting=422).content.decode()
    assert "Choose one of these" in html
    assert not Story.objects.exists()


def test_a_private_link_leads_on_to_its_own_trust(world: World, other: World, visit: Visit) -> None:
    token = other.tell("Theirs").token
    onward = visit(f"/told/{token}", expecting=302)
    assert onward.headers["Location"] == f"/t/saltmarsh/told/{token}"
    visit(f"/t/saltmarsh/told/{world.tell('Ours').token}", expecting=404)


def test_the_first_trust_has_one_address(world: World, visit: Visit) -> None:
    onward = visit("/t/st-brannocs/voices?x=1", expecting=302)
    assert onward.headers["Location"] == "/voices?x=1"
    visit("/t/nobody/", expecting=404)
