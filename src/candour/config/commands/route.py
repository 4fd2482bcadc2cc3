"""Say who would look at a reply before it goes out, from facts given as JSON."""

import argparse
import json
import sys
from pathlib import Path

from candour.config.command import WrongUse, print_result
from candour.domain.approval.card import card
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.plain_facts import Question, read_question
from candour.domain.approval.plain_route import to_plain
from candour.domain.approval.route import route
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file with the facts."""
    parser.add_argument("file", nargs="?", help="facts as one JSON object; without it, standard input")


def run(args: argparse.Namespace) -> int:
    """This will read the facts, find the route by the starting table and print it."""
    question = _question(_text(args.file))
    found = route(question.facts, STARTING_POLICY, question.on_duty, NO_HISTORY, question.facts.at)
    if args.json:
        print_result(args, to_plain(found))
    else:
        print("\n".join(card(found, question.facts.at)))
    return 0


def _question(text: str) -> Question:
    try:
        return read_question(json.loads(text))
    except (ValueError, RecursionError) as wrong:
        raise WrongUse("the facts are not one JSON object.") from wrong
    except Refusal as refusal:
        raise WrongUse(f"{refusal.reason} {refusal.remedy}") from refusal


def _text(file: str | None) -> str:
    try:
        return Path(file).read_text(encoding="utf-8") if file and file != "-" else sys.stdin.read()
    except (OSError, UnicodeDecodeError) as wrong:
        raise WrongUse(f"'{file or 'standard input'}' cannot be read.") from wrong
