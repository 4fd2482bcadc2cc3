"""Drafts by meaning: what a model that has read many drafts adds to the rules, and what it lets go."""

import hashlib
import json
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest

from candour.domain.checks.identity import exposed
from candour.reading import reader
from candour.reading.base import ModelUnreadable
from candour.reading.beside import as_seen
from candour.reading.minilm.about import GRAPH, read_about
from candour.reading.minilm.branches import read_branch
from candour.reading.minilm.drafts import (
    AROUND,
    HEAD,
    POST_FIRST,
    POST_LAST,
    SCORE,
    SHARES,
    WINDOW,
    pairs,
    read_draft_head,
    sentences_of,
    shares_of,
)
from candour.reading.minilm.model import Graph
from candour.reading.minilm.plain import FIRST_READ
from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.reader import FOLDER, look_closely, strongest
from candour.reading.training.corpus import PHRASES
from candour.reading.training.drafted import draft_school
from candour.reading.weights import Floats
from tests.domain.checks.test_unseen import UNSEEN, asked, rows

MIB = 2**20
LEAKS = {
    "leaks_p.jsonl": 0.87,
    "leaks_q.jsonl": 0.86,
    "leaks_r.jsonl": 0.84,
    "leaks_s.jsonl": 0.88,
    "leaks_t.jsonl": 0.85,
}
BLAMELESS = {
    "near_misses_p.jsonl": 0.025,
    "near_misses_q.jsonl": 0.015,
    "near_misses_r.jsonl": 0.06,
    "near_misses_s.jsonl": 0.085,
    "near_misses_t.jsonl": 0.06,
}
"""Drafts of strangers, which nothing has learned, and the share that is held today."""
USUALLY = ("leaks_p.jsonl", "leaks_t.jsonl", "near_misses_p.jsonl", "near_misses_t.jsonl")
"""The hands that the usual run asks, one of each way of writing; all with --full."""
THANKS = "thanks guys!"
TELLS = "You're welcome! Glad your dad's new hip is holding up."
TELLS_NOTHING = "You're welcome! We'll tell everybody on the team. Bev"


def _held(name: str) -> tuple[int, int]:
    """This will count how many drafts of a file are held by the rules and the model together, and all."""
    drafts = rows(name)
    looks = [look_closely(row.reply, row.incoming or "") for row in drafts]
    held = [exposed(row.reply, row.incoming or None, look) for row, look in zip(drafts, looks, strict=True)]
    print(f"\n{name}: held {sum(map(bool, held))} of {len(held)}")
    return sum(map(bool, held)), len(held)


@pytest.mark.parametrize(("name", "least"), asked(LEAKS, USUALLY))
def test_most_drafts_of_strangers_that_tell_are_held(name: str, least: float) -> None:
    held, of_all = _held(name)
    assert held >= least * of_all


@pytest.mark.parametrize(("name", "most"), asked(BLAMELESS, USUALLY))
def test_hardly_any_draft_of_strangers_that_tells_nothing_is_held(name: str, most: float) -> None:
    held, of_all = _held(name)
    assert held <= most * of_all


def test_what_tells_is_found_among_sentences_that_do_not() -> None:
    apart = draft_school().apart
    told_nothing = [one.draft for one in apart if not one.post and not one.tells]
    others = zip(told_nothing[::2], told_nothing[1::2], strict=False)
    tell = [one for one in apart if one.tells][::12]
    looks = [
        look_closely(f"{before} {one.draft} {behind}", one.post)
        for one, (before, behind) in zip(tell, cycle(others), strict=False)
    ]
    found = sum(look is not None and look.tells for look in looks)
    print(f"\nbetween two posts of our own: {found} of {len(looks)}")
    assert found >= 0.6 * len(looks)


def test_a_draft_that_tells_is_told_from_one_that_does_not() -> None:
    look = look_closely(TELLS, THANKS)
    assert look is not None
    assert look.tells
    assert [TELLS[slice(*span)] for span in look.spans] == ["Glad your dad's new hip is holding up."]
    blameless = look_closely(TELLS_NOTHING, THANKS)
    assert blameless is not None
    assert blameless[:4] == (False, False, True, ())


def test_what_the_post_told_may_be_taken_up() -> None:
    told = look_closely(TELLS, "thanks guys! my dad's new hip is doing fine")
    assert told is not None
    assert not told.tells


@pytest.mark.parametrize(("author", "may_tell"), [("Ellie", False), ("", True), ("@snailtrumpet", True)])
def test_the_name_that_stands_over_a_post_tells_nothing(author: str, may_tell: bool) -> None:
    post = "My blood test was cancelled and nobody told me why. Two buses for nothing."
    look = look_closely(
        "I am sorry about your two buses, Ellie. I have asked the clinic. Maya", as_seen(author, post)
    )
    assert look is not None
    assert look.may_tell is may_tell


@pytest.mark.parametrize("text", ["", "\ud800", "💙", "word " * 3_000, "x" * 100_000, "\u202e\u200b"])
def test_whatever_a_text_holds_it_is_looked_at(text: str) -> None:
    for draft, post in ((text, "Where?"), ("Thank you!", text), (text, text)):
        look = look_closely(draft, post)
        assert look is not None
        assert all(0 <= start < end <= len(draft) for start, end in look.spans)


