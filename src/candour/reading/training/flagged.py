"""Posts that need a flag, and posts that need none: what raises flags by meaning learns from them.

Our own that need a flag and near misses (`phrases/flags`), some of them also inside an ordinary post;
everyday posts of ours; NHS rows and the other phrases as ordinary posts. Every eighth of our own is
kept apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from candour.domain.checks.codes import Code
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of
from candour.reading.minilm.flags import FLAGS
from candour.reading.training.corpus import PHRASES, Corpus, Row, lines_in

ORDINARY_EACH = 4
"""One NHS row in so many is gone over as an ordinary post."""
LATER = PHRASES / "later"
"""Posts that no reader of kinds has learned."""
OF_EVERY_FLAG = frozenset({"needs-a-flag", "near-misses", "near-harm"})
"""The files whose writers thought of every flag."""
OF_HARM = frozenset({"harm-u", "harm-v", "good_posts", "good_posts_f", "good_posts_last", "good_posts_later"})
"""The files whose writers thought of possible harm, and of nobody at risk now."""
OF_HARM_ALONE = frozenset({"may-harm-oo", "may-harm-pp"})
"""The files whose writers thought of possible harm, and of nothing else."""
HARM = frozenset({Flag.POSSIBLE_HARM})
HOST_MOST = 400
"""Code points of the longest ordinary post that takes another one in."""
APART_EACH = 8
"""One of our own posts in so many is never learned."""
INSIDE_EACH = 6
"""One of our own posts in so many is learned a second time, inside an ordinary one."""


@dataclass(frozen=True)
class Example:
    """A text, the flags that it needs, and those about which it says anything."""

    text: str
    wanted: frozenset[Flag]
    counts: frozenset[Flag]


def own_examples() -> list[Example]:
    """This will read our own posts that need a flag, and near misses.

    Those of the first two hands speak of every flag; later ones of those alone that call a human now, or of
    possible harm.
    """
    return [
        Example(
            row["text"],
            frozenset(map(Flag, row["flags"])),
            _thought_of(name),
        )
        for name, row in lines_in(PHRASES / "flags")
    ]


def _thought_of(file: str) -> frozenset[Flag]:
    """This will say about which flags the posts of a file say anything."""
    if file in OF_EVERY_FLAG:
        return frozenset(FLAGS)
    if file in OF_HARM_ALONE:
        return HARM
    return HUMAN_NOW | HARM if file in OF_HARM else HUMAN_NOW


def everyday() -> list[Example]:
    """This will read our own everyday posts, whose writers thought of every flag and put nobody at risk."""
    return [
        Example(row["text"], frozenset(map(Flag, row["flags"])), frozenset(FLAGS))
        for folder in (PHRASES, LATER)
        for _, row in lines_in(folder)
        if "flags" in row
    ]


def asked_before() -> Iterator[Example]:
    """This will read the posts of strangers that were asked once, and reported, before they were learned."""
    for path in sorted((PHRASES / "flags" / "asked").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                label, text = line.split("\t", 1)
                yield Example(text, frozenset(map(Flag, {label} - {"none"})), _thought_of(path.stem))


def answered() -> list[Example]:
    """This will read posts whose replies strangers judged: whether they may tell of harm, no other flag."""
    may_tell = dict[str, bool]()
    for _, row in lines_in(PHRASES / "replies" / "asked"):
        story = str(row["story"])
        may_tell[story] = may_tell.get(story, False) or Code.DUTY_OF_CANDOUR in row["expect"]
    return [Example(story, HARM if may else frozenset(), HARM) for story, may in may_tell.items()]


def ordinary(rows: Sequence[Row]) -> list[Example]:
    """This will take posts as ordinary; where a rule speaks of a flag, they say nothing about it."""
    return [Example(row.text, frozenset(), frozenset(FLAGS) - flags_of(row.text)) for row in rows]


def inside(own: Sequence[Example], rows: Sequence[Row]) -> list[Example]:
    """This will put posts into ordinary ones, in the middle, before or after: who needs help seldom begins
    with it."""
    found = []
    for at, (one, row) in enumerate(zip(own, cycle(rows), strict=False)):
        first, _, second = row.text.partition(". ")
        parts = [[one.text, row.text], [row.text, one.text], [first + ".", one.text, second]][at % 3]
        found.append(replace(one, text=" ".join(parts)))
    return found


@dataclass(frozen=True)
class School:
    """What there is to learn, and what is kept apart."""

    to_learn: list[Example]
    own_apart: list[Example]
    everyday_apart: list[Example]


def school_of(corpus: Corpus) -> School:
    """This will gather what there is to learn; the same corpus and phrases give the same."""
    own, of_a_day = own_examples(), everyday()
    hosts = [row for row in corpus.nhs[1::ORDINARY_EACH] if 40 < len(row.text) < HOST_MOST]
    learned = [*(one for at, one in enumerate(own) if at % APART_EACH), *asked_before(), *answered()]
    known = {one.text for one in of_a_day}
    later = (str(row["text"]) for _, row in lines_in(LATER) if "flags" not in row)
    sentences = [*(row.text for row in corpus.phrases if row.text not in known), *later]
    to_learn = [
        *learned,
        *inside(learned[::INSIDE_EACH], hosts),
        *(one for at, one in enumerate(of_a_day) if at % APART_EACH),
        *ordinary(corpus.nhs[::ORDINARY_EACH]),
        *(Example(text, frozenset(), HUMAN_NOW) for text in sentences),
    ]
    return School(to_learn, own[::APART_EACH], of_a_day[::APART_EACH])
