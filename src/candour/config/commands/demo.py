"""Make St Brannoc's, a made-up trust with a month of stories and answers, and serve it on this computer."""

import argparse
import os
import sys
import threading
from pathlib import Path
from typing import Any

from candour.config.command import WrongUse, print_result
from candour.config.commands.serve import LOOPBACK, serve

DATA = "var/demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the options of `candour demo`."""
    parser.add_argument("--no-serve", action="store_true", help="make it, print the links, and end")
    parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")


def run(args: argparse.Namespace) -> int:
    """This will make the demonstration where it is not there yet, print its links, and serve it."""
    os.umask(0o077)
    _choose_where(args)
    address = os.environ["CANDOUR_ADDRESS"]
    was_there, links = _made(address)
    result = {"address": address, "links": links}
    if args.no_serve:
        _show(args, result)
        return 0
    if not was_there:
        _begin_again()
    args.host, args.web_only, args.worker_only = LOOPBACK, False, False
    return serve(args, lambda _address: threading.Thread(target=_show, args=(args, result)).start())


def _begin_again() -> None:
    """This will put a fresh process in the place of this one, which holds three hundred mebibytes of the
    making and would keep them as long as it serves."""
    os.execv(sys.executable, [sys.executable, "-m", "candour", *sys.argv[1:]])


def _choose_where(args: argparse.Namespace) -> None:
    os.environ.setdefault("CANDOUR_DATA", str(Path(DATA).resolve()))
    os.environ["CANDOUR_ADDRESS"] = f"http://{LOOPBACK}:{args.port}"
    os.environ["CANDOUR_MODE"] = "demo"
    folder = Path(os.environ["CANDOUR_DATA"])
    mark = folder / "mode"
    if mark.exists() and mark.read_text(encoding="utf-8").strip() == "demo":
        return
    if mark.exists() or (folder / "candour.sqlite3").exists():
        raise WrongUse(f"{folder} holds a real trust. Name another folder with --data.")
    if not os.environ.get("CANDOUR_DATABASE_URL"):
        _mark_as_demo(folder)


def _mark_as_demo(folder: Path) -> None:
    """This will have every later start take the folder for a demonstration: never before that is certain."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / "mode").write_text("demo\n", encoding="utf-8")


def _made(address: str) -> tuple[bool, dict[str, str]]:
    """This will say whether the demonstration was there already, and give its links."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415  # only a command that needs it loads Django

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from candour.config.preparing import prepare  # noqa: PLC0415
    from candour.demo.building import build, is_built, is_empty  # noqa: PLC0415
    from candour.demo.links import links  # noqa: PLC0415

    if _tables_are_there() and not is_built() and not is_empty():
        raise WrongUse("this database holds a real trust. Name another folder with --data.")
    _mark_as_demo(Path(settings.CANDOUR_DATA))
    prepare()
    was_there = is_built()
    if not was_there:
        print("Making St Brannoc's and its month. This takes half a minute.", flush=True)
        build(now=timezone.now(), folder=Path(settings.CANDOUR_DATA))
    return was_there, links(address)


def _tables_are_there() -> bool:
    from django.db import connection  # noqa: PLC0415  # after django.setup

    from candour.people.models import Trust  # noqa: PLC0415

    return Trust._meta.db_table in connection.introspection.table_names()  # noqa: SLF001  # Django's own name


def _show(args: argparse.Namespace, result: dict[str, Any]) -> None:
    if args.json:
        print_result(args, result)
        return
    print(f"\nSt Brannoc's is at {result['address']} (nobody in it is real).")
    print("Sign in as somebody; each link works for an hour on this computer:\n")
    for who, link in result["links"].items():
        print(f"  {who:<15} {link}")
    print("\nFor new links, run './candour demo' again.", flush=True)
