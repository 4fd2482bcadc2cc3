"""A right as a badge that its holder takes away: an Open Badges 3.0 credential, signed by the trust.

It names nobody: the holder proves by their e-mail address that it is theirs (a salted hash of it is inside).
There is no list of badges; only the key that checks them is public.
"""

import hashlib
import secrets
import uuid
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from candour.domain.roles import RIGHT_LABELS, Right
from candour.learning.proofs import Document, Json, instant, multikey, signed
from candour.ledger.keys import signing_key
from candour.people.models import Person, RightHeld, Trust

KEY = "badge-key.pem"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CONTEXT: tuple[str, ...] = (CREDENTIALS, BADGES)
_IDS = uuid.UUID("5a1f6f0e-6c1b-4a3e-9d34-0f7d6c1f6a52")


def badge(person: Person, held: RightHeld, now: datetime) -> Document:
    """This will make and sign the badge of a right that is in force."""
    issuer, right = issuer_id(person.trust), Right(held.right)
    label = RIGHT_LABELS[right]
    document: Document = {
        "@context": list[Json](CONTEXT),
        "id": f"urn:uuid:{uuid.uuid5(_IDS, f'{issuer} {held.pk}')}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": label.capitalize(),
        "issuer": {"id": issuer, "type": ["Profile"], "name": person.trust.name},
        "validFrom": instant(held.starts_at),
        "validUntil": instant(held.ends_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_holder(person)],
            "achievement": {
                "id": f"{issuer}#{right}",
                "type": ["Achievement"],
                "name": label.capitalize(),
                "description": f"May {label} in public for {person.trust.name} without a second look.",
                "criteria": {"narrative": f"{held.earned_how}."},
            },
        },
    }
    return signed(document, signing_key(KEY), method=f"{issuer}#key", now=now)


def issuer_profile(trust: Trust) -> Document:
    """This will say who signs the badges of a trust, with the key that checks them."""
    issuer = issuer_id(trust)
    return {
        "@context": [*CONTEXT, "https://w3id.org/security/multikey/v1"],
        "id": issuer,
        "type": ["Profile"],
        "name": trust.name,
        "verificationMethod": [
            {
                "id": f"{issuer}#key",
                "type": "Multikey",
                "controller": issuer,
                "publicKeyMultibase": multikey(signing_key(KEY).public_key()),
            }
        ],
        "assertionMethod": [f"{issuer}#key"],
    }


def issuer_id(trust: Trust) -> str:
    """This will give the address at which a trust's profile stands."""
    return settings.CANDOUR_ADDRESS.rstrip("/") + reverse("learning-issuer", args=[trust.slug])


def _holder(person: Person) -> Document:
    salt = secrets.token_hex(16)
    hashed = hashlib.sha256(f"{person.email}{salt}".encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "identityType": "emailAddress",
        "hashed": True,
        "salt": salt,
        "identityHash": f"sha256${hashed}",
    }
