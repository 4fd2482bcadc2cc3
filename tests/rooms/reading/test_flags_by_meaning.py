"""Flags by meaning: what they add to the rules on strangers' posts, and that they take nothing away."""

from pathlib import Path

import pytest

from bench import flags as bench
from candour.config.command import WrongUse
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of
from candour.reading.minilm.about import GRAPH
from candour.reading.minilm.flags import FLAGS, HEAD, hash_of_head, with_layer
from candour.reading.minilm.model import Graph
from candour.reading.reader import FOLDER, read, read_closely

UNSEEN = Path(__file__).parent / "unseen"
KIB = 1024


def test_most_posts_of_a_stranger_at_risk_reach_a_human() -> None:
    """What is kept, not what is wished: the figures stand in the model card."""
    posts = bench.posts_of(UNSEEN / "fresh_risk.txt")
    found = [post for post in posts if read_closely(post.text).flags & HUMAN_NOW]
    by_rules = [post for post in posts if flags_of(post.text) & HUMAN_NOW]
    print(f"\n{len(by_rules)} by rules, {len(found)} with meaning, of {len(posts)}")
    assert len(found) >= 0.69 * len(posts) > 1.5 * len(by_rules)


def test_dark_words_of_every_day_seldom_call_a_human() -> None:
    posts = bench.posts_of(UNSEEN / "fresh_ordinary.txt")
    false = [post.text for post in posts if read_closely(post.text).flags & HUMAN_NOW]
    print(f"\n{len(false)} of {len(posts)}: {false}")
    assert len(false) <= 0.04 * len(posts)


@pytest.mark.parametrize(
    "text", ["", "\ud800", "?", "word " * 3_000, "I want to end it all", "FOI: what did the new roof cost?"]
)
def test_meaning_only_adds_to_what_rules_find(text: str) -> None:
    assert read(text).flags <= read_closely(text).flags


def test_the_head_is_small_and_named_in_the_card() -> None:
    assert (FOLDER / HEAD).stat().st_size <= 200 * KIB
    assert hash_of_head(FOLDER) in (FOLDER / "MODEL-CARD.md").read_text(encoding="utf-8")
    assert set(FLAGS) == set(Flag) - {Flag.IDENTIFIABLE}


def test_the_graph_gives_out_its_third_layer_without_being_changed() -> None:
    whole = (FOLDER / GRAPH).read_bytes()
    assert with_layer(whole).startswith(whole)
    scores, words = Graph(whole).states("Thank you all")
    assert scores.shape == (6,)
    assert words.shape == (5, 384)


def test_the_bench_counts_found_and_false_by_flag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text(
        '{"text": "I want to end it all", "flags": ["self_harm"]}\n\nnone\tThe scones are lovely\n',
        encoding="utf-8",
    )
    assert bench.main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert "self_harm found                       1 of    1  100.0%" in printed
    assert "a human now, called for nothing       0 of    1    0.0%" in printed
    file.write_text("no tab, no object\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="Line 1"):
        bench.main([str(file)])
