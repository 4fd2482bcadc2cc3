"""Say who would look at a reply before it goes out, from facts given as JSON."""

import argparse
import json

from candour.config.command import WrongUse, print_result
from candour.config.lines import lines_of
from candour.domain.approval.card import card
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.plain_facts import Question, read_question
from candour.domain.approval.plain_route import to_plain
from candour.domain.approval.route import route
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file with the facts."""
    parser.add_argument("file", nargs="?", help="facts as one JSON object, or one a line; or standard input")


def run(args: argparse.Namespace) -> int:
    """This will read all facts, then print the route of each by the starting table (--json: one a line)."""
    for question in _questions("".join(lines_of(args.file))):
        found = route(question.facts, STARTING_POLICY, question.on_duty, NO_HISTORY, question.facts.at)
        if args.json:
            print_result(args, to_plain(found))
        else:
            print("\n".join(card(found, question.facts.at)))
    return 0


def _questions(text: str) -> list[Question]:
    """This will read the facts, raising WrongUse before anything is printed if any cannot be read."""
    try:
        return [read_question(plain) for plain in _objects(text)]
    except (ValueError, RecursionError) as wrong:
        raise WrongUse("the facts are not a JSON object, nor one a line.") from wrong
    except Refusal as refusal:
        raise WrongUse(f"{refusal.reason} {refusal.remedy}") from refusal


def _objects(text: str) -> list[object]:
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]
