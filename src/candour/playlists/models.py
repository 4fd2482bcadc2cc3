"""Playlists, the songs on them, who voted for what, and the copy on Spotify."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.channels.models import Account
from candour.domain import links, playlists, songs
from candour.network.models import Post, Space
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Playlist(TrustOwned):
    """A playlist of everybody (`space` is empty) or of a space.

    `post` tells of it in the feed; its thread is what people say about the playlist, and where that post was
    taken out of sight the playlist is, too. From `shared_at` on, everybody outside sees the songs that
    were looked at then (`Song.public_since`).
    """

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="playlists", null=True)
    name = models.CharField(max_length=playlists.LONGEST_NAME)
    about = models.CharField(max_length=playlists.LONGEST_ABOUT, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="playlist", null=True)
    put_away_at = models.DateTimeField(null=True)
    put_away_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    shared_at = models.DateTimeField(null=True)
    shared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    leaves_out_explicit = models.BooleanField(default=True)
    objects = TrustQuerySet["Playlist"].as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "-shared_at"], name="playlist_by_sharing"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="playlist_has_a_name"),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True, shared_by__isnull=True)
                | Q(shared_at__isnull=False, shared_by__isnull=False),
                name="playlist_shared_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(put_away_at__isnull=True) | Q(shared_at__isnull=True),
                name="playlist_put_away_is_not_shared",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Song(TrustOwned):
    """A song on a playlist; a row that was taken out stays. `track` is Spotify's own name for it.

    `is_explicit` is empty until somebody answers. `public_since`: looked at and shared outside then.
    """

    playlist = models.ForeignKey(Playlist, on_delete=models.PROTECT, related_name="songs")
    artist = models.CharField(max_length=songs.LONGEST_ARTIST, blank=True)
    title = models.CharField(max_length=songs.LONGEST_TITLE)
    folded = models.CharField(max_length=2 * songs.LONGEST_FOLDED + 1)
    link = models.CharField(max_length=links.LONGEST_LINK, blank=True)
    track = models.CharField(max_length=40, blank=True)
    is_explicit = models.BooleanField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_out_at = models.DateTimeField(null=True)
    taken_out_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    public_since = models.DateTimeField(null=True)
    objects = TrustQuerySet["Song"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["playlist", "folded"],
                condition=Q(taken_out_at__isnull=True),
                name="song_once_a_playlist",
            ),
            models.UniqueConstraint(
                fields=["playlist", "track"],
                condition=Q(taken_out_at__isnull=True) & ~Q(track=""),
                name="track_once_a_playlist",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="song_has_a_title"),
            models.CheckConstraint(
                condition=Q(public_since__isnull=True) | Q(is_explicit__isnull=False),
                name="song_public_once_answered",
            ),
        ]

    def __str__(self) -> str:
        return songs.shown(self.artist, self.title)


class SongVote(TrustOwned):
    """One person's vote for a song; taken back, the row is gone."""

    song = models.ForeignKey(Song, on_delete=models.PROTECT, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    objects = TrustQuerySet["SongVote"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["song", "person"], name="song_vote_once_a_person"),
        ]


class Copy(TrustOwned):
    """A shared playlist on the trust's account on Spotify.

    `key` names it there until it is whole, so that one whose answer was lost is found again. `asked_at` is
    saved before Spotify is asked to make it, `number` as soon as it answers. `due_at`: it is to be written
    then; `working_until`: a worker is at it. After `ended_at` it is emptied and shown to nobody.
    """

    playlist = models.ForeignKey(Playlist, on_delete=models.PROTECT, related_name="copies")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="playlist_copies")
    key = models.CharField(max_length=32, unique=True)
    number = models.CharField(max_length=80, blank=True)
    url = models.CharField(max_length=300, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    working_until = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    written_sha256 = models.CharField(max_length=64, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Copy"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="playlist_copy_due")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["playlist"], condition=Q(ended_at__isnull=True), name="copy_open_once_a_playlist"
            ),
        ]
