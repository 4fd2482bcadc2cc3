"""A real Candour for one journey: its own copy of the made-up trust, its processes, its port."""

import json
import os
import shutil
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit, urlunsplit

import httpx
import psutil
import psycopg

from tests import forking

STARTS_WITHIN = 90.0


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
    address: str
    database_url: str = ""
    parent: forking.Parent | None = None
    people: dict[str, Somebody] = field(init=False)
    _process: subprocess.Popen[bytes] | forking.Child | None = None

    def __post_init__(self) -> None:
        known = json.loads((self.folder / "people.json").read_text(encoding="utf-8"))
        self.people = {key: Somebody(**one) for key, one in known.items()}

    def start(self) -> None:
        """This will start the processes of `candour serve` and wait until a page answers."""
        self._process = self._begun("candour", "serve", "--port", str(self._port))
        end = monotonic() + STARTS_WITHIN
        with httpx.Client(timeout=5) as asking:
            while not self._answers(asking):
                assert self._process.poll() is None, self._log.read_text(encoding="utf-8")
                assert monotonic() < end, "Candour did not start"
                sleep(0.1)  # it needs the processor more than we do

    def crash(self) -> None:
        """This will kill every process at once, as a power cut would."""
        if self._process is None:
            return
        root = psutil.Process(self._process.pid)
        every = [root, *root.children(recursive=True)]
        for process in every:
            process.kill()
        self._process.wait(10)
        self._process = None
        end = monotonic() + 10
        while any(map(_is_there, every)) or not _is_free(self._port):  # a dying thread may hold it longer
            assert monotonic() < end, "a killed process stays"
            sleep(0.01)

    def stop(self) -> None:
        """This will end the processes in good order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def beside(self, module: str, *words: str) -> None:
        """This will run one of our modules on the same data, in a process of its own, to its end."""
        process = self._begun(f"tests.journeys.{module}", *words)
        assert process.wait(60) == 0, self._log.read_text(encoding="utf-8")

    def _begun(self, module: str, *words: str) -> subprocess.Popen[bytes] | forking.Child:
        if self.parent:
            return self.parent.start(module, *words, log=self._log)
        own = environment(self.folder, self.database_url, self.address)
        with self._log.open("ab") as log:
            return subprocess.Popen([sys.executable, "-m", module, *words], env=own, stdout=log, stderr=log)

    @property
    def _port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def _log(self) -> Path:
        return self.folder / "served.log"

    def _answers(self, asking: httpx.Client) -> bool:
        try:
            return asking.get(f"{self.address}/sign-in").is_success
        except httpx.TransportError:
            return False


class Template:
    """The made-up trust as it is before any journey; each journey gets a copy.

    Journeys of one process live at one place, one after the other, so that one parent forks for them all. On
    PostgreSQL, and with `--full`, they start as people start it.
    """

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self._folder, self._database_url = folder, database_url
        self._home = folder.with_name("candour")
        self._address = f"http://127.0.0.1:{_own_port()}"
        self._forks = not database_url and not os.environ.get("CANDOUR_FULL")
        self._parent: forking.Parent | None = None

    @contextmanager
    def copied(self) -> Iterator[Candour]:
        """This will give a running Candour on a copy, and remove the copy in the end."""
        shutil.copytree(self._folder, self._home)
        try:
            if self._forks and not self._parent:
                self._parent = forking.Parent(environment(self._home, "", self._address))
            with _database_like(self._database_url) as url:
                candour = Candour(self._home, self._address, url, self._parent)
                try:
                    candour.start()
                    yield candour
                finally:
                    candour.stop()
        finally:
            shutil.rmtree(self._home)

    def end(self) -> None:
        """This will end the parent."""
        if self._parent:
            self._parent.end()


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


def _is_there(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


def _own_port() -> int:
    """This will give a free port that stays ours: below those that the system gives to whoever asks."""
    first = 20_000 + os.getpid() % 10_000
    return next(port for port in range(first, 32_000) if _is_free(port))


def _is_free(port: int) -> bool:
    """This will say whether a server may listen there, as `candour serve` asks."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return True
    return False


def free_port() -> int:
    """This will give a port that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])
