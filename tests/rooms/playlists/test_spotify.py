"""The copy on Spotify (its twin): one whatever happens, the same tracks in the same order, and its end."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from candour.channels import actions as channels
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.spotify import playlists as spotify
from candour.channels.tokens import Renewal, Secrets
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import worker
from candour.network import actions as network
from candour.people.models import Notice
from candour.people.queries.persons import active_with_role
from candour.playlists import actions
from candour.playlists.models import Copy, Playlist, Song
from candour.playlists.writing import LEASE, write_copy
from candour.voice.actions import stopping
from tests.rooms.playlists.listing import Lists, track
from tests.twins.letting_in import CLIENT
from tests.twins.running import Running, running


@pytest.fixture(scope="module")
def running_twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("spotify", tmp_path_factory.mktemp("spotify") / "spotify.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(running_twin: Running) -> Running:
    running_twin.begin_anew()
    return running_twin


@pytest.fixture
def account(lists: Lists, twin: Running) -> Account:
    made = channels.connect_account(
        by=lists.world.made_by,
        trust=lists.world.made.trust,
        channel="spotify",
        name="St Brannoc's",
        address=f"{twin.address}/users/stbrannocs",
        settings={"client": CLIENT},
        now=lists.world.now,
    )
    held = Secrets({"access": str(twin.grant()["access_token"])})
    channels.save_secrets(
        by=lists.world.made_by, account=made, secrets=held, renewal=Renewal.NONE, now=lists.world.now
    )
    return made


@pytest.fixture
def made(lists: Lists, account: Account) -> Playlist:
    playlist = lists.make()
    lists.vote(lists.add(playlist, "Second", link=track(2)), "nurse")
    lists.vote(lists.add(playlist, "First", link=track(1)), "nurse", "porter")
    lists.add(playlist, "Nowhere to be heard")
    return lists.share(playlist)


def put(lists: Lists, playlist: Playlist) -> Copy:
    return actions.put_on_spotify(by=lists.world["reader"], playlist=playlist, now=lists.world.now)


def later(lists: Lists, seconds: int = 61) -> None:
    """This will let time go on and do the work that is due, the sweep too."""
    lists.world.now += timedelta(seconds=seconds)
    worker.run_due(lists.world.now, with_schedules=True)
    worker.run_due(lists.world.now)


def there(account: Account) -> list[int]:
    """This will list the numbers of the tracks on the one playlist that the account has."""
    line = connected(account)
    copy = Copy.objects.get()
    return [int(each.uri.rpartition(":")[2]) for each in spotify.tracks(line, copy.number)]


def test_the_twin_holds_the_same_tracks_in_the_same_order(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    put(lists, made)
    lists.world.work()
    assert twin.public() == ["Night songs"]
    assert there(account) == [1, 2]
    lists.vote(made.songs.get(title="Second"), "porter", "sister")
    lists.share(made)
    later(lists)
    assert there(account) == [2, 1]
    actions.take_out(by=lists.world["nurse"], song=made.songs.get(title="First"), now=lists.world.now)
    later(lists)
    assert there(account) == [2]
    assert len(twin.public()) == 1


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_lost_answers_make_no_second_playlist(
    lists: Lists, twin: Running, account: Account, made: Playlist, lost: int
) -> None:
    before = len(twin.entries())
    twin.rules(loses_answers=lost)
    put(lists, made)
    for _ in range(8):
        later(lists)
    assert twin.public() == ["Night songs"]
    assert there(account) == [1, 2]
    assert len(twin.entries()) == before + 1


def test_a_worker_that_died_after_asking_leaves_one_playlist(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    copy = put(lists, made)
    spotify.create(connected(account), f"Candour {copy.key}", is_public=False)
    before = len(twin.entries())
    Copy.objects.filter(pk=copy.pk).update(
        asked_at=lists.world.now, working_until=lists.world.now + LEASE, due_at=lists.world.now + LEASE
    )
    lists.world.work()
    assert not Copy.objects.get().number
    later(lists, 180)
    assert there(account) == [1, 2]
    assert len(twin.entries()) == before


def test_one_that_was_never_made_is_made_after_a_while(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    copy = put(lists, made)
    Copy.objects.filter(pk=copy.pk).update(asked_at=lists.world.now)
    lists.world.work()
    assert twin.public() == []
    later(lists, 121)
    assert there(account) == [1, 2]


def test_work_asked_for_twice_is_done_once(lists: Lists, twin: Running, made: Playlist) -> None:
    before = len(twin.entries("edit"))
    copy = put(lists, made)
    for _ in range(3):
        write_copy(by=lists.world.made_by, copy_id=copy.pk, clock=lambda: lists.world.now)
    assert len(twin.entries("edit")) == before + 2  # the list, and its name


def test_a_pause_is_waited_for_and_a_limit_too(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    twin.rules(limited=1)
    put(lists, made)
    channels.pause_account(
        by=lists.world.made_by, account=account, reason="Moving.", remedy="Wait.", now=lists.world.now
    )
    later(lists)
    assert twin.public() == []
    channels.resume_account(by=lists.world.made_by, account=account, now=lists.world.now)
    later(lists)
    later(lists)
    assert there(account) == [1, 2]


def test_the_stop_switch_keeps_it_here(lists: Lists, twin: Running, account: Account, made: Playlist) -> None:
    put(lists, made)
    executive = lists.world["executive"]
    stopping.pause_everything(by=executive, reason="A wrong figure.", now=lists.world.now)
    later(lists)
    assert twin.public() == []
    stopping.end_pause(by=executive, now=lists.world.now)
    later(lists)
    assert twin.public() == ["Night songs"]


def test_the_stop_switch_lets_what_was_withdrawn_go(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    world = lists.world
    put(lists, made)
    world.work()
    stopping.pause_everything(by=world["executive"], reason="A wrong figure.", now=world.now)
    actions.stop_sharing(by=world["reader"], playlist=made, now=world.now)
    later(lists)
    assert twin.public() == []
    assert there(account) == []


def test_the_stop_switch_has_nothing_made_only_to_be_emptied(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    world = lists.world
    copy, before = put(lists, made), len(twin.entries())
    Copy.objects.filter(pk=copy.pk).update(asked_at=world.now)  # and nothing came of it
    stopping.pause_everything(by=world["executive"], reason="A wrong figure.", now=world.now)
    actions.stop_sharing(by=world["reader"], playlist=made, now=world.now)
    later(lists, 121)
    assert len(twin.entries()) == before
    assert Copy.objects.get().due_at is None


def test_access_taken_away_pauses_the_account_and_the_playlist_waits(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    twin.rules(is_revoked=True)
    put(lists, made)
    lists.world.work()
    account.refresh_from_db()
    assert account.disconnected_at is not None
    assert Copy.objects.get().due_at is not None
    assert twin.public() == []


def test_what_spotify_does_not_take_is_told_and_tried_again(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    song = Song.objects.get(title="First")
    Song.objects.filter(pk=song.pk).update(track="spotify:track:4cOdK2wGLETKBW3PvgPWqT")
    put(lists, made)
    lists.world.work()
    copy = Copy.objects.get()
    assert copy.trouble
    assert copy.remedy
    assert Notice.objects.filter(person=lists.world["reader"], kind="playlist_copy").exists()
    actions.take_out(by=lists.world["nurse"], song=song, now=lists.world.now)
    actions.try_again(by=lists.world["reader"], playlist=made, now=lists.world.now)
    lists.world.work()
    assert there(account) == [2]
    assert Copy.objects.get().trouble == ""


def test_a_copy_that_spotify_does_not_let_us_empty_is_told_to_those_who_can(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    world = lists.world
    copy = put(lists, made)
    world.work()
    Copy.objects.filter(pk=copy.pk).update(number="0000000000000000000000")
    actions.stop_sharing(by=world["reader"], playlist=made, now=world.now)
    world.work()
    told = Notice.objects.filter(kind="playlist_copy")
    looks_after = set(active_with_role(made.trust_id, Role.COMMUNICATIONS))
    assert {each.person for each in told} == {world["reader"], *looks_after}
    assert {each.words for each in told} == {"Night songs may still be seen on Spotify. Take it down there."}


def test_what_is_shared_no_more_is_emptied_and_hidden_and_found_again(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    put(lists, made)
    lists.world.work()
    actions.stop_sharing(by=lists.world["reader"], playlist=made, now=lists.world.now)
    lists.world.work()
    assert twin.public() == []
    assert there(account) == []
    lists.share(made)
    put(lists, made)
    lists.world.work()
    assert twin.public() == ["Night songs"]
    assert there(account) == [1, 2]


def test_what_a_colleague_took_out_of_sight_leaves_spotify(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    world = lists.world
    put(lists, made)
    world.work()
    assert made.post is not None
    report = network.report(by=world["porter"], post=made.post, reason="Rude.", now=world.now)
    network.settle(by=world["communications"], report=report, hides=True, words="It is.", now=world.now)
    later(lists)
    later(lists)
    assert twin.public() == []
    assert there(account) == []


def test_what_a_colleague_took_out_of_sight_leaves_spotify_though_a_change_was_refused(
    lists: Lists, twin: Running, account: Account, made: Playlist
) -> None:
    world = lists.world
    put(lists, made)
    world.work()
    Song.objects.filter(title="First").update(track="spotify:track:4cOdK2wGLETKBW3PvgPWqT")
    lists.vote(made.songs.get(title="First"), "matron")
    later(lists)
    assert Copy.objects.get().trouble
    assert made.post is not None
    report = network.report(by=world["porter"], post=made.post, reason="Rude.", now=world.now)
    network.settle(by=world["communications"], report=report, hides=True, words="It is.", now=world.now)
    later(lists)
    assert twin.public() == []
    assert there(account) == []


def test_who_may_put_it_there_and_when(lists: Lists, account: Account, made: Playlist) -> None:
    with pytest.raises(Refusal, match="share playlists outside"):
        actions.put_on_spotify(by=lists.world["nurse"], playlist=made, now=lists.world.now)
    alone = lists.make(name="Alone")
    with pytest.raises(Refusal, match="Nobody outside"):
        put(lists, alone)
    account.disconnected_at = lists.world.now
    account.save()
    with pytest.raises(Refusal, match="connected"):
        put(lists, made)
