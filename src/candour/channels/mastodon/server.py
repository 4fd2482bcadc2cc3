"""What a server says of itself: how long posts may be, what pictures it takes, and what it calls itself.

It is asked when an account is connected, and kept as the account's settings: a page that counts signs asks
nobody. https://docs.joinmastodon.org/entities/Instance/, https://docs.joinmastodon.org/entities/V1_Instance/
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from candour.channels.base import NotAccepted, NotYet
from candour.channels.calls import as_json
from candour.channels.mastodon.api import MANNERS
from candour.channels.outgoing import NoAnswer, NotSent, call

USUAL = {
    "max_characters": "500",
    "max_media_attachments": "4",
    "description_limit": "1500",
    "image_size_limit": "16777216",
}
"""Mastodon's own figures, for servers that do not name theirs. https://docs.joinmastodon.org/user/posting/"""
MASTODON = "mastodon"


def about(place: str) -> dict[str, str]:
    """This will ask a server for its limits and its name; NotAccepted where it speaks another language."""
    for path in ("/api/v2/instance", "/api/v1/instance"):
        said = _asked(f"{place}{path}")
        if isinstance(said, Mapping) and (said.get("domain") or said.get("uri")):
            return {**USUAL, **_figures(said), **_names(said, place)}
    raise NotAccepted(
        "There is no Mastodon at this address, nor anything that speaks its language.",
        "Look at the address of the server: it is the last part of the account's handle.",
    )


def _asked(url: str) -> object:
    """This will bring what a server says; None where it has no such page, or answers in no JSON."""
    try:
        answer = call("GET", url, headers={"accept": "application/json"}, patience=MANNERS.patience)
    except NotSent as error:
        raise NotYet(str(error), 3.0) from error
    except NoAnswer as error:
        raise NotYet(error.reason, 3.0) from error
    if answer.status == 429 or answer.status >= 500:
        raise NotYet(f"The server answered {answer.status}.", MANNERS.wait(answer.headers))
    return as_json(answer) if answer.status == 200 else None


def _names(said: Mapping[str, Any], place: str) -> dict[str, str]:
    """This will give the server's name as handles have it, its make, and where its streams are."""
    named = str(said.get("domain") or said.get("uri"))
    return {
        "domain": named.rpartition("://")[2].strip("/")[:250],
        "software": _software(said),
        "streaming": _streaming(said, place),
    }


def _streaming(said: Mapping[str, Any], place: str) -> str:
    """This will give the address of the server's streams: often a machine of its own, always as safe."""
    configuration = said.get("configuration")
    urls = (configuration.get("urls") if isinstance(configuration, Mapping) else None) or said.get("urls")
    named = urls.get("streaming") or urls.get("streaming_api") if isinstance(urls, Mapping) else ""
    parts = urlsplit(str(named or ""))
    is_safe = parts.scheme in {"wss", "https"} and parts.netloc and "@" not in parts.netloc
    return f"https://{parts.netloc}" if is_safe and place.startswith("https://") else place


def _figures(said: Mapping[str, Any]) -> dict[str, str]:
    configuration = said.get("configuration")
    figures: dict[str, object] = {"max_characters": said.get("max_toot_chars")}  # Pleroma's older name
    for name in ("statuses", "media_attachments"):
        part = configuration.get(name) if isinstance(configuration, Mapping) else None
        figures |= part if isinstance(part, Mapping) else {}
    return {name: str(figures[name]) for name in USUAL if _is_figure(figures.get(name))}


def _is_figure(said: object) -> bool:
    return isinstance(said, int) and not isinstance(said, bool) and 0 < said < 10**9


def _software(said: Mapping[str, Any]) -> str:
    """This will name the server's make: others say so behind Mastodon's version, or name their source.

    "4.4.1"; "2.7.2 (compatible; Pleroma 2.6.0)"; "0.19.1+git-abc" of GoToSocial.
    """
    version = str(said.get("version") or "").lower()
    source = str(said.get("source_url") or "").lower()
    for name in ("pixelfed", "pleroma", "akkoma", "gotosocial"):
        if name in version or name in source:
            return name
    return MASTODON
