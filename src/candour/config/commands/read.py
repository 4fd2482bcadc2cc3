"""Reads public posts: kind, criticality, flags, evidence, and whether to trust the reading."""

import argparse
import json
import sys

from candour.config.command import print_result
from candour.config.lines import lines_of
from candour.config.readers import add_reader, chosen_reader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file to read; without one, standard input is read."""
    parser.add_argument("file", nargs="?", help='lines of {"id", "text"}; standard input if not named')
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    """This will answer each line with one line, at once; a line that cannot be read is named and passed
    over."""
    reader = chosen_reader(args.reader)
    read = refused = 0
    for number, line in enumerate(lines_of(args.file), start=1):
        if not line.strip():
            continue
        try:
            asked, text = _asked(line)
        except ValueError as wrong:
            refused += 1
            print(f"candour read: line {number} {wrong}", file=sys.stderr, flush=True)
            continue
        reading = reader.read(text)
        read += 1
        answer = {
            "id": asked,
            "kind": reading.kind,
            "confidence": reading.confidence,
            "criticality": reading.criticality,
            "flags": sorted(reading.flags),
            "evidence": [list(span) for span in reading.evidence],
            "abstains": reading.abstains,
        }
        print(json.dumps(answer), flush=True)
    if args.json:
        print_result(args, {"read": read, "refused": refused})
    return 2 if refused else 0


def _asked(line: str) -> tuple[object, str]:
    """This will take id and text from a line; raises ValueError with the end of a sentence if it cannot."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError('is not JSON. Write one object a line: {"id": "1", "text": "..."}.') from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError(  # noqa: TRY004 - what was typed is wrong, not the program
            'has no text. Write one object a line: {"id": "1", "text": "..."}.'
        )
    return row.get("id"), row["text"]
