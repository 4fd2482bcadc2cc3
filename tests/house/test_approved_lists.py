"""What could drift without anybody seeing: addresses, events, news, jobs, commands, migrations."""

import argparse
import importlib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from candour.config.command import COMMANDS, _parser
from candour.domain.events import EVENTS
from candour.jobs.news import followers
from candour.jobs.registry import JOBS, SCHEDULES
from tests.approving import assert_approved
from tests.house.addresses import methods, named_patterns

WIDTH = 100


def test_the_addresses_are_the_approved_ones() -> None:
    lines = [f"/{path}  {name}  {' '.join(methods(each))}\n" for name, path, each in named_patterns()]
    assert_approved("urls.txt", "".join(sorted(lines)))


def test_every_view_declares_its_methods() -> None:
    assert [name for name, _, pattern in named_patterns() if not methods(pattern)] == []


def test_the_work_that_exists_is_approved() -> None:
    lines = []
    for name, each in sorted(JOBS.items()):
        if not each.handler.__module__.startswith("candour."):
            continue  # work that a test beside this one declared
        often = f", every {SCHEDULES[name].seconds} s" if name in SCHEDULES else ""
        lines.append(f"{name}: {each.attempts} attempts, {each.lease_seconds:g} s lease{often}\n")
    assert_approved("jobs.txt", "".join(lines))


def test_every_follower_is_declared_work() -> None:
    assert {job for jobs in followers().values() for job in jobs} <= set(JOBS)


def test_the_events_are_approved() -> None:
    assert_approved("events.txt", "".join(f"{name}: {meaning}\n" for name, meaning in EVENTS.items()))


def test_the_command_line_is_approved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.setattr(
        argparse.ArgumentParser, "_get_formatter", lambda self: self.formatter_class(self.prog, width=WIDTH)
    )
    pages = []
    for name, module_name in COMMANDS.items():
        module = importlib.import_module(f"candour.config.commands.{module_name}")
        pages.append(_parser(name, module).format_help())
    assert_approved("cli.txt", "\n".join(pages))


def test_the_migrations_are_approved_and_named() -> None:
    names = [(app, name) for app, name in sorted(_migrations()) if _is_ours(app)]
    assert not [name for _, name in names if "_auto_" in name or name.endswith("_initial")]
    assert_approved("migrations.txt", "".join(f"{app} {name}\n" for app, name in names))


def test_the_migrations_of_each_room_stand_in_one_line() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}
    for app in {app for app, _ in loader.disk_migrations if _is_ours(app)}:
        numbers = sorted(name.split("_")[0] for label, name in loader.disk_migrations if label == app)
        assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)], app


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


def _migrations() -> list[tuple[str, str]]:
    return list(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _is_ours(app: str) -> bool:
    return apps.get_app_config(app).name.startswith("candour.")
