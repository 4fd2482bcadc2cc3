"""Drafts that tell what their post did not, replies that deserve a question, and such as do neither.

What looks at drafts learns from them. Ours alone (`phrases/drafts`, `phrases/replies`), for many posts with a
sister as alike as can be that does not deserve it; and what strangers were asked before. The drafts of every
twelfth post are kept apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from candour.domain.checks.codes import Code
from candour.reading.minilm.drafts import ASKED
from candour.reading.training.corpus import PHRASES, lines_in

DRAFTS, REPLIES = PHRASES / "drafts", PHRASES / "replies"
APART_EACH = 12
"""The drafts of one post in so many are never learned."""
LONGER_EACH = 5
"""One draft in so many is learned a second time, among posts of our own that tell nothing."""
REPLIES_AGAIN = 2
"""So often a round goes over replies, of which there are fewer."""
FALSE, HINTED, LET_GO = 0.025, 0.035, 0.09
"""The largest share of blameless drafts kept apart that may be said to tell, and that may be hinted at, half
of which stand beside a sister that tells; and of those that tell which may be called calm. Of our own two
hundred good replies none is held at these."""


@dataclass(frozen=True)
class DraftExample:
    """A post (empty: the draft is a post of our own), a draft, and whether it tells what the post did not
    (None: nobody thought of that); the checks that it deserves, and those that its writer thought of."""

    post: str
    draft: str
    tells: bool | None = None
    asks: frozenset[Code] = frozenset()
    thought_of: frozenset[Code] = frozenset()


@dataclass(frozen=True)
class DraftSchool:
    """What there is to learn, and what is kept apart: drafts that tell or not, and judged replies."""

    to_learn: list[DraftExample]
    apart: list[DraftExample]
    replies_apart: list[DraftExample]


def draft_school() -> DraftSchool:
    """This will gather what there is to learn; the same phrases give the same."""
    drafts, apart = _parted(own_drafts())
    replies, replies_apart = _parted(judged_replies())
    strangers = list(asked_before())
    learned = [*drafts, *strangers]
    return DraftSchool(
        [*learned, *replies_of("asked"), *replies * REPLIES_AGAIN, *longer(learned)],
        apart,
        [*replies_apart, *replies_of("kept")],
    )


def longer(drafts: Sequence[DraftExample]) -> Iterator[DraftExample]:
    """This will put drafts before, between or behind two posts of our own that tell nothing: hands write
    briefly, and in a long reply one sentence of six may tell."""
    told_nothing = [one.draft for one in drafts if not one.post and not one.tells]
    others = zip(cycle(told_nothing[::2]), cycle(told_nothing[1::2]), strict=False)
    for at, (one, (first, second)) in enumerate(zip(drafts[::LONGER_EACH], others, strict=False)):
        parts = [[one.draft, first, second], [first, one.draft, second], [first, second, one.draft]][at % 3]
        yield replace(one, draft=" ".join(parts))


def own_drafts() -> Iterator[DraftExample]:
    """This will read the drafts of our own hands."""
    for _, row in lines_in(DRAFTS):
        yield DraftExample(row["incoming"], row["reply"], bool(row["leak"]))


def asked_before() -> Iterator[DraftExample]:
    """This will read the drafts of strangers that were asked once, and reported, before they were learned."""
    for name, row in lines_in(DRAFTS / "asked"):
        yield DraftExample(row["incoming"], row["reply"], name.startswith("leaks"))


def judged_replies() -> Iterator[DraftExample]:
    """This will read replies with the codes that each deserves."""
    for _, row in lines_in(REPLIES):
        deserved = frozenset(map(Code, row["expect"]))
        doubted = frozenset(map(Code, row["doubt"]))
        yield DraftExample(
            row["story"], row["reply"], asks=deserved & set(ASKED), thought_of=frozenset(ASKED) - doubted
        )


def replies_of(folder: str) -> Iterator[DraftExample]:
    """This will read replies with the checks that each deserves and those that it must not get: those that
    strangers were `asked` and that were then learned, or those that are `kept` for the limits."""
    for _, row in lines_in(REPLIES / folder):
        deserved, others = (frozenset(map(Code, row[said])) & set(ASKED) for said in ("expect", "must_not"))
        yield DraftExample(row["story"], row["reply"], asks=deserved, thought_of=deserved | others)


def _parted(examples: Iterator[DraftExample]) -> tuple[list[DraftExample], list[DraftExample]]:
    """This will keep apart all drafts of one post in so many."""
    of_posts: dict[str, list[DraftExample]] = {}
    for number, one in enumerate(examples):
        of_posts.setdefault(one.post or f"our own {number}", []).append(one)
    learned = [one for at, each in enumerate(of_posts.values()) if at % APART_EACH for one in each]
    apart = [one for at, each in enumerate(of_posts.values()) if at % APART_EACH == 0 for one in each]
    return learned, apart
