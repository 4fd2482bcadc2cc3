"""Units for systemd: shut to the rest of the machine, and read by systemd itself where it is here."""

import configparser
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from candour.config.command import main
from candour.config.units import Place, units

PLACE = Place(
    project=Path("/opt/candour"),
    data=Path("/var/lib/candour"),
    backups=Path("/var/backups/candour"),
    settings=Path("/etc/candour.env"),
    user="candour",
    port=8000,
)
SERVICES = [name for name in units(PLACE) if name.endswith(".service")]


def _read(text: str) -> dict[str, dict[str, str]]:
    """This will read a unit as sections; a name that stands twice keeps both values."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = {}
        elif line:
            name, _, value = line.partition("=")
            found[section][name] = f"{found[section].get(name, '')} {value}".strip()
    return found


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_may_write_to_its_own_folders_alone(name: str) -> None:
    service = _read(units(PLACE)[name])["Service"]
    expected = "/var/lib/candour" + (" /var/backups/candour" if "backup" in name else "")
    assert service["ReadWritePaths"] == expected
    assert (service["ProtectSystem"], service["NoNewPrivileges"]) == ("strict", "yes")
    assert (service["CapabilityBoundingSet"], service["UMask"]) == ("", "0077")
    assert (service["User"], service["ExecStart"].split()[0]) == ("candour", "/opt/candour/candour")


def test_what_has_to_live_is_started_again_and_given_time_to_end() -> None:
    for name in ("candour-web.service", "candour-worker.service"):
        service = _read(units(PLACE)[name])["Service"]
        assert (service["Restart"], service["KillMode"]) == ("always", "mixed")
        assert int(service["TimeoutStopSec"]) > 40


def test_tables_are_ready_before_anything_else_starts() -> None:
    for name in SERVICES:
        unit = _read(units(PLACE)[name])["Unit"]
        assert ("candour-prepare.service" in unit.get("Requires", "")) == ("prepare" not in name)


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "units"
    assert main(["units", "--out", str(out), "--port", "8080", "--user", "nobody", "--json"]) == 0
    named = json.loads(capsys.readouterr().out.splitlines()[-1])["units"]
    assert named == sorted(file.name for file in out.iterdir()) == sorted(units(PLACE))
    assert "serve --port 8080 --web-only" in (out / "candour-web.service").read_text()
    for file in out.glob("*.timer"):
        parsed = configparser.ConfigParser()
        parsed.read(file)
        assert parsed["Timer"]["Persistent"] == "yes"


if shutil.which("systemd-analyze"):

    def test_systemd_itself_finds_nothing_to_say(tmp_path: Path) -> None:
        assert main(["units", "--out", str(tmp_path), "--user", "root"]) == 0
        files = sorted(str(file) for file in tmp_path.iterdir())
        said = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *files],
            capture_output=True,
            text=True,
            check=False,
            env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        )
        ours = [line for line in said.stderr.splitlines() if "candour" in line]
        assert (said.returncode, ours) == (0, [])
