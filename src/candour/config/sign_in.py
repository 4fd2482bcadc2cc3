"""Reads how people sign in with the trust's own account: sign-in.yaml beside the data, and its secret."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from django.core.exceptions import ImproperlyConfigured

from candour.domain.refusal import Refusal
from candour.domain.trust_account import TrustAccount, from_plain

NAME = "sign-in.yaml"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def read_trust_account(data: Path) -> TrustAccount | None:
    """This will read the file that CANDOUR_SIGN_IN_FILE names, else the data folder's own, if any."""
    file = Path(os.environ.get("CANDOUR_SIGN_IN_FILE") or data / NAME)
    if not file.is_file():
        if os.environ.get("CANDOUR_SIGN_IN_FILE"):
            raise ImproperlyConfigured(f"CANDOUR_SIGN_IN_FILE names {file}, which is not there.")
        return None
    try:
        account = from_plain(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise ImproperlyConfigured(f"{file} cannot be read as YAML.") from error
    except Refusal as refusal:
        raise ImproperlyConfigured(f"{file}: {refusal.reason} {refusal.remedy}") from refusal
    parts = urlsplit(account.issuer)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ImproperlyConfigured(f"{file}: the issuer must begin with https://.")
    return account


def provider_settings(account: TrustAccount | None, data: Path) -> dict[str, Any]:
    """This will give allauth its one provider, with the secret from its file; nothing if none is set up."""
    if account is None:
        return {}
    secret = data / account.secret_file  # an absolute path stays itself
    try:
        words = secret.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"secret_file names {secret}, which cannot be read.") from error
    app = {
        "provider_id": "trust",
        "name": account.name,
        "client_id": account.client_id,
        "secret": words,
        "settings": {
            "server_url": account.issuer,
            "oauth_pkce_enabled": True,
            "scope": list(account.scopes),
        },
    }
    return {"openid_connect": {"APPS": [app]}}