@pytest.mark.parametrize("post", [0, 3, 200, 900])
@pytest.mark.parametrize("draft", [0, 1, 159, 160, 161, 280, 281, 1_000])
def test_every_piece_of_a_long_draft_is_looked_at_beside_its_post(draft: int, post: int) -> None:
    said, answered = list(range(1_000, 1_000 + draft)), list(range(10_000, 10_000 + post))
    parts = list(pairs(said, answered))
    assert set(said) <= set().union(*parts)
    assert max(map(len, parts)) <= WINDOW + POST_FIRST + POST_LAST + 3
    assert all(set(answered[:POST_FIRST]) <= set(part) for part in parts)


def test_sentences_have_places_and_neither_a_name_nor_a_time_is_one() -> None:
    text = "This is one. A second, at 9.50 sharp! And is there now a third? Maya"
    assert [text[slice(*span)] for span in sentences_of(text)] == [
        "This is one.",
        "A second, at 9.50 sharp!",
        "And is there now a third?",
    ]
    assert sentences_of("Thanks! Maya") == [(0, 7), (8, 12)]
    assert sentences_of("") == []


def test_what_the_words_add_makes_the_scores() -> None:
    piece = read_branch(
        FOLDER / HEAD, "drafts", lambda _, parts, __: parts["branch"].tobytes(), lambda _: True
    )
    graph = Graph((FOLDER / GRAPH).read_bytes() + piece, (SCORE, SHARES))
    tokens = shipped_tokens()
    left = [
        graph.answers(next(pairs(tokens.pieces(TELLS), tokens.pieces(post)))) for post in (THANKS, "", TELLS)
    ]
    beyond = np.array([scores - shares.sum(0) for scores, shares in left])
    assert np.ptp(beyond, axis=0).max() < 0.05, "what is left is the same for every text: the bias"


def test_shares_are_those_of_the_part_that_has_most() -> None:
    def part(score: float, share: float) -> tuple[Floats, Floats]:
        return np.array([0, score], dtype=np.float32), np.full((400, 2), share, dtype=np.float32)

    shares = shares_of([part(1, 0.1), part(3, 0.2), part(2, 0.3)], 300, column=1)
    step = WINDOW - AROUND
    assert len(shares) == 300
    assert shares[:step].tolist() == [0] * step
    assert shares[step : step + WINDOW].tolist() == pytest.approx([0.2] * WINDOW)
    assert shares[step + WINDOW :].tolist() == [0] * (300 - step - WINDOW)


def test_pieces_are_counted_up_to_a_place_as_they_are_read() -> None:
    tokens = shipped_tokens()
    for text in (f"{TELLS} 💙💙 It\u2019s sooooo good.\n\n See you at 9.50! {TELLS}", f"{TELLS} " * 60):
        edges = [place for span in sentences_of(text) for place in span]
        counted = tokens.before(text, edges)
        assert counted[-1] == pytest.approx(len(tokens.pieces(text)), abs=3)
        for edge, count in zip(edges, counted, strict=True):
            if edge < FIRST_READ:
                assert count == len(tokens.pieces(text[:edge]))


@pytest.mark.parametrize("words", [0, 1])
def test_a_sentence_that_tells_is_found_wherever_it_is_read(words: int) -> None:
    usual = "We will tell everybody on the team. "
    text = f"{usual * words}{TELLS} {usual * words}"
    look = look_closely(text, THANKS)
    assert look is not None
    assert [text[slice(*span)] for span in look.spans] == ["Glad your dad's new hip is holding up."]


def test_the_branch_is_small_and_named_in_the_card() -> None:
    assert (FOLDER / HEAD).stat().st_size <= 10 * MIB
    head = read_draft_head(FOLDER, read_about(FOLDER).sha256)
    card = (FOLDER / "MODEL-CARD.md").read_text(encoding="utf-8")
    assert head.hash in card
    assert head.version in card
    assert head.calm <= head.may_tell <= head.tells


@pytest.mark.parametrize(
    ("broken", "says"), [(None, "is not there"), (b"no archive", "cannot be read"), (b"", "cannot be read")]
)
def test_a_missing_or_broken_branch_is_said(tmp_path: Path, broken: bytes | None, says: str) -> None:
    if broken is not None:
        (tmp_path / HEAD).write_bytes(broken)
    with pytest.raises(ModelUnreadable, match=says):
        read_draft_head(tmp_path, "")


def test_a_branch_of_another_model_is_refused() -> None:
    other = hashlib.sha256(b"another").hexdigest()
    with pytest.raises(ModelUnreadable, match="belongs to another model"):
        read_draft_head(FOLDER, other)
    with np.load(FOLDER / HEAD, allow_pickle=False) as parts:
        about = json.loads(parts["about"].tobytes())
    assert about["graph"] == hashlib.sha256((FOLDER / GRAPH).read_bytes()).hexdigest()


def test_what_is_kept_apart_is_never_learned_nor_is_any_stranger_s_draft() -> None:
    school = draft_school()
    learned = {one.draft for one in school.to_learn}
    posts = {one.post for one in school.to_learn if one.post}
    assert len(school.to_learn) > 30_000
    assert len({one.post for one in school.apart if one.post} & posts) <= 2, "strangers may ask the same"
    strangers = {row.reply for path in UNSEEN.glob("*.jsonl") for row in rows(path.name)}
    assert not strangers & (learned | {one.draft for one in school.apart})
    assert len(list((PHRASES / "drafts").glob("*.jsonl"))) == 48


def test_without_the_extra_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    strongest.cache_clear()
    try:
        assert reader.look_closely(TELLS, THANKS) is None
    finally:
        strongest.cache_clear()
