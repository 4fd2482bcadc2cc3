"""What staff of each of the two trusts put on playlists: one shared outside and on Spotify, one not yet."""

from candour.channels import actions as channels
from candour.playlists import actions
from tests.world import World


def playlists_of(world: World) -> dict[str, str]:
    """This will have the nurse make playlists, and name them and a song for the addresses."""
    nurse, communications, now = world["nurse"], world["communications"], world.now
    made = actions.make(by=nurse, name="Night songs", about="What keeps us awake.", now=now)
    song = actions.add_song(
        by=nurse, playlist=made, artist="Dolly Parton", title="9 to 5", is_explicit=False, now=now
    )
    actions.vote(by=world["sister"], song=song, is_for=True, now=now)
    actions.share(by=communications, playlist=made, leaves_out_explicit=True, now=now)
    channels.connect_account(
        by=world.made_by, trust=world.made.trust, channel="spotify", name="Our songs", now=now
    )
    actions.put_on_spotify(by=communications, playlist=made, now=now)
    waiting = actions.make(by=nurse, name="Day songs", about="", now=now)
    actions.add_song(by=nurse, playlist=waiting, artist="", title="Ours", is_explicit=False, now=now)
    return {"playlist": str(made.pk), "song": str(song.pk), "waiting_playlist": str(waiting.pk)}
