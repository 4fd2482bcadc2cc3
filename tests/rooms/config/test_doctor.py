"""The doctor: what is well, what is not, and a sentence on how to mend it."""

import http.server
import json
import socket
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from django.conf import LazySettings
from django.conf import settings as read
from django.db import connection

from candour.channels import actions as channels
from candour.channels.models import Account
from candour.config.command import main
from candour.config.doctor import reading, surroundings, trusts
from candour.config.doctor.check import Check
from candour.config.doctor.surroundings import Settings
from candour.domain.actor import Job
from candour.jobs.models import State, Work
from candour.ledger import record
from candour.people.models import StandingDuty
from tests.world import World, world  # noqa: F401  # a fixture

FOR_TESTS = {"database: fsync", "database: synchronous_commit", "database: full_page_writes"}
"""Turned off in the tests' own PostgreSQL, for speed; the doctor is right to say so."""
NOW = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
CLERK = Job("test.clerk")
WELL = Settings(
    mode="live",
    debug=False,
    secret_key="k" * 50,
    hosts=["talk.example.org", "127.0.0.1", "localhost"],
    address="https://talk.example.org",
    secure_cookies=True,
    proxies=("127.0.0.1",),
)


def _names(found: list[Check]) -> list[str]:
    return [each.name for each in found if not each.ok]


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """This will run the doctor on this test's database and give the exit status and the checks by name."""
    status = main(["doctor", "--json", *words])
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert answer["ok"] == all(each["ok"] for each in answer["checks"]) == (status == 0)
    return status, {each["name"]: each for each in answer["checks"]}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"debug": True}, ["settings: debug"]),
        ({"secret_key": "short"}, ["settings: secret key"]),
        ({"hosts": ["*"]}, ["settings: names"]),
        ({"address": "http://talk.example.org"}, ["settings: https"]),
        ({"secure_cookies": False}, ["settings: cookies"]),
        ({"proxies": ()}, ["settings: proxies"]),
        ({"mode": "demo", "address": "http://127.0.0.1:8000", "secure_cookies": False, "proxies": ()}, []),
    ],
)
def test_settings_that_a_real_trust_needs(changes: dict[str, Any], wrong: list[str]) -> None:
    assert _names(list(surroundings.settings_checks(replace(WELL, **changes)))) == wrong


def test_a_key_that_others_can_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o700)
    tmp_path.chmod(0o700)
    (tmp_path / "keys" / "secret-key").touch(mode=0o600)
    assert _names(list(surroundings.key_checks(tmp_path))) == []
    (tmp_path / "keys" / "secret-key").chmod(0o640)
    found = next(surroundings.key_checks(tmp_path))
    assert (found.ok, found.seen) == (False, "secret-key can be opened by others")
    assert found.remedy == f"Run: chmod -R u=rwX,go= {tmp_path}"


@pytest.mark.parametrize(("hours", "ok"), [(0, True), (26, True), (27, False)])
def test_a_backup_that_is_a_day_old_is_missed(tmp_path: Path, hours: int, ok: bool) -> None:
    made = (NOW - timedelta(hours=hours)).isoformat()
    (tmp_path / "last-backup.json").write_text(json.dumps({"made_at": made, "file": "night.age"}))
    assert [each.ok for each in surroundings.backup_checks(tmp_path, NOW, is_live=True)] == [ok]


def test_a_trust_without_a_backup_is_told_how(tmp_path: Path) -> None:
    (found,) = surroundings.backup_checks(tmp_path, NOW, is_live=True)
    assert (found.ok, found.seen) == (False, "none was made here")
    assert "candour backup" in found.remedy


def test_a_path_too_long_for_a_socket_is_named(tmp_path: Path) -> None:
    assert reading.drafts_check(Path("/srv/candour")).ok
    found = reading.drafts_check(tmp_path / ("a" * 100))
    assert (found.ok, found.name) == (False, "reading: drafts")
    assert "shorter path" in found.remedy


def test_a_disk_that_is_full_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "LEAST_FREE", 1 << 60)
    assert _names(list(surroundings.disk_checks(tmp_path))) == ["disk: free space"]


