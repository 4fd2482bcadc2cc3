"""Teaches the head that raises flags by meaning, on what the shipped graph makes of words (`minilm.flags`).

Learned from: our own posts that need a flag and near misses (`phrases/flags`); the other phrases and NHS rows
as ordinary posts. Every fourth of our own posts is kept apart, asked once, and learned only for the shipped
head. How sure is sure enough is read off the NHS dev rows: nobody learns from them.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of
from candour.reading.minilm.flags import FLAGS, HEAD, PARTS, Head
from candour.reading.minilm.model import Graph
from candour.reading.training.corpus import PHRASES, Corpus, Row
from candour.reading.training.minilm.network import Tensor
from candour.reading.weights import Floats

LOOKS, TOLD = 8, 32
PLAN = {"rounds": 8, "at_once": 64, "rate": 2e-3, "decay": 0.05, "drop": 0.3, "seed": 1, "weight": 3.0}
FALSE_NOW, FALSE_LATER, FALSE_HARM = 0.01, 0.005, 0.002
"""The largest share of NHS dev rows that the head may flag: for a human now (three flags together), for a
desk (each), for possible harm, which holds replies."""
LEAST_NOW, LEAST_LATER = 0.1, 0.8
"""No flag is raised under these scores, whatever the shares say: survey comments speak of some flags so
seldom that their shares alone let other posts through, longer stories above all, and hold replies to them."""
ORDINARY_EACH = 3
"""One NHS row in so many is gone over as an ordinary post."""


@dataclass(frozen=True)
class Example:
    """A text, the flags that it needs, and those about which it says anything."""

    text: str
    wanted: frozenset[Flag]
    counts: frozenset[Flag]


def own_examples() -> list[Example]:
    """This will read our own posts that need a flag, and near misses."""
    lines = [
        line
        for path in sorted((PHRASES / "flags").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [
        Example(row["text"], frozenset(map(Flag, row["flags"])), frozenset(FLAGS))
        for row in map(json.loads, lines)
    ]


def _later() -> list[str]:
    """This will read the hard sentences that no reader of kinds learned from yet."""
    paths = sorted((PHRASES / "later").glob("*.jsonl"))
    return [
        str(json.loads(line)["text"])
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def ordinary(rows: Sequence[Row]) -> list[Example]:
    """This will take posts as ordinary; where a rule speaks of a desk's flag, they say nothing about it."""
    return [
        Example(row.text, frozenset(), frozenset(FLAGS) - (flags_of(row.text) - HUMAN_NOW)) for row in rows
    ]


def teach_flags(folder: Path, graph: str, corpus: Corpus, say: Callable[[str], None]) -> dict[str, object]:
    """This will teach, ask and write the head of the graph in `folder` (whose SHA-256 is `graph`)."""
    nhs, phrases, dev = corpus.nhs, corpus.phrases, corpus.dev
    reads = Graph((folder / "minilm.onnx").read_bytes())
    own = own_examples()
    apart = [at % 4 == 3 for at in range(len(own))]
    rest = [
        *ordinary(nhs[::ORDINARY_EACH]),
        *(Example(text, frozenset(), HUMAN_NOW) for text in [*(row.text for row in phrases), *_later()]),
    ]
    say(f"What the graph makes of {len(own) + len(rest) + len(dev)} texts.")
    of_own, of_rest, of_dev = (
        [reads.states(text)[1] for text in texts]
        for texts in ([e.text for e in own], [e.text for e in rest], [row.text for row in dev])
    )
    learned = [at for at, is_apart in enumerate(apart) if not is_apart]
    trial = _set(
        _fit([*(own[at] for at in learned), *rest], [*(of_own[at] for at in learned), *of_rest]), of_dev
    )
    asked = [at for at, is_apart in enumerate(apart) if is_apart]
    figures = {
        **asked_of(trial, [own[at] for at in asked], [of_own[at] for at in asked]),
        "dev": false_alarms(trial, [row.text for row in dev], of_dev),
    }
    say(json.dumps(figures))
    _write(_set(_fit([*own, *rest], [*of_own, *of_rest]), of_dev), folder / HEAD, graph, figures)
    return figures


def asked_of(head: Head, examples: Sequence[Example], states: Sequence[Floats]) -> dict[str, object]:
    """This will count, flag by flag, how many posts that need it get it: by the rules alone, by both."""
    found = [(flags_of(one.text), head.flags(words)) for one, words in zip(examples, states, strict=True)]
    by_flag = {
        str(flag): {
            "posts": len(mine),
            "rules": sum(flag in rules for rules, _ in mine),
            "both": sum(flag in rules | by_head for rules, by_head in mine),
        }
        for flag in FLAGS
        for mine in [[two for one, two in zip(examples, found, strict=True) if flag in one.wanted]]
    }
    of_now = [(rules & HUMAN_NOW, (rules | head) & HUMAN_NOW) for rules, head in found]
    at_risk = [calls for one, calls in zip(examples, of_now, strict=True) if one.wanted & HUMAN_NOW]
    near = [calls for one, calls in zip(examples, of_now, strict=True) if not one.wanted]
    return {"by_flag": by_flag, "human_now": _calls(at_risk), "near_misses": _calls(near)}


def _calls(each: Sequence[tuple[frozenset[Flag], frozenset[Flag]]]) -> dict[str, int]:
    """This will count how many posts call a human now: by the rules alone, by both."""
    return {
        "posts": len(each),
        "rules": sum(bool(rules) for rules, _ in each),
        "both": sum(bool(both) for _, both in each),
    }


