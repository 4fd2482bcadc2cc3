"""The file that says how people sign in with the trust's own account: wrong lines stop the start."""

from pathlib import Path

import pytest
import yaml
from django.core.exceptions import ImproperlyConfigured

from candour.config.sign_in import provider_settings, read_trust_account

PLAIN = {
    "issuer": "https://login.example.nhs.uk",
    "client_id": "candour",
    "secret_file": "secret",
    "groups": {"writers": {"roles": ["writer"]}},
}


def _written(folder: Path, **change: object) -> Path:
    (folder / "sign-in.yaml").write_text(yaml.safe_dump({**PLAIN, **change}), encoding="utf-8")
    return folder


def test_without_the_file_there_is_no_such_sign_in(tmp_path: Path) -> None:
    assert read_trust_account(tmp_path) is None
    assert provider_settings(None, tmp_path) == {}


def test_the_secret_is_read_from_its_own_file(tmp_path: Path) -> None:
    account = read_trust_account(_written(tmp_path))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        provider_settings(account, tmp_path)
    (tmp_path / "secret").write_text("only-for-tests\n")
    app = provider_settings(account, tmp_path)["openid_connect"]["APPS"][0]
    assert (app["secret"], app["settings"]["oauth_pkce_enabled"]) == ("only-for-tests", True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issuer": "http://login.example.nhs.uk"}, "must begin with https://"),
        ({"groups": None}, "names no groups"),
        ({"grups": 1}, "which nobody reads"),
    ],
)
def test_a_wrong_line_stops_the_start_and_says_how_to_mend_it(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=words):
        read_trust_account(_written(tmp_path, **change))


def test_what_is_not_yaml_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "sign-in.yaml").write_text("issuer: [", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="cannot be read as YAML"):
        read_trust_account(tmp_path)
