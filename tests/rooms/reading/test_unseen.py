"""Posts by a writer who had not seen the rules, and posts that say it indirectly: how many are found.

When the rules had not been touched, 17 of the 160 posts of `risk.txt` were found, 14 of the 100 of
`indirect.txt` (safeguarding, self_harm and danger_now), 130 of the 225 of `unseen/desks.txt`, and 13 of the
25 stories that criticise somebody by name, with 4 of 25 that praise. The rules were then widened by families
of words; so these figures say what is kept, not what a stranger's next sentence will meet.
"""

from pathlib import Path

import pytest

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of, hits_of, names_staff_critically
from candour.reading.training.corpus import PHRASES
from tests.rooms.reading import cases_of_danger

UNSEEN, ASKED = Path(__file__).parent / "unseen", PHRASES / "flags" / "asked"
AT_LEAST = 0.98
AT_MOST_FALSE = 0.03


def posts(name: str, folder: Path = UNSEEN) -> list[tuple[str, str]]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t", 1) for line in lines if line and not line.startswith("# ")]
    return [(label, post) for label, post in pairs]


RISK = [
    *posts("risk.txt", ASKED),
    *posts("indirect.txt", ASKED),
    *((flag.value, post) for flag in HUMAN_NOW for post in cases_of_danger.HITS[flag]),
]


def test_nearly_everybody_at_risk_is_seen_by_a_human() -> None:
    missed = [(label, post) for label, post in RISK if not flags_of(post) & HUMAN_NOW]
    print(f"\nfound: {len(RISK) - len(missed)} of {len(RISK)}; missed: {missed}")
    assert len(RISK) >= 300
    assert len(RISK) - len(missed) >= AT_LEAST * len(RISK)


@pytest.mark.parametrize("flag", sorted(HUMAN_NOW))
def test_each_kind_of_risk_is_known_for_what_it_is(flag: Flag) -> None:
    of_flag = [post for label, post in RISK if label == flag]
    missed = [post for post in of_flag if flag not in flags_of(post)]
    print(f"\n{flag}: {len(of_flag) - len(missed)} of {len(of_flag)}; missed: {missed}")
    assert len(of_flag) - len(missed) >= 0.95 * len(of_flag)


def test_words_that_only_sound_like_danger_wake_nobody() -> None:
    ordinary = [post for _, post in posts("not_risk.txt", ASKED)]
    false = [(post, hits_of(post)) for post in ordinary if flags_of(post) & HUMAN_NOW]
    print(f"\nfalse alarms: {len(false)} of {len(ordinary)}: {false}")
    assert len(false) <= AT_MOST_FALSE * len(ordinary)


DESKS = posts("desks.txt")


@pytest.mark.parametrize("flag", sorted({label for label, _ in DESKS if not label.startswith("not:")}))
def test_posts_for_other_desks_are_found_and_their_near_misses_left_alone(flag: str) -> None:
    wanted = [post for label, post in DESKS if label == flag]
    unwanted = [post for label, post in DESKS if label.replace(" ", "") == f"not:{flag}"]
    missed = [post for post in wanted if flag not in flags_of(post)]
    false = [post for post in unwanted if flag in flags_of(post)]
    print(f"\n{flag}: missed {missed} of {len(wanted)}, false {false} of {len(unwanted)}")
    assert len(missed) <= (0.2 if flag == Flag.IDENTIFIABLE else 0.04) * len(wanted)
    assert len(false) <= 0.1 * len(unwanted)


def test_whoever_is_criticised_by_name_is_found_and_whoever_is_praised_is_not() -> None:
    stories = posts("staff_named.txt")
    wrong = [
        (label, story)
        for label, story in stories
        if bool(names_staff_critically(story)) != (label == "staff_named")
    ]
    print(f"\nright: {len(stories) - len(wrong)} of {len(stories)}; wrong: {wrong}")
    assert len(wrong) <= 0.04 * len(stories)
