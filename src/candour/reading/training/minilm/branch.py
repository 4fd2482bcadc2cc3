"""A branch in torch: layers of its own, looks, and what it scores. One raises flags, another looks at drafts.

Its layers begin as those of the base model with the same numbers; what the shipped graph makes of a text up
to the first of them is worked out once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from candour.reading.minilm.branches import GROWS_ON, giving
from candour.reading.minilm.model import Graph
from candour.reading.training.minilm.network import WIDTH, Network, Tensor, quick_sums
from candour.reading.weights import Floats

LOOKS = 4
"""How many looks a branch takes at the words."""
Halves = NDArray[np.float16]
TEXTS_AT_ONCE, WORDS_AT_ONCE = 32, 1_400
DROPPED, HEAD_FASTER, WARM_UP, DECAY = 0.2, 8.0, 0.08, 0.01


@dataclass(frozen=True)
class Shape:
    """The layers of a branch, by their numbers in the base model, and how many scores it gives."""

    layers: range
    scores: int

    @property
    def grows_on(self) -> str:
        """This will name in the graph what the first of its layers is given."""
        return GROWS_ON[self.layers.start]


def settled(graph: bytes, shape: Shape) -> Graph:
    """This will give the part of a graph below a branch: it answers what the branch is given of each word."""
    return Graph(giving(graph, shape.grows_on), (shape.grows_on,))


Loss = Callable[[Tensor, Tensor, Tensor, float], Tensor]
"""How wrong scores are: what was wanted, about which a text says anything, what a wanted one weighs."""


@dataclass(frozen=True)
class Plan:
    """How to learn: highest rate, rounds, the seeds of order and dropout, what a wanted score weighs, and how
    wrong scores are."""

    rate: float
    rounds: int
    seeds: tuple[int, ...]
    weight: float
    loss: Loss

    def going_on(self) -> "Plan":
        """This will give the plan for a branch that has been taught and goes over lessons, new and old, once
        more: at half the rate, since it has little to find anew, and twice, for the mean."""
        return replace(self, rate=self.rate / 2, rounds=1, seeds=(1, 2))


@dataclass(frozen=True)
class Lesson:
    """What the branch is given of each word of a text, what is wanted of it, and about which scores it says
    anything (a number a score)."""

    words: Halves
    wanted: Floats
    counts: Floats


@dataclass(frozen=True)
class Branch:
    """Every weight of the branch by its name, and its shape."""

    weights: dict[str, Tensor]
    shape: Shape

    def scores(self, words: Tensor, there: Tensor, *, learning: bool = False) -> Tensor:
        """This will score texts, a column a score; `there` is 1 where a text has a word, else 0."""
        functional, w = torch.nn.functional, self.weights
        x = Network(w).through(words, there, self.shape.layers, learning=learning)
        mean = (x * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        wanted = functional.linear(x, w["look.weight"], w["look.bias"]) + (there[:, :, None] - 1) * 1e4
        seen = torch.einsum("tlk,tlv->tkv", wanted.softmax(1), x).flatten(1)
        both = functional.dropout(torch.cat([mean, seen], 1), DROPPED, training=learning)
        return functional.linear(both, w["head.weight"], w["head.bias"])


def learn_branch(
    begun: Callable[[], Branch], lessons: Sequence[Lesson], plan: Plan, say: Callable[[str], None]
) -> Branch:
    """This will teach a branch all lessons, once a seed, and give the mean of the weights: with strangers it
    does as well as the better one (Wortsman et al. 2022). The same lessons and beginning give the same
    branch."""
    torch.set_num_threads(1)
    each = []
    for seed in plan.seeds:
        torch.manual_seed(seed)
        each.append(_learned(begun(), lessons, plan, np.random.default_rng(seed), say))
    return mean_of(each)


def mean_of(each: Sequence[Branch]) -> Branch:
    """This will give the branch whose every weight is the mean of those of some."""
    return Branch(
        {name: sum(one.weights[name] for one in each) / len(each) for name in each[0].weights}, each[0].shape
    )


def _learned(
    branch: Branch,
    lessons: Sequence[Lesson],
    plan: Plan,
    order: np.random.Generator,
    say: Callable[[str], None],
) -> Branch:
    """This will teach a fresh branch all lessons, in an order that is drawn."""
    of_layers = [each for name, each in branch.weights.items() if name.startswith("encoder.")]
    of_head = [each for name, each in branch.weights.items() if not name.startswith("encoder.")]
    for each in branch.weights.values():
        each.requires_grad_(True)
    adapts = torch.optim.AdamW(
        [
            {"params": of_layers, "highest": plan.rate},
            {"params": of_head, "highest": plan.rate * HEAD_FASTER},
        ],
        weight_decay=DECAY,
        fused=True,
    )
    rounds = [_batches(lessons, order) for _ in range(plan.rounds)]
    steps, done = sum(map(len, rounds)), 0
    for number, batches in enumerate(rounds, start=1):
        lost = 0.0
        for batch in batches:
            done += 1
            for group in adapts.param_groups:
                group["lr"] = group["highest"] * min(1.0, done / (WARM_UP * steps)) * (1 - done / steps)
            with quick_sums():
                loss = plan.loss(*_asked(branch, batch), plan.weight)
            adapts.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*of_layers, *of_head], 1.0)
            adapts.step()
            lost += float(loss.detach())
        say(f"  round {number} of {plan.rounds}: loss {lost / len(batches):.4f}")
    return Branch({name: each.detach() for name, each in branch.weights.items()}, branch.shape)


def fresh(base: Path, shape: Shape) -> Branch:
    """This will give a branch that has learned nothing: its layers are those of the base model."""
    names = tuple(f"encoder.layer.{number}." for number in shape.layers)
    made = {
        name: each.float().clone() for name, each in load_file(str(base)).items() if name.startswith(names)
    }
    made["look.weight"], made["look.bias"] = torch.randn(LOOKS, WIDTH) * 0.02, torch.zeros(LOOKS)
    made["head.weight"] = torch.randn(shape.scores, WIDTH * (LOOKS + 1)) * 0.02
    made["head.bias"] = torch.zeros(shape.scores)
    return Branch(made, shape)


def _batches(lessons: Sequence[Lesson], order: np.random.Generator) -> list[list[Lesson]]:
    """This will group lessons of like length, as many as fit, and shuffle the groups."""
    jitter = order.uniform(0.85, 1.15, len(lessons))
    by_length = sorted(range(len(lessons)), key=lambda at: len(lessons[at].words) * jitter[at])
    groups: list[list[Lesson]] = [[]]
    longest = 0
    for at in by_length:
        longest = max(longest, len(lessons[at].words))
        if len(groups[-1]) >= TEXTS_AT_ONCE or longest * (len(groups[-1]) + 1) > WORDS_AT_ONCE:
            groups.append([])
            longest = len(lessons[at].words)
        groups[-1].append(lessons[at])
    return [groups[at] for at in order.permutation(len(groups)) if groups[at]]


def _padded(each: Sequence[Halves]) -> tuple[Tensor, Tensor]:
    pad = torch.nn.utils.rnn.pad_sequence
    words = pad([torch.from_numpy(one.astype(np.float32)) for one in each], batch_first=True)
    return words, pad([torch.ones(len(one)) for one in each], batch_first=True)


def _asked(branch: Branch, batch: Sequence[Lesson]) -> tuple[Tensor, Tensor, Tensor]:
    """This will give the scores of some lessons, what is wanted, and about which they say anything."""
    scores = branch.scores(*_padded([one.words for one in batch]), learning=True)
    wanted = torch.from_numpy(np.stack([one.wanted for one in batch]))
    return scores, wanted, torch.from_numpy(np.stack([one.counts for one in batch]))


def wrong(scores: Tensor, wanted: Tensor, counts: Tensor, weight: float) -> Tensor:
    """This will say how wrong scores are, each by itself."""
    return torch.nn.functional.binary_cross_entropy_with_logits(
        scores, wanted, weight=counts, pos_weight=torch.tensor(weight)
    )
