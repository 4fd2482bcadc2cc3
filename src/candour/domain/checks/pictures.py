"""Pictures: each one says in words what it shows."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.report import Finding, finding

_SAYS_NOTHING = re.compile(
    r"(?:an? |the |this |our |my )?(?:image|photo|photograph|picture|pic|img|screenshot|graphic|media|"
    r"untitled|alt(?: text)?|tbc|todo|n/?a|none|null)"
    r"(?:[ _-]?\d+)?|[\w() -]{1,150}\.(?:jpe?g|png|gif|webp|heic|avif|bmp|tiff?|svg|mp4|"
    r"mov)|(?:img|dsc|dcim|pxl|screenshot)[-_ ]?[\d_ -]{1,60}|[\W\d_]{0,200}",
    re.IGNORECASE,
)


def alt_text_missing(material: Material) -> Finding | None:
    """This will hold a draft with a picture that has no alt text, or a file name in place of it."""
    media = material.draft.media
    missing = [
        place
        for place, alt in enumerate(media, start=1)
        if _SAYS_NOTHING.fullmatch((alt or "").strip()[:200])
    ]
    if not missing:
        return None
    reason = None
    if len(media) > 1:
        which = " and ".join(str(place) for place in missing)
        reason = f"Somebody who cannot see picture {which} would not know what it shows."
    return finding(Code.ALT_TEXT_MISSING, level=Level.HOLD, reason=reason)
