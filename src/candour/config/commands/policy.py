"""Check a policy table, say what it would have done with past replies, or write the starting table."""

import argparse
import os
import stat
import sys
from typing import TYPE_CHECKING

import yaml

from candour.config.command import WrongUse, print_result
from candour.config.lines import lines_of
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.plain import from_plain, to_plain
from candour.domain.approval.policy import Policy, prove
from candour.domain.approval.simulation import DAYS, sentence
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal

if TYPE_CHECKING:
    from candour.people.models import Trust


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add what to do and which policy to do it with."""
    parser.add_argument("do", choices=["check", "simulate", "export"], help="what to do")
    parser.add_argument(
        "file",
        nargs="?",
        help="a policy as YAML; without one, standard input or the starting table "
        "(to simulate: the change that is being worked on)",
    )
    parser.add_argument(
        "--days", type=int, choices=DAYS, default=DAYS[0], help="how far back to simulate (30)"
    )
    parser.add_argument("--trust", metavar="SLUG", help="whose past to simulate (the only trust's)")


def run(args: argparse.Namespace) -> int:
    """This will check, simulate or export; a table that has a gap or a dead row ends with 1."""
    policy = _policy(args.file)
    if args.do == "simulate":
        return _simulate(args, policy)
    table = policy or STARTING_POLICY
    return _check(args, table) if args.do == "check" else _export(args, table)


def _check(args: argparse.Namespace, policy: Policy) -> int:
    proof, found = prove(policy), _proved(policy)
    if args.json:
        print_result(args, found)
        return 0 if proof.holds else 1
    for number, when_words, route_words, clause in _rows(policy):
        print(f"{number:>3}  {when_words}\n     {route_words} ({clause})")
    for gap in proof.gaps:
        print(f"Gap: no row decides {gap}.")
    for number in proof.unreachable:
        print(f"Row {number} never applies: the rows above it take everything.")
    if proof.holds:
        print("No gaps, and every row can apply.")
    return 0 if proof.holds else 1


def _simulate(args: argparse.Namespace, policy: Policy | None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - a command loads what it needs when it runs

    django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from candour.policy.queries import open_change, simulation_of  # noqa: PLC0415

    trust = _trust(args.trust)
    if policy is None:
        change = open_change(trust)
        if change is None:
            raise WrongUse("name a policy as a YAML file; no change is being worked on.")
        policy = from_plain(change.table)
    found = simulation_of(trust, policy, args.days, timezone.now())
    if args.json:
        print_result(args, found.figures() | _proved(policy))
    else:
        print(sentence(found.figures()))
    return 0 if prove(policy).holds else 1


def _trust(slug: str | None) -> "Trust":
    from django.db.utils import OperationalError, ProgrammingError  # noqa: PLC0415

    from candour.people.models import Trust  # noqa: PLC0415

    try:
        trusts = list(Trust.objects.filter(**({"slug": slug} if slug else {})).order_by("slug")[:2])
    except (OperationalError, ProgrammingError) as missing:
        raise WrongUse("there is no trust yet. Run './candour demo --no-serve' first.") from missing
    if len(trusts) != 1:
        raise WrongUse("say which trust, with --trust." if trusts else "there is no such trust.")
    return trusts[0]


def _proved(policy: Policy) -> dict[str, object]:
    proof = prove(policy)
    names = ("number", "when", "route", "clause")
    return {
        "rows": [dict(zip(names, row, strict=True)) for row in _rows(policy)],
        "gaps": [str(gap) for gap in proof.gaps],
        "unreachable": list(proof.unreachable),
    }


def _rows(policy: Policy) -> list[tuple[str, str, str, str]]:
    rows = [(floor.number, floor.when_words, floor.route_words, floor.clause) for floor in FLOORS]
    return rows + [(row.number, row.when_words, row.route_words, row.clause) for row in policy.rows]


def _export(args: argparse.Namespace, policy: Policy) -> int:
    plain = to_plain(policy)
    if args.json:
        print_result(args, plain)
    else:
        print(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100), end="")
    return 0


def _policy(file: str | None) -> Policy | None:
    text = "".join(lines_of(file)) if file or _is_piped() else ""
    if not text.strip():
        return None
    try:
        return from_plain(yaml.safe_load(text))
    except yaml.YAMLError as wrong:
        raise WrongUse("the policy is not YAML that can be read.") from wrong
    except Refusal as refusal:
        raise WrongUse(f"{refusal.reason} {refusal.remedy}") from refusal


def _is_piped() -> bool:
    """This will say whether somebody feeds standard input, from a pipe or from a file."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
