"""Sessions of signed-in people: how long they live, whose they are, so that they can be listed and ended."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from candour.people.models import SignedIn

OWN_DEVICE = timedelta(days=14)
SHARED_COMPUTER = timedelta(minutes=10)
NOT_SIGNED_IN = timedelta(hours=1)


class SessionStore(DatabaseStore):
    """A session in the database. Its life depends on the device alone, whatever `set_expiry` was told.

    Own device: 14 days since last seen. Shared ward computer: 10 idle minutes, or the browser's end.
    """

    @classmethod
    def get_model_class(cls) -> type[SignedIn]:
        return SignedIn

    def create_model_instance(self, data: dict[str, Any]) -> SignedIn:
        """This will make the row that stands for this session, with whose it is beside the sealed part."""
        row = super().create_model_instance(data)
        assert isinstance(row, SignedIn)  # noqa: S101 - get_model_class says so
        person = data.get(SESSION_KEY)
        row.person_id = int(person) if person else None
        row.is_own = bool(data.get("own_device"))
        row.device = str(data.get("device", ""))[:60]
        row.signed_in_at = _moment(data.get("signed_in_at"))
        row.seen_at = _moment(data.get("seen_at"))
        return row

    @property
    def life(self) -> timedelta:
        """This will say how long the session lives when nobody uses it."""
        if SESSION_KEY not in self:
            return NOT_SIGNED_IN
        return OWN_DEVICE if self.get("own_device") else SHARED_COMPUTER

    def get_expiry_age(self, **kwargs: Any) -> int:  # noqa: ARG002 - Django's own signature
        return int(self.life.total_seconds())

    def get_expiry_date(self, **kwargs: Any) -> datetime:  # noqa: ARG002 - Django's own signature
        return timezone.now() + self.life

    def get_expire_at_browser_close(self) -> bool:
        return not self.get("own_device")


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None
