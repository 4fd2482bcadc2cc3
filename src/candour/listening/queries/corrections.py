"""What people said that posts really are: the newest that nobody has undone is believed."""

from django.db.models import QuerySet

from candour.listening.models import Correction, PublicPost, ReadingMade


def standing_corrections(post: PublicPost, version: int) -> QuerySet[Correction]:
    """This will give what was said about one version of a post and stands, newest first."""
    return Correction.objects.filter(post=post, reading__post_version=version, undone_at=None)


def newest_reading(post: PublicPost) -> ReadingMade | None:
    """This will give the newest reading of the newest version of a post, None until it is read."""
    return ReadingMade.objects.filter(post=post, post_version=post.version).first()
