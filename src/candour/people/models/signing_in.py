"""What signing in leaves behind: the browsers that are signed in, and what its limits count."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from candour.people.models.persons import Person

if TYPE_CHECKING:
    from candour.people.sessions import SessionStore


class SignedIn(AbstractBaseSession):
    """One signed-in browser (or one on its way to signing in): whose it is, and whether it is their own.

    Deleting the row ends the session at once. `device` names browser and system in plain words.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices", null=True)
    is_own = models.BooleanField(default=False)
    device = models.CharField(max_length=60, blank=True)
    signed_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-seen_at", "session_key"]

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        from candour.people.sessions import SessionStore  # noqa: PLC0415 - the store needs this model first

        return SessionStore


class LimitCount(models.Model):
    """What limits on sign-in count, where every process sees it: the table of Django's database cache."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_limit_count"
