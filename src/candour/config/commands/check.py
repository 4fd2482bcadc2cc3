"""Checks drafts of replies: what must not go out as it stands, what is worth a second look, and why."""

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from candour.config.lines import BadLine, json_of, lines_of
from candour.config.readers import LINEAR, add_reader, chosen_reader
from candour.config.streams import complain
from candour.domain.checks.checking import check
from candour.domain.checks.draft import Draft, Look
from candour.domain.checks.plain import SHAPE, Unreadable, read_question, to_plain
from candour.reading.beside import with_reading

if TYPE_CHECKING:
    from candour.reading.base import Reading

ENDS_AT_ONCE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file with the drafts; without one, standard input is read."""
    parser.add_argument(
        "file", nargs="?", help='lines of {"id", "incoming", "reply", "earlier"}; or standard input'
    )
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    """This will answer each draft with one JSON line, at once; a bad line is named and passed over."""
    read, look = chosen_reader(args.reader).read, None if args.reader == LINEAR else _look_closely()
    refused = 0
    for number, line in enumerate(lines_of(args.file), start=1):
        if not line.strip():
            continue
        try:
            question = read_question(json_of(line, SHAPE))
        except (BadLine, Unreadable) as wrong:
            refused += 1
            complain(f"candour check: line {number} {wrong}")
            continue
        report = check(_with_reading(question.draft, read, look))
        print(json.dumps(to_plain(question, report)), flush=True)
    return 2 if refused else 0


def _look_closely() -> "Callable[[str, str], Look | None]":
    from candour.reading.reader import look_closely  # noqa: PLC0415 - a command loads what it needs

    return look_closely


def _with_reading(
    draft: Draft, read: "Callable[[str], Reading]", look: "Callable[[str, str], Look | None] | None"
) -> Draft:
    """This will add what the readers make of the incoming text, which a post of our own has not, and of the
    draft."""
    if look:
        draft = replace(draft, look=look(draft.reply, draft.incoming or ""))
    if not draft.incoming:
        return draft
    return with_reading(draft, read(draft.incoming))
