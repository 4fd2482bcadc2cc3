"""What a reader learns from: a trust's own examples too, and never a text that is held out."""

import json
from pathlib import Path

from candour.domain.kinds import Flag, Kind
from candour.reading.training.corpus import PHRASES, TRUST_EXAMPLES, gather, heldout_mark


def _write(path: Path, *rows: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _folder(tmp_path: Path, held_out: str) -> Path:
    """This will make a data folder with nothing in it but the texts that are held out."""
    feedback = tmp_path / "nhs-feedback"
    for name in ("train", "dev", "kinds6"):
        _write(feedback / f"{name}.jsonl")
    (feedback / "heldout-sha256.txt").write_text(heldout_mark(held_out) + "\n", encoding="utf-8")
    _write(tmp_path / "challenge-dev.jsonl")
    return tmp_path


def test_what_people_of_a_trust_put_right_is_learned_from(tmp_path: Path) -> None:
    folder = _folder(tmp_path, held_out="Nothing of ours")
    assert gather(folder).examples == []
    said = {
        "id": "post-1-1",
        "text": "Thanks a bunch",
        "kind": "complaint",
        "read_as": "compliment",
        "said": True,
    }
    _write(folder / TRUST_EXAMPLES, said)
    corpus = gather(folder)
    (row,) = corpus.examples
    assert (row.text, row.kind, row.source) == ("Thanks a bunch", Kind.COMPLAINT, "trust")
    assert row in corpus.to_learn()


def test_a_held_out_text_is_not_learned_from_by_way_of_an_example(tmp_path: Path) -> None:
    folder = _folder(tmp_path, held_out="Thanks for the tin of tulips!")
    told: dict[str, object] = {
        "id": "post-1-1",
        "text": "thanks for the tin of tulips",
        "kind": "complaint",
    }
    _write(folder / TRUST_EXAMPLES, told)
    corpus = gather(folder)
    assert (corpus.examples, corpus.refused) == ([], 1)


def test_posts_that_need_a_flag_are_well_kept() -> None:
    rows = [
        json.loads(line)
        for path in (PHRASES / "flags").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    asked = [
        line.split("\t", 1)
        for path in (PHRASES / "flags" / "asked").glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("# ")
    ]
    ours, strangers = [row["text"] for row in rows], {text for _, text in asked}
    labels = {flag for row in rows for flag in row["flags"]} | {label for label, _ in asked} - {"none"}
    assert len(ours) == len(set(ours)) >= 4_000
    assert not strangers & set(ours)
    assert len(asked) - len(strangers) <= 1, "two strangers asked whether a pillow may come along"
    assert len({row["id"] for row in rows}) == len(rows)
    assert labels <= set(Flag)
    assert all(bool(row["flags"]) != ("near" in row) for row in rows)
