"""Measures the checks on judged replies: hints that must not come, hints that should, and replies left alone.

    python -m bench.traps FOLDER

FOLDER holds `voice-dev.jsonl`: pairs of story and reply with the findings that are expected and those that
must not be shown, by the names of the guide. The texts stay there. A post is read as its label says.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.intervals import share
from candour.domain.checks import Code, Draft, Earlier, Level, Report, check
from candour.domain.kinds import Kind
from candour.reading.beside import with_reading
from candour.reading.reader import look_closely, read_closely

CODES: dict[str, frozenset[Code]] = {
    "RISK_ROUTE": frozenset({Code.SAFEGUARDING, Code.DUTY_OF_CANDOUR}),
    "PII": frozenset({Code.IDENTITY}),
    "KIND_MISMATCH": frozenset({Code.CONTRADICTION}),
    "QUESTION_LIST": frozenset({Code.UNANSWERED_QUESTION}),
    "NON_APOLOGY": frozenset({Code.NONAPOLOGY}),
    "PREJUDGE": frozenset({Code.BLAME}),
    "NEAR_DUPLICATE": frozenset({Code.SAMENESS}),
    "NO_ECHO": frozenset({Code.NOTHING_SPECIFIC}),
    "PARROT": frozenset({Code.NOTHING_SPECIFIC}),
    "NO_NEXT_STEP": frozenset({Code.NO_NEXT_STEP}),
    "OFFLINE_ONLY": frozenset({Code.OFFLINE_ONLY}),
    "NO_FIRST_PERSON": frozenset({Code.NO_PERSON}),
    "UNSIGNED": frozenset({Code.NO_PERSON}),
    "STOCK_HEAVY": frozenset({Code.SCRIPTED}),
    "EXCUSE_FIRST": frozenset({Code.EXCUSE_FIRST}),
    "PASSIVE": frozenset({Code.PASSIVE}),
    "HARD_TO_READ": frozenset({Code.HARD_TO_READ}),
    "PROMISE": frozenset({Code.OVERPROMISE}),
    "CLINICAL_ADVICE": frozenset({Code.CLINICAL_ADVICE}),
}
"""Name in the guide -> codes that say the same. What is shown but never found (hedges, tone) has none."""

HUMAN_FROM = 4
HUMAN_LABELS = frozenset({"human", "owned_mistake"})


def main() -> None:
    """This will print what was kept, what was found and what was left alone, and name what was not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with voice-dev.jsonl")
    rows = _rows(parser.parse_args().folder / "voice-dev.jsonl")
    kept, found, human, hinted = [0, 0], [0, 0], [0, 0], 0
    for row in rows:
        report = _report(row)
        codes = {one.check for one in report.findings}
        for name, is_expected, of_name in _expectations(row):
            is_there = bool(codes & of_name)
            count = found if is_expected else kept
            count[0] += is_there == is_expected
            count[1] += 1
            if is_there != is_expected:
                print(f"  {row['id']}: {name} {'is missing' if is_expected else 'must not come'}")
        if _is_human(row):
            held = [one.check.value for one in report.findings if one.level is Level.HOLD]
            human[0] += bool(held)
            human[1] += 1
            hinted += bool(codes) and not held
            if codes:
                print(f"  {row['id']}: a human reply, yet {', '.join(sorted(codes))}")
    print(f"traps kept: {share(*kept)}")
    print(f"expected and found: {share(*found)}")
    print(f"human replies held: {share(*human)}")
    print(f"human replies with a hint: {share(hinted, human[1])}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _expectations(row: dict[str, Any]) -> Iterator[tuple[str, bool, frozenset[Code]]]:
    intended = row.get("intended", {})
    for names, is_expected in (
        (intended.get("expect", []), True),
        (intended.get("must_not_flag", []), False),
    ):
        for name in names:
            if name in CODES:
                yield name, is_expected, CODES[name]


def _is_human(row: dict[str, Any]) -> bool:
    judged = row.get("intended", {}).get("human_1to5", 0)
    return bool(judged >= HUMAN_FROM or row.get("label") in HUMAN_LABELS)


def _report(row: dict[str, Any]) -> Report:
    incoming = row.get("story") or row.get("incoming")
    reading = read_closely(incoming or "")
    labelled = row.get("story_kind")
    reply = row.get("response") or row["reply"]
    draft = Draft(
        reply,
        incoming=incoming,
        earlier=tuple(Earlier(text) for text in row.get("earlier", [])),
        writer_name=row.get("responder_name") or None,
        look=look_closely(reply, incoming or ""),
    )
    draft = with_reading(draft, reading)
    if labelled in set(Kind):
        draft = replace(draft, incoming_kind=Kind(labelled), incoming_is_sure=True)
    return check(draft)


if __name__ == "__main__":
    main()
