"""Sessions of signed-in people: how long they live, whose they are, so that they can be listed and ended."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import DatabaseError
from django.utils import timezone

from candour.ledger.prepared import Prepared
from candour.people.models import Person, SignedIn

log = logging.getLogger(__name__)

OWN_DEVICE = timedelta(days=14)
SHARED_COMPUTER = timedelta(minutes=10)
NOT_SIGNED_IN = timedelta(hours=1)


_LIVING: Prepared[SignedIn] = Prepared(
    lambda key, now: SignedIn.objects.select_related("person__trust", "person__team__site").filter(
        session_key=key, expire_date__gt=now
    )
)


class SessionStore(DatabaseStore):
    """A session in the database. Its life depends on the device alone, whatever `set_expiry` was told.

    Own device: 14 days since last seen. Shared ward computer: 10 idle minutes, or the browser's end.
    """

    person: Person | None = None
    """Who was behind the session when it was read; whether they may come in is asked by `PersonOfSession`."""
    _as_touched: dict[str, Any] | None = None
    """What the session held when nothing but its last use had changed."""

    def touch(self, now: datetime, device: str) -> None:
        """This will note when the session was last used, and on which device."""
        is_first_change = not self.modified
        self["seen_at"] = now.isoformat()
        self.setdefault("signed_in_at", now.isoformat())
        self.setdefault("device", device)
        if is_first_change:
            self._as_touched = dict(self.items())

    def save(self, must_create: bool = False) -> None:
        """This will keep the session; where nothing can be written and only its last use is new, pages go on.

        A session that was ended meanwhile stays ended: that is a fault of another kind (UpdateError alone).
        """
        try:
            super().save(must_create)
        except UpdateError as fault:
            was_ended = type(fault.__context__) is DatabaseError
            if must_create or was_ended or self._as_touched != dict(self.items()):
                raise
            log.warning("The last use of a session could not be kept (%s).", type(fault.__context__).__name__)

    def _get_session_from_db(self) -> SignedIn | None:
        """This will read the session with whose it is, their trust and their team, in one statement."""
        key = self.session_key or ""
        found = next(iter(_LIVING.rows(key=key, now=timezone.now())), None) if key else None
        if found is None:
            self._session_key = None
        self.person = found.person if found else None
        return found

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
