"""Counts a publishing drill from its files with nothing of Candour: python tests/contracts/count_drill.py DIR

A second opinion on `candour publish-drill`, written from the description of the files alone. What the public
saw is replayed from each network's own log; what Candour told people stands in statements.jsonl.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

BROKEN = ("duplicates", "losses", "unshown", "changed", "gaps", "unlisted", "unchanged")
DRILLS_OWN = {"statements.jsonl", "kills.jsonl"}


def lines(file: Path) -> list[dict[str, object]]:
    """This will read whole lines of JSON; a last line without its end was never finished."""
    if not file.exists():
        return []
    whole = file.read_text(encoding="utf-8").split("\n")[:-1]
    return [json.loads(line) for line in whole]


def copies_of(log: Path, mine: dict[str, dict[str, object]]) -> dict[str, list[dict[str, str]]]:
    """This will give the public copies by key, checking each body against the hash written beside it.

    A network that saw no key is known by what it made public: the words say whose copy it is.
    """
    copies = defaultdict(list)
    by_words = {str(each.get("words")): key for key, each in mine.items()}
    for entry in lines(log):
        body = str(entry["bytes"]).encode()
        if hashlib.sha256(body).hexdigest() != entry["sha256"] or len(body) != entry["size"]:
            raise SystemExit(f"{log.name} is damaged: a body is not what its hash says.")
        if entry["what"] != "publish":
            continue
        key, sha256 = str(entry["key"]), str(entry["sha256"])
        if "words" in entry:
            key = by_words.get(str(entry["words"]), f"nobody's: {entry['words']}")
            sha256 = str(mine[key]["sha256"]) if key in mine else ""
        copies[key].append({"id": str(entry["id"]), "sha256": sha256})
    return copies


def not_listed(log: Path) -> int:
    """This will count what only one of the two knows: the network's log, or its own list at the end."""
    file = log.parent / f"{log.stem}.listed"
    if not file.exists():
        return 0
    last = {str(each["id"]): each for each in lines(log) if each["what"] in {"publish", "edit"}}
    public = list(last.values())
    told = [str(each.get("words") or json.loads(str(each["bytes"]))["text"]) for each in public]
    shown = [str(each["words"]) for each in lines(file)]
    for words in [*told]:
        same = next((each for each in shown if each.split() == words.split()), None)
        if same is not None:
            shown.remove(same)
            told.remove(words)
    return len(told) + len(shown)


def unchanged(log: Path, changes: list[dict[str, object]], copies: dict[str, list[dict[str, str]]]) -> int:
    """This will replay the network's edits and count the copies that do not say what people were told."""
    says: dict[str, str] = {}
    for entry in lines(log):
        if entry["what"] == "edit":
            says[str(entry["id"])] = str(entry["sha256"])
    wrong = 0
    meant: set[str] = set()
    for change in changes:
        ids = {copy["id"] for copy in copies.get(str(change["changes"]), [])}
        meant |= ids
        stands = bool(ids) and all(says.get(number) == change["sha256"] for number in ids)
        if change["state"] == "asked":
            continue
        wrong += stands != (change["state"] == "published")
    return wrong + sum(1 for number in says if number not in meant)


def counted(folder: Path) -> dict[str, object]:
    """This will count what `candour publish-drill` counts, by the same names."""
    told = lines(folder / "statements.jsonl")
    kills = lines(folder / "kills.jsonl")
    total = Counter[str]()
    faults = Counter[str]()
    for log in sorted(folder.glob("*.jsonl")):
        if log.name in DRILLS_OWN:
            continue
        faults += Counter(str(each["fault"]) for each in lines(folder / f"{log.name}.faults"))
        here = [each for each in told if each["network"] == log.stem]
        mine = {str(each["key"]): each for each in here if not each.get("changes")}
        changes = [each for each in here if each.get("changes")]
        copies = copies_of(log, mine)
        total["unlisted"] += not_listed(log)
        total["edits"] += len(changes)
        total["unchanged"] += unchanged(log, changes, copies)
        total["duplicates"] += sum(len(found) - 1 for found in copies.values())
        total["unshown"] += sum(len(found) for key, found in copies.items() if key not in mine)
        total += _threads(list(copies), list(mine.values()))
        for key, line in mine.items():
            total += _one(line, copies.get(key, []))
    early = faults.pop("early_call", 0)
    return {
        "statements": len({each["statement"] for each in told if not each.get("changes")}),
        "deliveries": sum(1 for each in told if not each.get("changes")),
        **{name: total[name] for name in ("live", "duplicates", "losses", "asked", "unshown", "changed")},
        **{name: total[name] for name in ("unlisted", "threads", "gaps", "edits", "unchanged")},
        "kills": len(kills),
        "kills_while_sending": sum(1 for each in kills if each["sending"]),
        "early_calls": early,
        "faults": dict(sorted(faults.items())),
    }


def _one(line: dict[str, object], copies: list[dict[str, str]]) -> Counter[str]:
    found = Counter[str]()
    state, number = line["state"], line["network_id"]
    found["asked"] = int(state == "asked" or bool(line.get("was_asked")))
    if not copies:
        found["losses"] = int(state not in {"asked", "failed", "withdrawn"})
        return found
    found["live"] = 1
    is_shown = state == "asked" or (state == "published" and number in {copy["id"] for copy in copies})
    found["unshown"] = int(not is_shown)
    found["changed"] = int(any(copy["sha256"] != line["sha256"] for copy in copies))
    return found


def _threads(taken: list[str], told: list[dict[str, object]]) -> Counter[str]:
    """This will walk through each thread and find a part that the public had without the one before it."""
    found = Counter[str]()
    first = {str(each["statement"]): each for each in told if each["part"] == 1 and each["parts"] != 1}
    found["threads"] = len(first)
    for statement in first:
        parts = {str(each["key"]): each["part"] for each in told if str(each["statement"]) == statement}
        seen = [parts[key] for key in taken if key in parts]
        found["gaps"] += sum(number != place for place, number in enumerate(seen, start=1))
    return found


def main() -> int:
    """This will print the counts; 0 only with no duplicate, loss or gap, nothing unshown or changed."""
    result = counted(Path(sys.argv[1]))
    print(json.dumps(result))
    return int(any(result[name] for name in BROKEN))


if __name__ == "__main__":
    sys.exit(main())
