"""What it is like to work here: playlists that were shared, pictures that agree to it, where the jobs are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.network import actions as network
from candour.people import actions as people
from candour.playlists import actions
from tests.pages import Visit
from tests.rooms.playlists.listing import Lists, track
from tests.world import World


@pytest.fixture
def lists(world: World) -> Lists:
    return Lists(world)


def test_a_shared_playlist_stands_there_without_anybody_s_name(lists: Lists, visit: Visit) -> None:
    world = lists.world
    assert "Nobody here has shared anything yet." in visit("/working-here").content.decode()
    made = lists.make(name="Songs at four")
    lists.add(made, "Jolene", is_explicit=True)
    for number in range(1, 7):
        lists.vote(lists.add(made, f"Song {number}", link=track(number)), "porter")
    lists.add(made, "Not looked at", is_explicit=None)
    actions.take_out(by=world["nurse"], song=made.songs.get(title="Not looked at"), now=world.now)
    assert "Songs at four" not in visit("/working-here").content.decode()
    lists.share(made)
    page = visit("/working-here").content.decode()
    assert page.index("Song 1") < page.index("Song 5")
    assert "1 more song" in page
    whole = visit(f"/working-here/playlists/{made.pk}").content.decode()
    for html in (page, whole):
        assert "Songs at four" in html
        assert "Jolene" not in html
        assert "Maya" not in html
    assert "Song 6" in whole
    assert f'href="{track(6)}" rel="nofollow noopener noreferrer"' in whole
    lists.share(made, leaves_out=False)
    assert "Explicit lyrics" in visit(f"/working-here/playlists/{made.pk}").content.decode()
    actions.stop_sharing(by=world["reader"], playlist=made, now=world.now)
    assert "Songs at four" not in visit("/working-here").content.decode()
    visit(f"/working-here/playlists/{made.pk}", expecting=404)


@pytest.mark.parametrize(("kind", "is_named"), [(SpaceKind.OPEN, True), (SpaceKind.PRIVATE, False)])
def test_a_private_space_is_not_named_outside(
    lists: Lists, visit: Visit, kind: SpaceKind, is_named: bool
) -> None:
    world = lists.world
    space = network.begin_space(by=world["nurse"], name="Juniper choir", about="", kind=kind, now=world.now)
    network.bring_in(by=world["nurse"], space=space, person=world["reader"], now=world.now)
    made = lists.make(space=space)
    lists.add(made)
    lists.share(made, "reader")
    page = visit("/working-here").content.decode()
    assert made.name in page
    assert ("Juniper choir" in page) is is_named


def test_jobs_are_spoken_of_only_where_a_link_was_kept(world: World, visit: Visit) -> None:
    press, page = world["communications"], "/working-here"
    assert "open jobs" not in visit(page).content.decode()
    kept = {"vacancies_url": "https://jobs.example.org/here"}
    visit("/settings/vacancies", by=world["nurse"], post=kept, expecting=403)
    visit("/settings/vacancies", by=press, post={"vacancies_url": "jobs"}, expecting=422)
    visit("/settings/vacancies", by=press, post=kept, expecting=302)
    assert 'href="https://jobs.example.org/here"' in visit(page).content.decode()
    settings = visit("/settings", by=press).content.decode()
    assert "jobs.example.org" in settings
    assert "Standing duty role" not in settings
    visit("/settings", by=press, post={"duty_title": "Me", "jurisdiction": "wales"}, expecting=403)
    assert "Standing duty role" in visit("/settings", by=world["administrator"]).content.decode()
    visit("/settings/vacancies", by=press, post={"vacancies_url": ""}, expecting=302)
    assert "open jobs" not in visit(page).content.decode()


def test_a_mistyped_link_leaves_the_rest_of_the_settings_on_the_page(world: World, visit: Visit) -> None:
    sent = {"vacancies_url": "jobs"}
    page = visit("/settings/vacancies", by=world["administrator"], post=sent, expecting=422).content.decode()
    assert 'value="jobs"' in page
    assert f'value="{world.made.trust.duty_title}"' in page
    assert page.index('class="nhsuk-error-summary') < page.index('href="#id_vacancies_url"')
    assert (
        "Standing duty role"
        not in visit(
            "/settings/vacancies", by=world["communications"], post=sent, expecting=422
        ).content.decode()
    )


def test_a_nurse_sets_no_link_by_the_action_either(world: World) -> None:
    with pytest.raises(Refusal):
        people.set_vacancies(
            by=world["nurse"], trust=world.made.trust, url="https://jobs.example.org", now=world.now
        )


def test_the_front_door_leads_there(visit: Visit, world: World) -> None:
    assert 'href="/working-here"' in visit("/").content.decode()


def test_another_trust_s_playlists_are_not_here(lists: Lists, visit: Visit, other: World) -> None:
    theirs = Lists(other).make(name="Saltmarsh songs")
    Lists(other).add(theirs)
    Lists(other).share(theirs)
    assert "Saltmarsh songs" not in visit("/working-here").content.decode()
    visit(f"/working-here/playlists/{theirs.pk}", expecting=404)
    assert "Saltmarsh songs" in visit("/t/saltmarsh/working-here").content.decode()


def test_many_playlists_need_as_many_statements_as_one(lists: Lists, visit: Visit) -> None:
    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            visit(path)
        return len(seen)

    first = lists.make()
    lists.add(first)
    lists.share(first)
    paths = ("/working-here", f"/working-here/playlists/{first.pk}")
    visit(paths[0])
    few = [statements(path) for path in paths]
    for number in range(14):
        made = lists.make(name=f"List {number}")
        for song in range(3):
            lists.add(made, f"Song {song}")
        lists.share(made)
    assert [statements(path) for path in paths] == few == [5, 4]
