"""What people said that posts really are: the newest that nobody has undone is believed."""

from django.db.models import F, QuerySet

from candour.listening.models import Correction, PublicPost, ReadingMade


def standing_corrections(post: PublicPost, version: int) -> QuerySet[Correction]:
    """This will give what was said about one version of a post and stands, newest first."""
    return Correction.objects.filter(post=post, reading__post_version=version, undone_at=None)


def newest_reading(post: PublicPost) -> ReadingMade | None:
    """This will give the newest reading of the newest version of a post, None until it is read."""
    return ReadingMade.objects.filter(post=post, post_version=post.version).first()


def corrections_of(post: PublicPost, most: int) -> tuple[Correction, ...]:
    """This will give what was said about the newest version of a post: what stands first, then the newest."""
    said = Correction.objects.filter(post=post, reading__post_version=post.version)
    return tuple(said.order_by(F("undone_at").asc(nulls_first=True), "-corrected_at", "-pk")[:most])