def false_alarms(head: Head, texts: Sequence[str], states: Sequence[Floats]) -> dict[str, int]:
    """This will count how many ordinary posts would call a human now."""
    rules = [flags_of(text) & HUMAN_NOW for text in texts]
    both = [one | (head.flags(words) & HUMAN_NOW) for one, words in zip(rules, states, strict=True)]
    return _calls(list(zip(rules, both, strict=True)))


def _set(head: Head, of_dev: Sequence[Floats]) -> Head:
    """This will set how sure is sure enough, by the share of dev rows that may be flagged; the three flags of
    a human now take the same score (an equal share each lost a fifth of self-harm for nothing)."""
    scores = np.array([head.scores(words) for words in of_dev])
    of_now = [FLAGS.index(flag) for flag in HUMAN_NOW]
    least = np.quantile(scores, 1 - FALSE_LATER, axis=0)
    least[of_now] = np.quantile(scores[:, of_now].max(1), 1 - FALSE_NOW)
    harm = FLAGS.index(Flag.POSSIBLE_HARM)
    least[harm] = np.quantile(scores[:, harm], 1 - FALSE_HARM)
    lowest = [LEAST_NOW if flag in HUMAN_NOW else LEAST_LATER for flag in FLAGS]
    return replace(head, least=np.maximum(least, lowest).astype(np.float32))


def _write(head: Head, path: Path, graph: str, figures: dict[str, object]) -> None:
    about = json.dumps({"graph": graph, "flags": list(FLAGS), "figures": figures})
    parts: dict[str, NDArray[np.generic]] = {name: getattr(head, name).astype(np.float16) for name in PARTS}
    parts["about"] = np.frombuffer(about.encode(), dtype=np.uint8)
    np.savez_compressed(path, allow_pickle=False, **parts)


def _fit(examples: Sequence[Example], states: Sequence[Floats]) -> Head:
    """This will fit the head by going through all examples several times; the same give the same head."""
    torch.set_num_threads(1)
    torch.manual_seed(int(PLAN["seed"]))
    order = np.random.default_rng(int(PLAN["seed"]))
    width, flags = states[0].shape[1], len(FLAGS)
    parts = {
        "looks": torch.nn.Linear(width, LOOKS),
        "tells": torch.nn.Linear(width, TOLD),
        "by_look": torch.nn.Linear(LOOKS * TOLD, flags),
        "by_mean": torch.nn.Linear(width, flags),
    }
    adapts = torch.optim.AdamW(
        [weight for part in parts.values() for weight in part.parameters()],
        lr=PLAN["rate"],
        weight_decay=PLAN["decay"],
    )
    at_once = int(PLAN["at_once"])
    steps = int(PLAN["rounds"]) * -(-len(examples) // at_once)
    done = 0
    for _ in range(int(PLAN["rounds"])):
        mixed = order.permutation(len(examples)).tolist()
        for start in range(0, len(mixed), at_once):
            some = mixed[start : start + at_once]
            for group in adapts.param_groups:
                group["lr"] = PLAN["rate"] * min(1.0, (done + 1) / 50) * (1 - done / steps)
            done += 1
            loss = _loss(parts, [examples[at] for at in some], [states[at] for at in some])
            adapts.zero_grad()
            loss.backward()
            adapts.step()
    return _head(parts)


def _loss(parts: dict[str, Tensor], examples: Sequence[Example], states: Sequence[Floats]) -> Tensor:
    functional = torch.nn.functional
    words = torch.nn.utils.rnn.pad_sequence([torch.from_numpy(one) for one in states], batch_first=True)
    there = torch.nn.utils.rnn.pad_sequence([torch.ones(len(one)) for one in states], batch_first=True)
    level = functional.layer_norm(words, words.shape[-1:])
    level = functional.dropout(level, PLAN["drop"] / 2)
    wanted = (parts["looks"](level) + (there[:, :, None] - 1) * 1e4).softmax(1)
    seen = torch.einsum("tlk,tlv->tkv", wanted, torch.tanh(parts["tells"](level))).flatten(1)
    mean = (level * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
    scores = parts["by_look"](functional.dropout(seen, PLAN["drop"])) + parts["by_mean"](
        functional.dropout(mean, PLAN["drop"])
    )
    true = torch.tensor([[float(flag in one.wanted) for flag in FLAGS] for one in examples])
    counts = torch.tensor([[float(flag in one.counts) for flag in FLAGS] for one in examples])
    return functional.binary_cross_entropy_with_logits(
        scores, true, weight=counts, pos_weight=torch.tensor(PLAN["weight"])
    )


def _head(parts: dict[str, Tensor]) -> Head:
    """This will write the fitted parts as the numbers that `minilm.flags` sums."""

    def numbers(weight: Tensor) -> Floats:
        return np.asarray(weight.detach().numpy(), dtype=np.float32)

    bias = numbers(parts["by_look"].bias) + numbers(parts["by_mean"].bias)
    return Head(
        numbers(parts["looks"].weight).T,
        numbers(parts["looks"].bias),
        numbers(parts["tells"].weight).T,
        numbers(parts["tells"].bias),
        numbers(parts["by_look"].weight).T,
        numbers(parts["by_mean"].weight).T,
        bias,
        np.zeros(len(FLAGS), dtype=np.float32),
    )
