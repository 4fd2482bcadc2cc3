"""What a machine without internet needs: one folder, checked, for this Python, and nothing from elsewhere.

The whole of it (fetch, install in a clean place with no way out, serve) takes most of a minute and needs a
registry, so it runs with --full alone.
"""

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from candour.config import bundling, launch, wheelhouse
from candour.config.command import main
from candour.config.wheelhouse import About, NoWheelhouse

NOWHERE = "http://127.0.0.1:9"
HERE = About("0.1.0", wheelhouse.this_python(), wheelhouse.this_machine(), "packages", "assets")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A wheelhouse for this Python and machine, with nothing in it."""
    place = tmp_path / "wheelhouse"
    (place / "assets" / "nhsuk").mkdir(parents=True)
    (place / "assets" / "nhsuk" / "nhsuk-frontend.css").write_text("p{}")
    wheelhouse.write_about(place, HERE)
    return place


def test_a_wheelhouse_is_found_in_the_project_or_where_it_is_named(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CANDOUR_WHEELHOUSE", raising=False)
    assert wheelhouse.find(tmp_path, must=False) == house
    assert wheelhouse.find(tmp_path / "other", must=False) is None
    with pytest.raises(NoWheelhouse, match="there is no wheelhouse in"):
        wheelhouse.find(tmp_path / "other", must=True)
    monkeypatch.setenv("CANDOUR_WHEELHOUSE", str(house))
    assert wheelhouse.find(tmp_path / "other", must=False) == house
    monkeypatch.setenv("CANDOUR_WHEELHOUSE", str(tmp_path / "none"))
    with pytest.raises(NoWheelhouse, match="Name it with CANDOUR_WHEELHOUSE"):
        wheelhouse.find(tmp_path, must=False)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (replace(HERE, python="CPython 3.9"), "is for CPython 3.9, and this is CPython 3"),
        (replace(HERE, machine="Linux riscv"), "is for Linux riscv, and this is "),
        (
            replace(HERE, requirements="older"),
            "with other packages, and this is this version",
        ),
        (replace(HERE, assets="older"), "with other packages"),
    ],
)
def test_a_wheelhouse_of_another_kind_is_refused(house: Path, about: About, said: str) -> None:
    wheelhouse.check(house, "packages", "assets")
    wheelhouse.write_about(house, about)
    with pytest.raises(NoWheelhouse, match=said):
        wheelhouse.check(house, "packages", "assets")


def test_pip_takes_packages_from_the_wheelhouse_and_from_nowhere_else(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", NOWHERE)
    monkeypatch.setenv("PIP_FIND_LINKS", NOWHERE)
    own = wheelhouse.pip_environment()
    assert {name: value for name, value in own.items() if name.startswith("PIP_")} == {
        "PIP_CONFIG_FILE": os.devnull
    }
    assert wheelhouse.pip_words(house) == ["--no-index", "--find-links", str(house / "wheels")]


def test_the_design_system_is_copied_out_of_it(house: Path, tmp_path: Path) -> None:
    target = tmp_path / "build" / "assets"
    (target / "old").mkdir(parents=True)
    wheelhouse.bring_assets(house, target)
    assert [file.name for file in target.rglob("*") if file.is_file()] == ["nhsuk-frontend.css"]


def test_offline_without_a_wheelhouse_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CANDOUR_WHEELHOUSE", raising=False)
    for name in ("ROOT", "PYTHON", "STAMPS", "ASSETS"):
        monkeypatch.setattr(launch, name, tmp_path / name)
    (tmp_path / "ROOT" / "requirements").mkdir(parents=True)
    assert launch.main(["--offline", "help"]) == 2
    assert "or make one where there is internet: candour bundle --out DIR" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").touch()
    assert main(["bundle", "--out", str(tmp_path)]) == 2
    assert "Name an empty folder with --out" in capsys.readouterr().err


def test_every_file_of_a_bundle_has_its_sum(house: Path) -> None:
    assert len(bundling._write_sums(house)) == 2
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=house, check=True)
    css = hashlib.sha256(b"p{}").hexdigest()
    assert f"{css}  assets/nhsuk/nhsuk-frontend.css\n" in (house / "SHA256SUMS").read_text()


if os.environ.get("CANDOUR_FULL"):

    @pytest.mark.only_on("sqlite")
    @pytest.mark.timeout(600)
    def test_a_clean_machine_without_internet_installs_and_serves(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bundle, home, target = tmp_path / "bundle", tmp_path / "home", tmp_path / "candour"
        home.mkdir()
        launcher = [sys.executable, str(launch.ROOT / "candour"), "bundle", "--json", "--out", str(bundle)]
        made = subprocess.run(launcher, capture_output=True, text=True, check=True)
        figures = json.loads(made.stdout.splitlines()[-1])
        clean = {"PATH": os.environ["PATH"], "HOME": str(home), "no_proxy": ""}
        clean |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
        started = time.monotonic()
        subprocess.run(["sh", str(bundle / "install.sh"), str(target)], env=clean, check=True)
        installed = time.monotonic()
        assert _first_page(target, clean, tmp_path / "trust") == 200
        with capsys.disabled():
            print(
                f"\nbundle: {figures['packages']} packages, {figures['bytes'] / 1e6:.0f} MB, made in "
                f"{figures['seconds']} s; installed offline in {installed - started:.0f} s; "
                f"first page {time.monotonic() - installed:.0f} s later"
            )

    def _first_page(target: Path, clean: dict[str, str], folder: Path) -> int:
        """This will serve the made-up trust and give the status of `/`."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        words = [str(target / "candour"), "--offline", "demo", "--port", str(port), "--data", str(folder)]
        with subprocess.Popen(words, env=clean, stdout=subprocess.DEVNULL) as serving:
            try:
                end = time.monotonic() + 120
                while True:
                    try:
                        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
                            return int(page.status)
                    except OSError:
                        assert time.monotonic() < end
                        time.sleep(0.2)
            finally:
                serving.send_signal(signal.SIGTERM)
