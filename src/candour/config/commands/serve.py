"""Serve Candour: pages and live updates, and the worker beside them."""

import argparse
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from candour.config.command import WrongUse
from candour.config.prepared import is_prepared
from candour.config.settings_file import take_settings_file
from candour.config.supervising import Child, Supervisor

LOOPBACK = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the options of `candour serve`."""
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--web-only", action="store_true", help="pages and live updates, no worker")
    part.add_argument("--worker-only", action="store_true", help="the worker alone")
    parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    parser.add_argument("--host", default=LOOPBACK, help="which address to listen on (this computer alone)")


def run(args: argparse.Namespace) -> int:
    """This will serve until it is told to stop."""
    return serve(args, lambda address: print(f"Candour is at {address}", flush=True))


def serve(args: argparse.Namespace, when_up: Callable[[str], None]) -> int:
    """This will prepare the data folder, start the processes, call `when_up` with the address, and watch."""
    take_settings_file()
    os.environ.setdefault("CANDOUR_ADDRESS", f"http://{LOOPBACK}:{args.port}")
    if not args.worker_only:
        _refuse_taken_port(args.host, args.port)
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")  # else glibc keeps what each thread frees for that thread
    os.umask(0o077)  # whatever is made in the data folder is for its owner alone
    if not is_prepared():
        prepared = subprocess.run([sys.executable, "-m", "candour.config.preparing"], check=False)
        if prepared.returncode != 0:
            raise WrongUse("it could not get the data folder ready; the reason is above.")
    children = []
    if not args.worker_only:
        children.append(Child("web", web_process(args.host, args.port)))
        threading.Thread(target=_tell_when_up, args=(args, when_up), daemon=True).start()
    if not args.web_only:
        children.append(Child("worker", [sys.executable, "-m", "candour.config.working"]))
    return Supervisor(children).run()


def web_process(host: str, port: int) -> list[str]:
    """This will give the words that start the web process: one worker, ASGI, no log of each request."""
    server = ["--interface", "asginl", "--host", host, "--port", str(port), "--workers", "1"]
    server += ["--http", "1", "--no-ws"]  # a line that may turn into HTTP/2 takes a quarter more memory
    server += ["--task-impl", "asyncio"]  # a task of its other kind, the one in Rust, cannot be cancelled
    server += ["--workers-kill-timeout", "5"]  # seconds; live streams would hold the end up for minutes
    quiet = ["--log-level", "warning", "--no-access-log"]
    return [sys.executable, "-m", "granian", *server, *quiet, "candour.config.asgi:application"]


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise WrongUse(
                f"port {port} cannot be used ({error.strerror}). Choose another with --port."
            ) from error


def _tell_when_up(args: argparse.Namespace, when_up: Callable[[str], None]) -> None:
    while True:
        try:
            with socket.create_connection((urlsplit(f"//{args.host}").hostname or LOOPBACK, args.port), 1):
                break
        except OSError:
            time.sleep(0.1)
    when_up(os.environ["CANDOUR_ADDRESS"])
