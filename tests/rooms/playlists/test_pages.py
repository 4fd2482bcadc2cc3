"""The pages of playlists: made, filled, voted, in and out by file, shared; who finds nothing there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.channels import actions as channels
from candour.domain.spaces import SpaceKind
from candour.network import actions as network
from candour.playlists import actions
from candour.playlists.models import Copy, Playlist, Song
from tests.pages import CheckedClient, Visit
from tests.rooms.playlists.listing import Lists, track


@pytest.fixture
def dave(lists: Lists, client: CheckedClient) -> CheckedClient:
    client.force_login(lists.world["porter"])
    return client


def html(client: CheckedClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_playlist_is_made_and_the_feed_leads_to_it(dave: CheckedClient) -> None:
    assert dave.post("/playlists/new", {"name": "", "place": "everybody"}).status_code == 422
    answer = dave.post("/playlists/new", {"name": "Songs at four", "place": "everybody"})
    made = Playlist.objects.get()
    assert answer.headers["Location"] == f"/playlists/{made.pk}"
    feed = html(dave, "/feed")
    assert f'href="/playlists/{made.pk}"' in feed
    assert 'href="/playlists"' in feed
    assert "Songs at four" in html(dave, "/playlists")


def test_a_line_is_shown_in_its_parts_before_it_is_added(lists: Lists, dave: CheckedClient) -> None:
    made = lists.make()
    page = html(dave, f"/playlists/{made.pk}/add?song=Bill+Withers+-+Lean+on+Me")
    assert 'value="Bill Withers"' in page
    assert 'value="Lean on Me"' in page
    form = {"artist": "Bill Withers", "title": "Lean on Me", "link": track(4)}
    assert dave.post(f"/playlists/{made.pk}/add", form).status_code == 422  # the lyrics are asked for
    answer = dave.post(f"/playlists/{made.pk}/add", {**form, "explicit": "unknown"})
    song = Song.objects.get()
    assert answer.headers["Location"] == f"/playlists/{made.pk}#song-{song.pk}"
    assert (song.added_by, song.is_explicit) == (lists.world["porter"], None)


def test_an_empty_line_asks_for_one(lists: Lists, dave: CheckedClient) -> None:
    made = lists.make()
    assert "Enter a song" in html(dave, f"/playlists/{made.pk}/add?song=", 422)


def test_the_same_song_leads_to_the_one_that_is_there(lists: Lists, dave: CheckedClient) -> None:
    made = lists.make()
    song = lists.add(made)
    form = {"artist": "dolly parton", "title": "9 to 5", "link": "", "explicit": "no"}
    answer = dave.post(f"/playlists/{made.pk}/add", form)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Maya Penhale added 9 to 5, Dolly Parton already." in page
    assert f'action="/songs/{song.pk}/vote"' in page
    assert 'value="dolly parton"' in page


def test_a_vote_is_a_press_and_a_double_press_one(lists: Lists, dave: CheckedClient) -> None:
    song = lists.add(lists.make())
    for _ in range(2):
        dave.post(f"/songs/{song.pk}/vote", {"vote": "yes"})
    page = html(dave, f"/playlists/{song.playlist_id}")
    assert "1 vote<" in page
    assert "Most votes first." in page
    dave.post(f"/songs/{song.pk}/vote", {"vote": "no"})
    assert "0 votes" in html(dave, f"/playlists/{song.playlist_id}")


def test_a_song_is_put_right_flagged_and_taken_out(lists: Lists, dave: CheckedClient) -> None:
    song = lists.add(lists.make(), who="porter", is_explicit=None)
    assert "Nobody has said yet" in html(dave, f"/playlists/{song.playlist_id}")
    dave.post(f"/songs/{song.pk}/lyrics", {"explicit": "yes"})
    assert "Explicit lyrics" in html(dave, f"/playlists/{song.playlist_id}")
    assert 'value="9 to 5"' in html(dave, f"/songs/{song.pk}/change")
    form = {"artist": "Dolly Parton", "title": "Jolene", "link": "ftp://example.org"}
    assert dave.post(f"/songs/{song.pk}/change", form).status_code == 403
    dave.post(f"/songs/{song.pk}/change", {**form, "link": ""})
    assert "Jolene" in html(dave, f"/playlists/{song.playlist_id}")
    dave.post(f"/songs/{song.pk}/take-out", {})
    assert "Jolene" not in html(dave, f"/playlists/{song.playlist_id}")


def test_others_see_no_way_to_take_a_song_out(lists: Lists, dave: CheckedClient) -> None:
    song = lists.add(lists.make())
    assert "Take it out" not in html(dave, f"/playlists/{song.playlist_id}")
    assert dave.post(f"/songs/{song.pk}/take-out", {}).status_code == 403
    assert html(dave, f"/songs/{song.pk}/change", 403)
    assert html(dave, f"/playlists/{song.playlist_id}/change", 403)


@pytest.mark.parametrize("kind", ["jspf", "xspf"])
def test_a_playlist_goes_out_as_a_file_and_comes_in_again(
    lists: Lists, dave: CheckedClient, kind: str
) -> None:
    made = lists.make(name="Songs & more")
    lists.add(made, link=track(9))
    lists.vote(lists.add(made, "Jolene", is_explicit=None), "porter")
    answer = dave.get(f"/playlists/{made.pk}/file.{kind}")
    assert f'filename="songs-more.{kind}"' in answer.headers["Content-Disposition"]
    sent = SimpleUploadedFile(f"mine.{kind}", answer.content)
    dave.post("/playlists/import", {"file": sent, "name": "Again", "place": "everybody"})
    again = Playlist.objects.get(name="Again")
    assert lists.titles(again) == lists.titles(made) == ["Jolene", "9 to 5"]
    assert again.songs.get(title="9 to 5").track == f"spotify:track:{9:022d}"


def test_a_bad_file_is_refused_in_place_and_nothing_comes_in(dave: CheckedClient) -> None:
    sent = SimpleUploadedFile("mine.xspf", b"<playlist>")
    answer = dave.post("/playlists/import", {"file": sent, "place": "everybody"})
    assert answer.status_code == 403
    assert "This file is damaged. Nothing was imported." in answer.content.decode()
    assert not Playlist.objects.exists()


def test_what_is_said_stands_in_the_thread_of_its_post(lists: Lists, dave: CheckedClient) -> None:
    made = lists.make()
    assert made.post is not None
    network.comment(by=lists.world["sister"], post=made.post, text="Needs more Abba.", now=lists.world.now)
    page = html(dave, f"/playlists/{made.pk}")
    assert "Needs more Abba." in page
    assert f'href="/feed/{made.post_id}#answer"' in page
    assert f'href="/feed/{made.post_id}/report"' in page


def test_a_private_playlist_is_not_there_for_others(lists: Lists, dave: CheckedClient) -> None:
    world = lists.world
    space = network.begin_space(by=world["nurse"], name="Us", about="", kind=SpaceKind.PRIVATE, now=world.now)
    made = lists.make(space=space, name="Between us")
    song = lists.add(made)
    for path in (f"/playlists/{made.pk}", f"/playlists/{made.pk}/file.xspf", f"/playlists/{made.pk}/share"):
        assert dave.get(path).status_code == 404
    assert dave.post(f"/songs/{song.pk}/vote", {"vote": "yes"}).status_code == 404
    assert "Between us" not in html(dave, "/playlists")


def test_sharing_shows_what_outsiders_would_see_and_asks_what_is_missing(lists: Lists, visit: Visit) -> None:
    made, reader = lists.make(), lists.world["reader"]
    song = lists.add(made, is_explicit=None)
    path = f"/playlists/{made.pk}/share"
    asked = visit(path, by=reader).content.decode()
    assert "1 song has no answer yet" in asked
    assert "Share it with everybody outside</button>" not in asked
    visit(path, by=reader, post={}, expecting=403)
    visit(f"/songs/{song.pk}/lyrics", by=reader, post={"explicit": "no", "back": "share"}, expecting=302)
    visit(path, by=reader, post={"leaves_out_explicit": "yes"}, expecting=302)
    page = visit(f"/playlists/{made.pk}", by=reader).content.decode()
    assert "Joe Trewin shared it" in page
    lists.add(made, "Later")
    assert "1 song is not shared yet." in visit(f"/playlists/{made.pk}", by=reader).content.decode()
    visit(f"/playlists/{made.pk}/stop-sharing", by=reader, post={}, expecting=302)
    assert "Only colleagues see it." in visit(f"/playlists/{made.pk}", by=reader).content.decode()


def test_whoever_may_not_share_is_told_who_may(lists: Lists, dave: CheckedClient) -> None:
    made = lists.make()
    lists.add(made)
    assert "those with the right to inform" in html(dave, f"/playlists/{made.pk}/share")
    assert dave.post(f"/playlists/{made.pk}/share", {"leaves_out_explicit": "yes"}).status_code == 403
    assert dave.post(f"/playlists/{made.pk}/stop-sharing", {}).status_code == 403


def _connect(lists: Lists) -> None:
    world = lists.world
    channels.connect_account(
        by=world.made_by, trust=world.made.trust, channel="spotify", name="Ours", now=world.now
    )


def test_with_no_account_there_is_no_word_of_spotify(lists: Lists, visit: Visit) -> None:
    made, reader = lists.make(), lists.world["reader"]
    lists.add(made)
    lists.share(made)
    for path in ("", "/add?song=a", "/share", "/change"):
        page = visit(f"/playlists/{made.pk}{path}", by=lists.world["nurse"]).content.decode()
        assert "potify" not in page, path
    visit(f"/playlists/{made.pk}/spotify", by=reader, post={"act": "put"}, expecting=403)


def test_with_an_account_it_says_where_the_playlist_stands(lists: Lists, visit: Visit) -> None:
    made, reader = lists.make(), lists.world["reader"]
    lists.add(made, "Silent")
    lists.add(made, "Heard", link=track(2))
    _connect(lists)
    path = f"/playlists/{made.pk}"
    page = visit(path, by=reader).content.decode()
    assert "once it is shared" in page
    assert "1 song is not on Spotify yet" in page
    lists.share(made)
    visit(f"{path}/spotify", by=reader, post={"act": "put"}, expecting=302)
    assert "on its way to Spotify" in visit(path, by=reader).content.decode()
    Copy.objects.update(trouble="Spotify does not take this change.", remedy="Look there.")
    assert "Look there." in visit(path, by=reader).content.decode()
    visit(f"{path}/spotify", by=reader, post={"act": "again"}, expecting=302)
    visit(f"{path}/spotify", by=reader, post={"act": "end"}, expecting=302)
    assert Copy.objects.get().ended_at is not None


def test_a_playlist_put_away_leaves_the_list(lists: Lists, visit: Visit) -> None:
    made, nurse = lists.make(), lists.world["nurse"]
    visit(f"/playlists/{made.pk}/change", by=nurse, post={"name": "Other", "about": "Us"}, expecting=302)
    assert "<h1" in visit(f"/playlists/{made.pk}", by=nurse).content.decode()
    visit(f"/playlists/{made.pk}/put-away", by=nurse, post={}, expecting=302)
    assert "Other" not in visit("/playlists", by=nurse).content.decode()
    page = visit(f"/playlists/{made.pk}", by=nurse).content.decode()
    assert "was put away" in page
    assert "Take it out" not in page


def test_a_long_playlist_needs_as_many_statements_as_a_short_one(lists: Lists, dave: CheckedClient) -> None:
    made = lists.make()
    for number in range(3):
        lists.add(made, f"Song {number}")
    paths = (f"/playlists/{made.pk}", "/playlists", f"/playlists/{made.pk}/share")
    dave.get("/playlists")
    few = [_statements(dave, path) for path in paths]
    for number in range(3, 30):
        lists.vote(lists.add(made, f"Song {number}"), "nurse")
    actions.make(by=lists.world["sister"], name="Another", about="", now=lists.world.now)
    assert [_statements(dave, path) for path in paths] == few
    assert max(few) <= 20


def _statements(client: CheckedClient, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)
