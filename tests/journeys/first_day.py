"""A real trust on its first day: its answers, its processes, and a provider for the trust's own accounts."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import psutil
import yaml

from tests.journeys.stories import SITE
from tests.provider.running import Provider

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 90.0
WARD = "Emergency department"
ANSWERS = {
    "trust": "Kenwith Vale NHS Trust",
    "site": SITE,
    "team": WARD,
    "first_name": "Ruth",
    "last_name": "Chegwidden",
    "email": "ruth.chegwidden@kenwith.example",
    "job": "Matron",
}
"""What is typed at set-up, the address apart."""


@dataclass
class FirstDay:
    """A clean data folder without anything of a demonstration, and the commands that a person runs on it."""

    folder: Path
    address: str

    def run(self, *words: str) -> dict[str, Any]:
        """This will run a command of ours and give its result."""
        answer = subprocess.run(
            [sys.executable, "-m", "candour", *words, "--data", str(self.folder), "--json"],
            env=plain_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
        return found

    def set_up(self) -> dict[str, Any]:
        """This will set the trust up by a file with answers."""
        file = self.folder.parent / "answers.yaml"
        file.write_text(yaml.safe_dump({**ANSWERS, "address": self.address}), encoding="utf-8")
        return self.run("setup", "--answers", str(file))

    def use_trust_accounts(self, provider: Provider) -> str:
        """This will write down how people sign in with the trust's own account, and give what is typed."""
        (self.folder / "keys" / "sign-in-secret").write_text(provider.secret, encoding="utf-8")
        told = {
            "name": "NHSmail",
            "issuer": provider.address,
            "client_id": provider.client_id,
            "secret_file": "keys/sign-in-secret",
            "groups": {"candour-writers": {"roles": ["writer"], "site": SITE, "team": WARD}},
        }
        typed = yaml.safe_dump(told)
        (self.folder / "sign-in.yaml").write_text(typed, encoding="utf-8")
        return f"{typed}{provider.secret}"

    @contextmanager
    def served(self) -> Iterator[None]:
        """This will run `candour serve` in live mode until the journey ends."""
        port = self.address.rpartition(":")[2]
        words = [sys.executable, "-m", "candour", "serve", "--data", str(self.folder), "--port", port]
        with (self.folder.parent / "served.log").open("ab") as log:
            process = subprocess.Popen(words, env=plain_environment(), stdout=log, stderr=log)
        try:
            self._wait(process)
            yield
        finally:
            _end(process)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        end = monotonic() + STARTS_WITHIN
        while True:
            try:
                if httpx.get(f"{self.address}/sign-in", timeout=5).is_success:
                    return
            except httpx.TransportError:
                said = (self.folder.parent / "served.log").read_text(encoding="utf-8")
                assert process.poll() is None, said
                assert monotonic() < end, said


def plain_environment() -> dict[str, str]:
    """This will give an environment in which nothing says anything to Candour."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CANDOUR_", "DJANGO_"))}
    own["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return own


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        left: Sequence[psutil.Process] = psutil.Process(process.pid).children(recursive=True)
        for each in [*left, psutil.Process(process.pid)]:
            each.kill()
        process.wait(10)
