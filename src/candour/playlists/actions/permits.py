"""Reading a playlist again under lock, and who may share it: what the room's actions ask."""

from datetime import datetime

from candour.domain.playlists import may_share, still_on
from candour.domain.refusal import Refusal, refuse
from candour.network.models import Space
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.people.queries.persons import rights_in_force, roles_of
from candour.playlists.models import Playlist, Song


def lock(by: Person, playlist: Playlist) -> Playlist:
    """This will read a playlist again, locked until the transaction ends; refusing one that is put away."""
    must_be_of(by, playlist.trust_id)
    found = Playlist.objects.for_trust(by.trust_id).select_for_update().get(pk=playlist.pk)
    if found.space_id is not None:
        found.space = Space.objects.get(pk=found.space_id)
    if found.put_away_at is not None:
        raise Refusal("This playlist was put away.", "Make a new one, or import it from its file.")
    return found


def lock_song(by: Person, song: Song) -> tuple[Playlist, Song]:
    """This will lock a song's playlist and read both again; refusing a song that was taken out."""
    playlist = lock(by, song.playlist)
    found = Song.objects.for_trust(by.trust_id).select_related("added_by").get(pk=song.pk)
    refuse(still_on(is_out=found.taken_out_at is not None))
    return playlist, found


def must_share(by: Person, now: datetime) -> None:
    """This will refuse whoever may not share with everybody outside; two statements."""
    refuse(may_share(roles_of(by), rights_in_force(by, now)))
