"""Flags by meaning: what they add to the rules on strangers' posts, and that they take nothing away."""

from pathlib import Path

import pytest

from bench import flags as bench
from candour.config.command import WrongUse
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of
from candour.reading.minilm.about import GRAPH, read_about
from candour.reading.minilm.branches import GROWS_ON, giving
from candour.reading.minilm.flags import FLAGS, HEAD, SCORES, read_head
from candour.reading.minilm.model import Graph
from candour.reading.minilm.tokens import LONGEST, shipped_tokens, shortened, windows
from candour.reading.reader import FOLDER, read, read_closely
from candour.reading.training.corpus import PHRASES

ASKED = PHRASES / "flags" / "asked"
MIB = 2**20


HIDDEN = "I've the rope and I've picked the day, and I shan't see the summer."


def test_nearly_all_posts_of_strangers_at_risk_reach_a_human() -> None:
    """What is kept after both files were asked, reported and learned; what they met first is in the card."""
    posts = [post for name in ("fresh", "second") for post in bench.posts_of(ASKED / f"{name}_risk.txt")]
    found = [post for post in posts if read_closely(post.text).flags & HUMAN_NOW]
    by_rules = [post for post in posts if flags_of(post.text) & HUMAN_NOW]
    print(f"\n{len(by_rules)} by rules, {len(found)} with meaning, of {len(posts)}")
    assert len(posts) == 300
    assert len(found) >= 0.98 * len(posts)


def test_dark_words_of_every_day_seldom_call_a_human() -> None:
    posts = [post for name in ("fresh", "second") for post in bench.posts_of(ASKED / f"{name}_ordinary.txt")]
    false = [post.text for post in posts if read_closely(post.text).flags & HUMAN_NOW]
    print(f"\n{len(false)} of {len(posts)}: {false}")
    assert len(false) <= 0.05 * len(posts)


@pytest.mark.parametrize(
    "text", ["", "\ud800", "?", "word " * 3_000, "I want to end it all", "FOI: what did the new roof cost?"]
)
def test_meaning_only_adds_to_what_rules_find(text: str) -> None:
    assert read(text).flags <= read_closely(text).flags


def test_the_branch_is_small_and_named_in_the_card() -> None:
    graph, branch = (FOLDER / GRAPH).stat().st_size, (FOLDER / HEAD).stat().st_size
    assert graph <= 25_000_000
    assert branch <= 5 * MIB
    head = read_head(FOLDER, read_about(FOLDER).sha256)
    card = (FOLDER / "MODEL-CARD.md").read_text(encoding="utf-8")
    assert head.hash in card
    assert head.version in card
    assert set(FLAGS) == set(Flag) - {Flag.IDENTIFIABLE}


def test_the_graph_gives_out_its_third_layer_and_its_flags_without_being_changed() -> None:
    whole, ids = (FOLDER / GRAPH).read_bytes(), shipped_tokens().ids("Thank you all")
    branch = read_head(FOLDER, read_about(FOLDER).sha256).branch
    assert giving(whole, GROWS_ON[3]).startswith(whole)
    scores, words = Graph(giving(whole, GROWS_ON[3]), ("scores", GROWS_ON[3])).answers(ids)
    assert (scores.shape, words.shape) == ((6,), (5, 384))
    with_branch = Graph(whole + branch, ("scores", SCORES)).answers(ids)
    assert with_branch[0].tolist() == scores.tolist()
    assert with_branch[1].shape == (len(FLAGS),)


@pytest.mark.parametrize("length", [0, 1, 126, 127, 200, 500, 1_300])
def test_every_piece_of_a_long_text_is_looked_at(length: int) -> None:
    pieces = list(range(1_000, 1_000 + length))
    parts = [shortened(pieces), *windows(pieces)]
    assert set(pieces) <= set().union(*parts)
    assert max(map(len, parts)) <= LONGEST
    assert len(parts) == 1 or length > LONGEST - 2


def test_words_in_the_middle_of_a_long_post_are_not_passed_over() -> None:
    plain = "The café has nice cakes and the car park is easy to find. "
    assert Flag.SELF_HARM in read_closely(plain * 9 + HIDDEN + " " + plain * 9).flags
    assert not read(HIDDEN).flags
    assert not read_closely(plain * 18).flags & HUMAN_NOW


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
