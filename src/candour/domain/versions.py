"""What exactly is approved, one hash over text, pictures and targets; and how much a change changes."""

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SMALL_CHANGE_WORDS = 12
"""A suggestion that changes at most so many words carries its writer's approval; more is rewriting, and then
somebody else decides, because nobody approves their own words."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is approved: the SHA-256 of its bytes, and its alt text."""

    sha256: str
    alt: str


def version_hash(
    text: str,
    media: Sequence[Picture],
    targets: Iterable[str],
    threads: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """This will give the SHA-256, in hex, of exactly what people decide on.

    Over canonical JSON: keys in order, no spaces, all else than ASCII escaped. The text is taken as it is,
    code point by code point, with no Unicode normalisation: é in one code point and é in two are two
    versions, because networks get the one that was approved. The order of pictures counts, that of
    targets does not. `threads` are the exact parts for each target that gets the words in several; where
    there is none, nothing is added, so that the hash of words in one piece stays what it was.
    """
    plain: dict[str, object] = {
        "media": [[picture.sha256, picture.alt] for picture in media],
        "targets": sorted(set(targets)),
        "text": text,
    }
    if threads:
        plain["threads"] = {target: list(parts) for target, parts in threads.items()}
    return canonical_sha256(plain)


def canonical_sha256(plain: Mapping[str, object]) -> str:
    """This will give the SHA-256, in hex, over canonical JSON: what is approved as a whole is known by it."""
    canonical = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def changed_words(before: str, after: str) -> int:
    """This will count the words put in or taken out between two texts, a replaced word counting once."""
    one, other = before.split(), after.split()
    blocks = difflib.SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes()
    return sum(max(a2 - a1, b2 - b1) for tag, a1, a2, b1, b2 in blocks if tag != "equal")
