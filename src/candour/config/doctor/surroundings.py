"""The machine around Candour: settings, disk, key files, the last backup. Plain values in, checks out."""

import json
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from candour.config.backup.making import KEYS, LAST
from candour.config.doctor.check import Check, check

LEAST_FREE = 1 << 30
"""One gigabyte: about two weeks of a pilot's photos, and room to make a backup."""
BACKUP_AT_LEAST = timedelta(hours=26)
"""A nightly backup, and two hours for a slow night."""
SHORTEST_KEY = 40


@dataclass(frozen=True)
class Settings:
    """The settings that are looked at. `mode` is live, demo or test."""

    mode: str
    debug: bool
    secret_key: str
    hosts: list[str]
    address: str
    secure_cookies: bool
    proxies: tuple[str, ...]


def settings_checks(found: Settings) -> Iterator[Check]:
    """This will look at the settings; only a real trust has to be reached by https."""
    parts = urlsplit(found.address)
    is_https = parts.scheme == "https" or found.mode != "live"
    yield check(
        "settings: debug",
        "on" if found.debug else "off",
        ok=not found.debug,
        remedy="Turn debug off: it shows people's words to strangers.",
    )
    yield check(
        "settings: secret key",
        f"{len(found.secret_key)} characters",
        ok=len(found.secret_key) >= SHORTEST_KEY,
        remedy=f"Use a key of at least {SHORTEST_KEY} random characters, or leave it out: one is made.",
    )
    yield check(
        "settings: names",
        ", ".join(found.hosts),
        ok="*" not in found.hosts,
        remedy="Set CANDOUR_ADDRESS to the one name that people type.",
    )
    yield check(
        "settings: https",
        found.address,
        ok=is_https,
        remedy="Put a proxy with TLS before Candour and set CANDOUR_ADDRESS to its https address.",
    )
    yield check(
        "settings: cookies",
        "for https alone" if found.secure_cookies else "for http too",
        ok=found.secure_cookies or found.mode != "live",
        remedy="Set CANDOUR_ADDRESS to an https address; cookies follow it.",
    )
    yield check(
        "settings: proxies",
        ", ".join(found.proxies) or "none named",
        ok=bool(found.proxies) or found.mode != "live",
        remedy="Set CANDOUR_PROXIES to your proxy's address, often 127.0.0.1; else all visitors are one.",
    )


def disk_checks(folder: Path) -> Iterator[Check]:
    """This will look at the free space where the data lie."""
    free = shutil.disk_usage(folder).free
    yield check(
        "disk: free space",
        f"{free / (1 << 30):.1f} GB free",
        ok=free >= LEAST_FREE,
        remedy="Make room on the disk of the data folder, or move the folder to a larger one.",
    )


def key_checks(folder: Path) -> Iterator[Check]:
    """This will look at who may read the keys and the data folder: their owner alone."""
    keys = folder / KEYS
    open_to_others = [
        each.name
        for each in [folder, keys, *(sorted(keys.iterdir()) if keys.is_dir() else [])]
        if each.exists() and stat.S_IMODE(each.stat().st_mode) & 0o077
    ]
    yield check(
        "keys: for their owner alone",
        f"{', '.join(open_to_others)} can be opened by others" if open_to_others else "folder and keys",
        ok=not open_to_others,
        remedy=f"Run: chmod -R u=rwX,go= {folder}",
    )
    owner = folder.stat().st_uid
    yield check(
        "keys: owner",
        f"user {owner}",
        ok=owner == os.geteuid(),
        remedy=f"Run Candour as the user who owns {folder}, or hand the folder over with chown -R.",
    )


def backup_checks(folder: Path, now: datetime, *, is_live: bool) -> Iterator[Check]:
    """This will look at the age of the last backup; a demonstration needs none."""
    remedy = (
        "Run 'candour backup' each night; docs/how-to/back-up.md says how, and the timer does it for you."
    )
    file = folder / LAST
    if not file.exists():
        yield check("backup: age", "none was made here", ok=not is_live, remedy=remedy)
        return
    last = json.loads(file.read_text("utf-8"))
    age = now - datetime.fromisoformat(last["made_at"])
    hours = age.total_seconds() / 3600
    ok = age <= BACKUP_AT_LEAST or not is_live
    yield check("backup: age", f"{hours:.0f} hours: {last['file']}", ok=ok, remedy=remedy)
