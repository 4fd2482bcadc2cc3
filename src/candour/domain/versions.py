"""What exactly is approved: one hash over text, pictures and targets."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A picture as it is approved: the SHA-256 of its bytes, and its alt text."""

    sha256: str
    alt: str


def version_hash(text: str, media: Sequence[Picture], targets: Iterable[str]) -> str:
    """This will give the SHA-256, in hex, of exactly what people decide on.

    Over canonical JSON: keys in order, no spaces, all else than ASCII escaped. The text is taken as it is,
    code point by code point, with no Unicode normalisation: é in one code point and é in two are two
    versions, because networks get the one that was approved. The order of pictures counts, that of
    targets does not.
    """
    plain = {
        "media": [[picture.sha256, picture.alt] for picture in media],
        "targets": sorted(set(targets)),
        "text": text,
    }
    canonical = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
