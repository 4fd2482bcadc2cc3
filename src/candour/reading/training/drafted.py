"""Drafts that tell what their post did not, and drafts that tell nothing: what looks at drafts learns from.

Ours alone (`phrases/drafts`): for every third post, a draft that tells and a sister as alike as can be that
does not. The drafts of every twelfth post are kept apart.
"""

import json
from dataclasses import dataclass

from candour.reading.training.corpus import PHRASES

APART_EACH = 12
"""The drafts of one post in so many are never learned."""
FALSE, HINTED, LET_GO = 0.03, 0.05, 0.04
"""The largest share of blameless drafts kept apart that may be said to tell, and that may be hinted at, half
of which stand beside a sister that tells; and of those that tell which may be called calm."""


@dataclass(frozen=True)
class DraftExample:
    """A post (empty: the draft is a post of our own), a draft, and whether it tells what the post did not."""

    post: str
    draft: str
    tells: bool


@dataclass(frozen=True)
class DraftSchool:
    """What there is to learn, and what is kept apart."""

    to_learn: list[DraftExample]
    apart: list[DraftExample]


def draft_school() -> DraftSchool:
    """This will gather what there is to learn; the same phrases give the same."""
    of_posts: dict[str, list[DraftExample]] = {}
    for path in sorted((PHRASES / "drafts").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            one = DraftExample(row["incoming"], row["reply"], bool(row["leak"]))
            of_posts.setdefault(one.post or f"{path.stem} {number}", []).append(one)
    apart = [one for at, each in enumerate(of_posts.values()) if at % APART_EACH == 0 for one in each]
    learned = [one for at, each in enumerate(of_posts.values()) if at % APART_EACH for one in each]
    return DraftSchool(learned, apart)
