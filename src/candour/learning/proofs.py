"""Signs a credential so that anybody can check it: a Data Integrity proof by eddsa-jcs-2022 (W3C 2025).

    proof without its value -> RFC 8785 -> SHA-256 --+
                                                     +-> Ed25519 -> base58btc, "z" before it
    credential without proof -> RFC 8785 -> SHA-256 -+

Every step is a library's. https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

import base58
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"
Document: TypeAlias = dict[str, Json]

BASE58 = "z"
ED25519_PUBLIC = b"\xed\x01"
"""What stands before an Ed25519 key in a multikey (multicodec 0xed as a varint)."""


def signed(document: Mapping[str, Json], key: Ed25519PrivateKey, *, method: str, now: datetime) -> Document:
    """This will add the proof to a credential; `method` is the address of the public key."""
    proof: Document = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": instant(now),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        "@context": document["@context"],
    }
    value = key.sign(_digest(proof) + _digest(dict(document)))
    return {**document, "proof": {**proof, "proofValue": BASE58 + base58.b58encode(value).decode()}}


def multikey(key: Ed25519PublicKey) -> str:
    """This will spell a public key as verifiers read it."""
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return BASE58 + base58.b58encode(ED25519_PUBLIC + raw).decode()


def instant(at: datetime) -> str:
    """This will spell a moment in UTC, to the second."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _digest(document: Document) -> bytes:
    return hashlib.sha256(rfc8785.dumps(document)).digest()
