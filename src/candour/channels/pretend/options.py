"""The command line of the pretended network."""

import argparse

from candour.channels.pretend import gate

KINDS = ("keyed", "listed", "blind")


def faults_of(made: argparse.ArgumentParser) -> None:
    """This will add what any network that fails on demand is told."""
    made.add_argument("--faults", default="none", help="all, none, or names joined by commas")
    made.add_argument("--rate", type=float, default=0.5, help="share of posts that meet a fault")
    made.add_argument("--look-rate", type=float, help="share of looks that do (as --rate)")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--hang-seconds", type=float, default=40.0, help="how long a silent answer lasts")
    made.add_argument("--late-seconds", type=float, default=2.0, help="when accept_late accepts")
    made.add_argument("--refuse-seconds", type=float, default=0.3, help="how long nobody can connect")
    made.add_argument("--hour-seconds", type=int, default=3600, help="how long 429_3600 asks to wait")


def parser() -> argparse.ArgumentParser:
    """This will read the network's command line."""
    made = argparse.ArgumentParser(prog="pretend", description="A network that fails on demand.")
    made.add_argument("--port", type=int, default=0)
    made.add_argument("--log", required=True, metavar="FILE")
    faults_of(made)
    made.add_argument("--kind", choices=KINDS, default="keyed")
    made.add_argument("--lets-in", choices=gate.KINDS, default="anybody", help="who may come in")
    made.add_argument(
        "--lag-seconds", type=float, default=0.0, help="how old a post is before the list has it"
    )
    made.add_argument("--length", type=int, default=500, help="characters a post may have")
    made.add_argument("--answer-seconds", type=float, default=0.0, help="how long a good answer takes")
    made.add_argument("--page", type=int, default=50, help="incoming posts an answer holds at most")
    return made
