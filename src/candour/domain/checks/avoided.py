"""Words that colleagues agreed not to use: a hint under the clause in which they said so."""

import re
from functools import lru_cache

from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.folding import fold
from candour.domain.checks.material import Material
from candour.domain.checks.report import Finding


def avoided(material: Material) -> Finding | None:
    """This will hint at the first clause whose words stand in a reply, with every place of them."""
    for setting in material.draft.agreed:
        if setting.kind is not SettingKind.AVOID:
            continue
        spans = tuple(
            material.style.span(found.start(), found.end())
            for found in _pattern(setting).finditer(material.style.text)
        )
        if spans:
            words = material.draft.reply[slice(*spans[0])]
            return Finding(
                Code.SCRIPTED,
                Level.HINT,
                f"We agreed not to write “{words}”.",
                "Say it in other words.",
                setting.clause,
                spans,
            )
    return None


@lru_cache(maxsize=256)
def _pattern(setting: Setting) -> re.Pattern[str]:
    """This will find whole words, longest first, as they are written in folded text."""
    phrases = sorted((fold(phrase).text.strip() for phrase in setting.phrases), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")
