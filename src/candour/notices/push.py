"""The door of push: a few words on the lock screen of one's own phone, never those of a post or a notice."""

import json
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from candour.channels import outgoing
from candour.notices.keys import push_key
from candour.notices.models import PushDevice
from candour.notices.queries import devices_told
from candour.people.doors import Message
from candour.people.models import Person

KEPT_SECONDS = 12 * 3600
"""How long a push service keeps a message for a phone that is off; afterwards the page and e-mail tell."""

_VALID_SECONDS = 3600
_GONE = {404, 410}


class NotPushed(Exception):
    """This will say that no browser of somebody's took the message; the worker tries again."""


@dataclass(frozen=True)
class PushDoor:
    """Web Push (RFC 8030), encrypted for one browser (RFC 8291), signed with our key (RFC 8292)."""

    name: str = "push"

    def reaches(self, person: Person) -> bool:
        """This will say whether the person is told at once on some browser; one statement."""
        return devices_told(person).exists()

    def send(self, person: Person, message: Message) -> None:
        """This will tell every browser of the person's, forgetting those that are gone."""
        took, failed = 0, ""
        for device in devices_told(person):
            try:
                status = _post(device, message)
            except (outgoing.NotSent, outgoing.NoAnswer) as fault:
                failed = str(fault)
                continue
            if status in _GONE:
                device.delete()
            elif 200 <= status < 300:
                took += 1
            else:
                failed = f"The push service answered {status}."
        if failed and not took:
            raise NotPushed(failed)


def payload(message: Message) -> bytes:
    """This will give what the phone shows: that something waits, and the page that says what."""
    words = "A person is needed now." if message.is_urgent else "Something waits for you."
    return json.dumps(
        {"title": "Candour", "words": words, "opens": urlsplit(message.link).path, "key": message.key}
    ).encode()


def _post(device: PushDevice, message: Message) -> int:
    from pywebpush import WebPusher  # noqa: PLC0415 - it brings much along that only a worker needs

    keys = {"endpoint": device.endpoint, "keys": {"p256dh": device.public_key, "auth": device.secret}}
    body = WebPusher(keys).encode(payload(message), "aes128gcm")["body"]
    parts = urlsplit(device.endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": str(int(time.time()) + _VALID_SECONDS),
        "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}",
    }
    headers = {
        **push_key().sign(claims),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        "ttl": str(KEPT_SECONDS),
        "urgency": "high" if message.is_urgent else "normal",
        "topic": message.key.replace("notice-", "n")[:32],
    }
    answer = outgoing.call("POST", device.endpoint, headers=headers, content=body)
    return answer.status
