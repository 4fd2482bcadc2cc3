"""What colleagues agreed that the checks do: clauses that run, each with its number and version.

    kind         makes the checks                                      care
    may_repeat   leave alone sentences with these words (sameness)     looser
    avoid        hint at these words                                   stricter
    level        hold, hint or say nothing where this check finds      either

No clause reaches the floors, or what the law asks for: those checks are not in `CAN_BE_SET`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from candour.domain.checks.codes import HIGHEST_LEVEL, Code, Level
from candour.domain.checks.folding import WORD, fold
from candour.domain.refusal import Refusal

CAN_BE_SET = frozenset(Code) - {
    Code.SAFEGUARDING,
    Code.DUTY_OF_CANDOUR,
    Code.IDENTITY,
    Code.FOI,
    Code.CLINICAL_ADVICE,
    Code.ALT_TEXT_MISSING,
}
"""Checks whose level a clause may set; the others are floors, patients' safety or the law."""
MOST_PHRASES, LONGEST_PHRASE = 20, 120
FEWEST_WORDS = 3
"""Words that may be repeated are at least so many: one common word would let everything through."""


class SettingKind(StrEnum):
    """What a clause does to the checks."""

    MAY_REPEAT = "may_repeat"
    AVOID = "avoid"
    LEVEL = "level"


@dataclass(frozen=True)
class Setting:
    """One clause in force and what it makes the checks do; `level` None with `LEVEL` is silence."""

    clause: str
    version: int
    kind: SettingKind
    phrases: tuple[str, ...] = ()
    check: Code | None = None
    level: Level | None = None

    @property
    def is_looser(self) -> bool:
        """Whether less is held or hinted at than without it."""
        if self.kind is not SettingKind.LEVEL or self.check is None:
            return self.kind is SettingKind.MAY_REPEAT
        return _WEIGHT[self.level] < _WEIGHT[HIGHEST_LEVEL[self.check]]


_WEIGHT: dict[Level | None, int] = {None: 0, Level.HINT: 1, Level.HOLD: 2}


@dataclass(frozen=True)
class Allowed:
    """A finding that a clause took away, or made milder: what it would have said, and which clause."""

    check: Code
    reason: str
    clause: str
    version: int


def to_set(setting: Setting) -> Refusal | None:
    """This will refuse a setting that says nothing, reaches a floor, or would let everything through."""
    if setting.kind is SettingKind.LEVEL:
        return _to_set_level(setting)
    if not setting.phrases:
        return Refusal("No words are named.", "Enter the words that this is about, one line each.")
    if len(setting.phrases) > MOST_PHRASES:
        return Refusal(f"More than {MOST_PHRASES} lines of words are named.", "Make two clauses of it.")
    fewest = FEWEST_WORDS if setting.kind is SettingKind.MAY_REPEAT else 1
    for phrase in setting.phrases:
        if len(phrase) > LONGEST_PHRASE:
            return Refusal(f"“{phrase[:40]}...” is too long.", f"Use {LONGEST_PHRASE} characters at most.")
        if len(WORD.findall(fold(phrase).text)) < fewest:
            return Refusal(
                f"“{phrase}” is too short.",
                f"Enter {fewest} words or more." if fewest > 1 else "Enter a word.",
            )
    return None


def _to_set_level(setting: Setting) -> Refusal | None:
    if setting.check is None:
        return Refusal("No check is chosen.", "Choose which one this is about.")
    if setting.check not in CAN_BE_SET:
        return Refusal(
            "No vote changes this check: it keeps people safe, or the law asks for it.",
            "Choose another check, or say in words how it should be read.",
            "floors",
        )
    if setting.level is HIGHEST_LEVEL[setting.check]:
        return Refusal("The check does that already.", "Choose what should change.")
    return None


def repeatable(settings: Sequence[Setting]) -> tuple[str, ...]:
    """This will give the words that may be the same in many replies, folded as replies are."""
    return tuple(
        fold(phrase).text.strip()
        for setting in settings
        if setting.kind is SettingKind.MAY_REPEAT
        for phrase in setting.phrases
    )


def level_of(code: Code, settings: Sequence[Setting]) -> Setting | None:
    """This will give the clause that sets a check's level, or nothing; what was agreed on last counts."""
    found = [one for one in settings if one.kind is SettingKind.LEVEL and one.check is code]
    return found[-1] if found else None


def loosens(before: Sequence[Setting], after: Sequence[Setting]) -> bool:
    """This will say whether less is held or hinted at: a milder setting came, or a strict one went."""
    gone, came = _differences(before, after)
    return any(one.is_looser for one in came) or any(not one.is_looser for one in gone)


def changes_anything(before: Sequence[Setting], after: Sequence[Setting]) -> bool:
    """This will say whether the checks would do something else than before."""
    return any(_differences(before, after))


def _differences(before: Sequence[Setting], after: Sequence[Setting]) -> tuple[set[Setting], set[Setting]]:
    had, has = ({replace(one, clause="", version=0) for one in some} for some in (before, after))
    return had - has, has - had


def to_plain(setting: Setting) -> dict[str, object]:
    """This will give a setting as plain values, without the clause, which is known beside it."""
    return {
        "kind": setting.kind.value,
        "phrases": list(setting.phrases),
        "check": setting.check.value if setting.check else "",
        "level": setting.level.value if setting.level else "",
    }


def from_plain(plain: Mapping[str, object], clause: str, version: int) -> Setting:
    """This will read what `to_plain` wrote; ValueError where it is something else."""
    phrases, check, level = plain.get("phrases"), plain.get("check"), plain.get("level")
    return Setting(
        clause,
        version,
        SettingKind(str(plain.get("kind"))),
        tuple(map(str, phrases)) if isinstance(phrases, list) else (),
        Code(str(check)) if check else None,
        Level(str(level)) if level else None,
    )