def test_the_mail_server_is_called_and_gets_nothing(settings: LazySettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(Sink(), hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    assert trusts.mail_check("smtp://127.0.0.1", is_live=True).ok
    server.stop()
    found = trusts.mail_check("smtp://127.0.0.1", is_live=True)
    assert (found.ok, found.seen) == (False, "ConnectionRefusedError")
    assert not trusts.mail_check("", is_live=True).ok


def test_a_trust_in_good_order_is_well(world: World, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    world.work()
    _, found = asked(capsys, "--no-mail")
    slug = world.made.trust.slug
    wrong = {name: each for name, each in found.items() if not each["ok"] and name not in FOR_TESTS}
    assert wrong == {}
    assert {f"{slug}: on duty now", f"{slug}: accounts", "ledger: unsealed", "queue: work that died"} <= set(
        found
    )
    assert set(found["disk: free space"]) == {"name", "ok", "seen", "remedy"}


def test_what_is_wrong_inside_is_named_with_its_remedy(
    world: World,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    slug = world.made.trust.slug
    account = Account.objects.for_trust(world.made.trust).first()
    assert account is not None
    channels.pause_account(
        by=CLERK,
        account=account,
        reason="The password was changed.",
        remedy="Connect it again.",
        now=world.now,
    )
    StandingDuty.objects.for_trust(world.made.trust).delete()
    late = world.now - timedelta(hours=1)
    Work.objects.create(name="voice.publish", state=State.DEAD, due_at=late)
    Work.objects.create(name="nobody.knows", state=State.WAITING, due_at=late, next_at=late)
    record.write(name="jobs:job:revived", trust="1", by="job:test", at=late, about={"work": 1})
    world.now += timedelta(days=365)
    status, found = asked(capsys, "--no-mail")
    assert status == 1
    wrong = {name: each["remedy"] for name, each in found.items() if not each["ok"]}
    assert wrong[f"{slug}: accounts"] == "Connect it again."
    assert "is paused: The password was changed." in found[f"{slug}: accounts"]["seen"]
    assert {"queue: oldest due work", "queue: work that died", "queue: work of another version"} <= set(wrong)
    assert {"ledger: unsealed", f"{slug}: on duty now"} <= set(wrong)
    for remedy in wrong.values():
        assert remedy.endswith(".")


def test_a_clock_that_was_set_back_is_found(
    world: World,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    world.now -= timedelta(days=30)
    _, found = asked(capsys, "--no-mail")
    assert not found["clock: goes forward"]["ok"]


def test_the_clock_of_a_web_server_here_is_compared(
    world: World,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = [world.now]

    class Clock(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response_only(200)
            self.send_header("Date", format_datetime(said[-1], usegmt=True))
            self.end_headers()

    with http.server.HTTPServer(("127.0.0.1", 0), Clock) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        assert asked(capsys, "--no-mail", "--clock", address)[1]["clock: web server"]["ok"]
        said.append(world.now + timedelta(minutes=3))
        assert not asked(capsys, "--no-mail", "--clock", address)[1]["clock: web server"]["ok"]
        server.shutdown()
    assert main(["doctor", "--clock", "http://192.0.2.1/"]) == 2
    assert "on this computer alone" in capsys.readouterr().err


def test_a_database_that_is_gone_is_named_at_once(
    transactional_db: None,
    capsys: pytest.CaptureFixture[str],
    settings: LazySettings,
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, database_url="postgresql://nobody@127.0.0.1:1/no")
    status, found = asked(capsys, "--no-mail")
    assert (status, found["database: reachable"]["ok"]) == (1, False)
    assert found["database: reachable"]["remedy"] == "Start the database, or mend --database."
    assert "queue: oldest due work" not in found


@pytest.mark.only_on("sqlite")
def test_a_database_that_may_lose_words_is_named(
    world: World,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from candour.config.doctor import database  # noqa: PLC0415

    monkeypatch.setattr(database, "_ask", lambda sql: ("delete",) if "journal" in sql else ("1",))
    _, found = asked(capsys, "--no-mail")
    assert {name for name, each in found.items() if not each["ok"]} == {
        "database: journal",
        "database: synchronous",
    }


def test_a_folder_that_is_not_there_is_wrong_use_and_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDOUR_DATA", str(tmp_path / "none"))
    assert main(["doctor"]) == 2
    assert "Name the trust's folder with --data" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.only_on("sqlite")
def test_the_doctor_speaks_to_people_too(world: World, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    world.work()
    assert main(["doctor", "--no-mail"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[-1] == "All is well."
    assert f"well  database: reachable: {connection.vendor}" in said
    assert Path(read.CANDOUR_DATA).is_dir()
