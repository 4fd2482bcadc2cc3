"""Pictures and videos, who is in each, and what has come so far of one that is being sent in pieces."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.picturing import (
    LONGEST_ALT,
    LONGEST_CALLED,
    LONGEST_PURPOSE,
    Audience,
    Consent,
    Gone,
    People,
    PictureOf,
    PictureSeen,
)
from candour.domain.videos import Caption, VideoSeen, VideoState
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Video(TrustOwned):
    """What a still picture is the beginning of: the moving picture that somebody sent, made anew by a job.

    `pieces` are the hashes of its bytes, a megabyte each, so that any part of it can be read and checked.
    `captions` are what `domain.videos.Caption` says, in order. `why` says what was wrong.
    `seconds` is 0 until it was made: before, nobody knows.
    """

    state = models.CharField(
        max_length=12,
        choices=[(each.value, each.value) for each in VideoState],
        default=VideoState.SENT.value,
    )
    seconds = models.PositiveSmallIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    pieces = models.JSONField(default=list)
    captions = models.JSONField(default=list)
    is_spoken = models.BooleanField(default=True)
    captioned_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)
    objects = TrustQuerySet["Video"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(state="made") | Q(size__gt=0), name="video_made_has_bytes"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(why=""), name="video_refused_for_a_reason"
            ),
        ]


class Photo(TrustOwned):
    """A picture that somebody added; its bytes lie in files, made anew in several sizes.

    `sha256` is of the file as it was sent: the same file has one stored copy a trust, whoever sends it.
    `renditions` names each file ("800.webp": longest side and form) with the hash of its bytes.
    A picture that was taken down is shown nowhere from that moment; `erased_at` is when its bytes went.
    With a `video` it is the still picture of that, and all that is asked and agreed to counts for both.
    """

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="photos")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    renditions = models.JSONField()
    outgoing_sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    alt = models.CharField(max_length=LONGEST_ALT, blank=True)
    people = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in People], default=People.UNASKED.value
    )
    background_checked_at = models.DateTimeField(null=True)
    background_checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    taken_down_at = models.DateTimeField(null=True)
    taken_down_by = models.CharField(max_length=40, blank=True)
    taken_down_because = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in Gone], blank=True
    )
    erased_at = models.DateTimeField(null=True)
    video = models.OneToOneField(Video, on_delete=models.PROTECT, related_name="still", null=True)
    objects = TrustQuerySet["Photo"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "sha256"], name="photo_by_file"),
            models.Index(fields=["trust", "outgoing_sha256"], name="photo_by_outgoing"),
            models.Index(
                fields=["taken_down_at"],
                condition=Q(taken_down_at__isnull=False, erased_at__isnull=True),
                name="photo_to_erase",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "sha256"],
                condition=Q(taken_down_at__isnull=True),
                name="photo_once_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_at__isnull=True, taken_down_by="")
                | (Q(taken_down_at__isnull=False) & ~Q(taken_down_by="")),
                name="photo_taken_down_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(taken_down_at__isnull=False),
                name="photo_erased_once_down",
            ),
        ]

    def __str__(self) -> str:
        return f"photo {self.pk}"


class Pictured(TrustOwned):
    """Somebody in a picture: a colleague (`person`), or a patient or visitor, who is `called`, never named.

    `asked_for` is what they were asked, `agreed_to` what they said yes to. `agreed_by` wrote the yes down:
    a colleague themselves, or whoever they said it to. A no, or a yes taken back, keeps its row.
    """

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="pictured")
    kind = models.CharField(max_length=8, choices=[(each.value, each.value) for each in PictureOf])
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pictured", null=True)
    called = models.CharField(max_length=LONGEST_CALLED, blank=True)
    asked_for = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Audience])
    purpose = models.CharField(max_length=LONGEST_PURPOSE, blank=True)
    until = models.DateField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed_to = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in Audience], blank=True
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Pictured"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["photo", "person"], condition=Q(person__isnull=False), name="pictured_once_a_photo"
            ),
            models.CheckConstraint(
                condition=Q(kind="staff", person__isnull=False, called="")
                | Q(
                    ~Q(kind="staff"), ~Q(called=""), ~Q(purpose=""), person__isnull=True, until__isnull=False
                ),
                name="pictured_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(agreed_to="", agreed_at__isnull=True, agreed_by__isnull=True)
                | Q(~Q(agreed_to=""), agreed_at__isnull=False, agreed_by__isnull=False),
                name="pictured_agreed_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="pictured_withdrawn_by_somebody",
            ),
        ]

    @property
    def name(self) -> str:
        """This will give how the picture calls them: a colleague's name, or the words for somebody else."""
        return self.person.full_name if self.person is not None else self.called


class PutStraightIn(TrustOwned):
    """A file that somebody put straight into a reply: its hash as it was sent, and that of what goes out.

    Whoever finds themselves in it later, in the feed, and says no, reaches the reply by this row.
    `forgotten_at` is when its bytes went because of that.
    """

    sha256 = models.CharField(max_length=64)
    outgoing_sha256 = models.CharField(max_length=64)
    put_in_at = models.DateTimeField()
    put_in_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    forgotten_at = models.DateTimeField(null=True)
    forgotten_by = models.CharField(max_length=40, blank=True)
    objects = TrustQuerySet["PutStraightIn"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "outgoing_sha256"], name="put_straight_in_by_outgoing"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "sha256", "outgoing_sha256"], name="put_straight_in_once_a_file"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True, forgotten_by="")
                | (Q(forgotten_at__isnull=False) & ~Q(forgotten_by="")),
                name="put_straight_in_forgotten_by_somebody",
            ),
        ]


class Upload(TrustOwned):
    """A picture that comes in pieces: `received` of `size` bytes are on the disk, `key` is the sender's."""

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Upload"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "key"], name="upload_once_a_key"),
        ]


def as_consent(row: Pictured) -> Consent:
    """This will tell the rules what somebody in a picture said."""
    return Consent(
        row.name,
        Audience(row.agreed_to) if row.agreed_to else None,
        row.until,
        is_no=row.declined_at is not None or row.withdrawn_at is not None,
    )


def as_seen(photo: Photo) -> PictureSeen:
    """This will tell the rules of a picture what they need; who is in it should be loaded with it."""
    return PictureSeen(
        alt=photo.alt,
        people=People(photo.people),
        is_background_checked=photo.background_checked_at is not None,
        is_taken_down=photo.taken_down_at is not None,
        consents=tuple(as_consent(each) for each in photo.pictured.all()),
        video=as_video_seen(photo.video) if photo.video is not None else None,
    )


def as_video_seen(video: Video) -> VideoSeen:
    """This will tell the rules of a video what they need."""
    return VideoSeen(VideoState(video.state), has_captions=bool(video.captions), why=video.why)


def captions_of(video: Video) -> list[Caption]:
    """This will give the captions of a video, in order."""
    return [Caption(**each) for each in video.captions]
