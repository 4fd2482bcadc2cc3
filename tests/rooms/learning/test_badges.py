"""Badges: signed so that code that is not ours can check them, naming nobody, for the holder alone."""

import hashlib
import json
from datetime import timedelta
from typing import Any

import jcs
import pytest
from base58 import b58encode as encode
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from candour.domain.roles import Right
from candour.learning.proofs import multikey, signed
from candour.people import actions as people
from tests.pages import Visit
from tests.world import MONDAY_TEN, World

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
W3C_SEED, W3C_KEY = (
    "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq",
    "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
)
W3C: dict[str, Any] = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2",
    ],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
"""The example of W3C's "Data Integrity EdDSA Cryptosuites v1.0", section B.2, with its published keys."""


def base58(text: str) -> bytes:
    """This will read base58btc after its "z", by arithmetic; each "1" that comes first is an empty byte."""
    assert text[0] == "z"
    number = 0
    for sign in text[1:]:
        number = number * 58 + ALPHABET.index(sign)
    empty = len(text[1:]) - len(text[1:].lstrip("1"))
    return bytes(empty) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def verify(credential: dict[str, Any], public: str) -> None:
    """This will check a proof as the standard says, with another library for RFC 8785; else it raises."""
    bare = {name: value for name, value in credential.items() if name != "proof"}
    proof = dict(credential["proof"])
    value = base58(proof.pop("proofValue"))
    assert (proof["type"], proof["cryptosuite"]) == ("DataIntegrityProof", "eddsa-jcs-2022")
    assert proof["@context"] == bare["@context"][: len(proof["@context"])]
    digests = [hashlib.sha256(jcs.canonicalize(each)).digest() for each in (proof, bare)]
    key = base58(public)
    assert key[:2] == b"\xed\x01"
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(value, b"".join(digests))


def test_what_reads_a_proof_here_loses_no_empty_byte() -> None:
    for raw in (b"\x00\x00\x01", b"\x00" * 3, bytes(64), b"\xff"):
        assert base58("z" + encode(raw).decode()) == raw


def test_the_signature_is_the_one_of_the_standard_s_own_example() -> None:
    key = Ed25519PrivateKey.from_private_bytes(base58(W3C_SEED)[2:])
    assert multikey(key.public_key()) == W3C_KEY
    made = signed(
        W3C,
        key,
        method=f"https://vc.example/issuers/5678#{W3C_KEY}",
        now=MONDAY_TEN.replace(year=2023, month=2, day=24, hour=23, minute=36, second=38, microsecond=0),
    )
    proof = made["proof"]
    assert isinstance(proof, dict)
    assert proof["proofValue"] == (
        "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4"
    )
    verify(dict(made), W3C_KEY)


def test_a_holder_takes_a_badge_away_that_others_can_check_with_the_public_key(
    world: World, visit: Visit
) -> None:
    sister = world["sister"]
    assert 'href="/me/badges/say_sorry"' in visit("/me", by=sister).content.decode()
    answer = visit("/me/badges/say_sorry", by=sister)
    assert answer["Content-Disposition"] == 'attachment; filename="say-sorry-badge.json"'
    made = json.loads(answer.content)
    issuer = made["issuer"]["id"]
    profile = json.loads(visit(f"/badges/{world.made.trust.slug}").content)
    assert profile["id"] == issuer
    method = profile["verificationMethod"][0]
    assert made["proof"]["verificationMethod"] == method["id"] == profile["assertionMethod"][0]
    verify(made, method["publicKeyMultibase"])
    assert made["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert made["credentialSubject"]["achievement"]["type"] == ["Achievement"]
    assert made["validUntil"] > made["validFrom"]
    for changed in ({"name": "Crisis voice"}, {"validUntil": "2099-01-01T00:00:00Z"}):
        with pytest.raises(InvalidSignature):
            verify({**made, **changed}, method["publicKeyMultibase"])


def test_a_badge_names_nobody_and_its_holder_proves_it_by_their_address(world: World, visit: Visit) -> None:
    sister = world["sister"]
    text = visit("/me/badges/say_sorry", by=sister).content.decode()
    for told in (sister.first_name, sister.last_name, sister.email):
        assert told not in text
    holder = json.loads(text)["credentialSubject"]["identifier"][0]
    assert hashlib.sha256((sister.email + holder["salt"]).encode()).hexdigest() in holder["identityHash"]
    assert hashlib.sha256((world["nurse"].email + holder["salt"]).encode()).hexdigest() not in text


def test_only_a_right_in_force_can_be_taken_away_and_only_by_its_holder(world: World, visit: Visit) -> None:
    visit("/me/badges/say_sorry", by=world["nurse"], expecting=404)
    visit("/me/badges/no_such_right", by=world["sister"], expecting=404)
    visit("/badges/no-such-trust", expecting=404)
    people.withdraw_right(
        by=world["executive"],
        person=world["sister"],
        right=Right.SAY_SORRY,
        reason="Let us talk.",
        now=world.now,
    )
    visit("/me/badges/say_sorry", by=world["sister"], expecting=404)
    world.wait(days=800)
    visit("/me/badges/say_thanks", by=world["sister"], expecting=404)
    assert world.now - MONDAY_TEN >= timedelta(days=800)
