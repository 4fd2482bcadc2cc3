"""Check a policy table for gaps and rows that never apply, or write the starting table as YAML."""

import argparse
import os
import stat
import sys

import yaml

from candour.config.command import WrongUse, print_result
from candour.config.lines import lines_of
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.plain import from_plain, to_plain
from candour.domain.approval.policy import Policy, prove
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add what to do and which policy to do it with."""
    parser.add_argument("do", choices=["check", "export"], help="what to do")
    parser.add_argument(
        "file", nargs="?", help="a policy as YAML; without one, standard input or the starting table"
    )


def run(args: argparse.Namespace) -> int:
    """This will check or export; checking a table that has a gap or a dead row ends with 1."""
    policy = _policy(args.file)
    return _check(args, policy) if args.do == "check" else _export(args, policy)


def _check(args: argparse.Namespace, policy: Policy) -> int:
    proof = prove(policy)
    rows = [(floor.number, floor.when_words, floor.route_words, floor.clause) for floor in FLOORS]
    rows += [(row.number, row.when_words, row.route_words, row.clause) for row in policy.rows]
    if args.json:
        names = ("number", "when", "route", "clause")
        plain = [dict(zip(names, row, strict=True)) for row in rows]
        gaps = [str(gap) for gap in proof.gaps]
        print_result(args, {"rows": plain, "gaps": gaps, "unreachable": list(proof.unreachable)})
        return 0 if proof.holds else 1
    for number, when_words, route_words, clause in rows:
        print(f"{number:>3}  {when_words}\n     {route_words} ({clause})")
    for gap in proof.gaps:
        print(f"Gap: no row decides {gap}.")
    for number in proof.unreachable:
        print(f"Row {number} never applies: the rows above it take everything.")
    if proof.holds:
        print("No gaps, and every row can apply.")
    return 0 if proof.holds else 1


def _export(args: argparse.Namespace, policy: Policy) -> int:
    plain = to_plain(policy)
    if args.json:
        print_result(args, plain)
    else:
        print(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100), end="")
    return 0


def _policy(file: str | None) -> Policy:
    text = "".join(lines_of(file)) if file or _is_piped() else ""
    if not text.strip():
        return STARTING_POLICY
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
