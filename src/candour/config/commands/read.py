"""Reads public posts: kind, criticality, flags, evidence, and whether to trust the reading."""

import argparse
import json

from candour.config.lines import BadLine, json_of, lines_of
from candour.config.readers import add_reader, chosen_reader
from candour.config.streams import complain

ENDS_AT_ONCE = True
SHAPE = 'Write one object a line: {"id": "1", "text": "..."}.'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file to read; without one, standard input is read."""
    parser.add_argument("file", nargs="?", help='lines of {"id", "text"}; standard input if not named')
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    """This will answer each line with one JSON line, at once; one that cannot be read is named and passed
    over."""
    reader = chosen_reader(args.reader)
    refused = 0
    for number, line in enumerate(lines_of(args.file), start=1):
        if not line.strip():
            continue
        try:
            asked, text = _asked(line)
        except BadLine as wrong:
            refused += 1
            complain(f"candour read: line {number} {wrong}")
            continue
        reading = reader.read(text)
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
    return 2 if refused else 0


def _asked(line: str) -> tuple[object, str]:
    """This will take id and text from a line; raises `BadLine` if it cannot."""
    row = json_of(line, SHAPE)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadLine(f"has no text. {SHAPE}")
    return row.get("id"), row["text"]
