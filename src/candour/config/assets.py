"""Copies the NHS.UK design system's built files into `build/assets`, without its licensed font and its logo.

Standard library only: the launcher calls it before any dependency is there.
"""

import re
import shutil
from functools import partial
from pathlib import Path

FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
"""The reader's own system font, in place of one that is licensed to the NHS and comes from a remote host."""

_GROUPS = {"ground": ("background",), "ink": ("color", "fill"), "line": ("border", "box-shadow", "outline")}
_RULE = re.compile(r"(?P<selector>[^{};]+)\{(?P<body>[^{}]*)\}")
_COLOUR = re.compile(r"#(?P<digits>[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_IMAGE = re.compile(r"url\(/assets/(images/[a-z0-9-]+\.svg)\)")
_SOURCE_MAP = re.compile(r"\s*(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S+)\s*")


def copy_assets(package: Path, target: Path) -> None:
    """This will write nhsuk/ under `target` from the npm package's folder, in place of what was there.

    Only what the styles use is copied, so that no logo, icon of the NHS or source map comes along.
    """
    built = package / "dist" / "nhsuk"
    folder = target / "nhsuk"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    styles = house_styles((built / "nhsuk-frontend.min.css").read_text(encoding="utf-8"))
    (folder / "nhsuk-frontend.css").write_text(styles, encoding="utf-8")
    script = (built / "nhsuk-frontend.min.js").read_text(encoding="utf-8")
    (folder / "nhsuk-frontend.js").write_text(_SOURCE_MAP.sub("\n", script), encoding="utf-8")
    for image in sorted(set(re.findall(r"url\((images/[a-z0-9-]+\.svg)\)", styles))):
        (folder / image).parent.mkdir(exist_ok=True)
        shutil.copyfile(built / "assets" / image, folder / image)


def house_styles(css: str) -> str:
    """This will give the styles with system fonts, relative images and colours that can be changed.

    Each colour becomes a custom property with the old colour as its default, named for what it paints
    ("--nhs-ink-212b32"), so that the dark scheme is a list of properties instead of a second set of rules.
    """
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"Frutiger W01,\s*arial,\s*sans-serif", FONTS, css, flags=re.IGNORECASE)
    css = _IMAGE.sub(r"url(\1)", css)
    css = _SOURCE_MAP.sub("\n", css)
    return _RULE.sub(_with_properties, css)


def _with_properties(rule: re.Match[str]) -> str:
    """This will leave focus alone: it is black on yellow in both schemes."""
    body = rule["body"]
    is_focus = ":focus" in rule["selector"] and ":not(:focus" not in rule["selector"]
    if not is_focus and "#ffeb3b" not in body:
        body = ";".join(_declaration(part) for part in body.split(";"))
    return f"{rule['selector']}{{{body}}}"


def _declaration(declaration: str) -> str:
    name, colon, value = declaration.partition(":")
    for group, beginnings in _GROUPS.items():
        if name.strip().startswith(beginnings):
            value = _COLOUR.sub(partial(_property, group), value)
    return f"{name}{colon}{value}"


def _property(group: str, colour: re.Match[str]) -> str:
    return f"var(--nhs-{group}-{_six(colour['digits'])},{colour[0]})"


def _six(digits: str) -> str:
    digits = digits.lower()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
