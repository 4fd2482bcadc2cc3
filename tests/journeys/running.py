"""A real Candour for one journey: its own copy of the made-up trust, its processes, its port."""

import json
import os
import shutil
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit, urlunsplit

import httpx
import psutil
import psycopg

STARTS_WITHIN = 90.0
SERVE = "import sys; from candour.config.command import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Somebody:
    """One person of the made-up trust: their name, their e-mail address, the path that signs them in."""

    name: str
    email: str
    path: str

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


@dataclass
class Candour:
    """An installation that runs on this computer while a journey lasts."""

    folder: Path
    database_url: str = ""
    address: str = field(init=False)
    people: dict[str, Somebody] = field(init=False)
    _process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.address = f"http://127.0.0.1:{free_port()}"
        known = json.loads((self.folder / "people.json").read_text(encoding="utf-8"))
        self.people = {key: Somebody(**one) for key, one in known.items()}

    def start(self) -> None:
        """This will start the processes of `candour serve` and wait until a page answers."""
        own = environment(self.folder, self.database_url, self.address)
        port = self.address.rpartition(":")[2]
        with (self.folder / "served.log").open("ab") as log:
            words = [sys.executable, "-c", SERVE, "serve", "--port", port]
            self._process = subprocess.Popen(words, env=own, stdout=log, stderr=log)
        end = monotonic() + STARTS_WITHIN
        with httpx.Client(timeout=5) as asking:
            while not self._answers(asking):
                assert self._process.poll() is None, (self.folder / "served.log").read_text(encoding="utf-8")
                assert monotonic() < end, "Candour did not start"
                sleep(0.1)  # it needs the processor more than we do

    def crash(self) -> None:
        """This will kill every process at once, as a power cut would."""
        if self._process is None:
            return
        root = psutil.Process(self._process.pid)
        for process in [root, *root.children(recursive=True)]:
            process.kill()
        self._process.wait(10)
        self._process = None

    def stop(self) -> None:
        """This will end the processes in good order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def _answers(self, asking: httpx.Client) -> bool:
        try:
            return asking.get(f"{self.address}/sign-in").is_success
        except httpx.TransportError:
            return False


@dataclass(frozen=True)
class Template:
    """The made-up trust as it is before any journey; each journey gets a copy."""

    folder: Path
    database_url: str = ""

    @contextmanager
    def copied(self, folder: Path) -> Iterator[Candour]:
        """This will give a running Candour on a copy, and remove the copy in the end."""
        shutil.copytree(self.folder, folder)
        with _database_like(self.database_url) as url:
            candour = Candour(folder, url)
            candour.start()
            try:
                yield candour
            finally:
                candour.stop()
        shutil.rmtree(folder)


def make_template(folder: Path, migrated_url: str) -> Template:
    """This will build the made-up trust in a folder, on PostgreSQL in a copy of the database named."""
    folder.mkdir(parents=True)
    (folder / "mode").write_text("demo\n", encoding="utf-8")
    url = _created(migrated_url, _name(migrated_url)) if migrated_url else ""
    own = environment(folder, url, "http://127.0.0.1:8000")
    subprocess.run([sys.executable, "-m", "tests.journeys.making"], env=own, check=True)
    return Template(folder, url)


def environment(folder: Path, database_url: str, address: str) -> dict[str, str]:
    """This will give the environment of a process that belongs to an installation."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CANDOUR_", "DJANGO_"))}
    own.update(
        CANDOUR_DATA=str(folder), CANDOUR_ADDRESS=address, DJANGO_SETTINGS_MODULE="candour.config.settings"
    )
    own["PYTHONPATH"] = os.pathsep.join(
        [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[2])]
    )
    if database_url:
        own["CANDOUR_DATABASE_URL"] = database_url
    return own


def meanwhile(candour: Candour, what: str) -> None:
    """This will let something happen beside a journey, in a process of its own (`meanwhile.py`)."""
    own = environment(candour.folder, candour.database_url, candour.address)
    subprocess.run([sys.executable, "-m", "tests.journeys.meanwhile", what], env=os.environ | own, check=True)


@contextmanager
def _database_like(url: str) -> Iterator[str]:
    if not url:
        yield ""
        return
    copy = _created(url, _name(url))
    yield copy
    _run_beside(url, f'DROP DATABASE "{_name(copy)}" WITH (FORCE)')


def _created(url: str, like: str) -> str:
    name = f"journey_{uuid.uuid4().hex[:12]}"
    _run_beside(url, f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return _beside(url, name)


def _name(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


def _beside(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _run_beside(url: str, statement: str) -> None:
    with psycopg.connect(_beside(url, "postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


def free_port() -> int:
    """This will give a port that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])
