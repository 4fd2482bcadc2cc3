"""The copy of the NHS.UK design system: no licensed font, no logo, no other host, changeable colours."""

import re
from pathlib import Path

from candour.config.assets import copy_assets, house_styles
from candour.config.launch import ASSETS

STYLES = (
    "@font-face{font-family:Frutiger W01;src:url(https://assets.nhs.uk/fonts/F.woff2)}"
    "body{font-family:Frutiger W01,arial,sans-serif;color:#212b32;background:#FFF}"
    ".a:focus{color:#212b32;background-color:#ffeb3b}"
    ".b:not(:focus):hover{border:1px solid #d8dde0}"
    ".c{background:url(/assets/images/nhsuk-icon-cross.svg)}\n/*# sourceMappingURL=a.css.map */\n"
)


def test_the_licensed_font_its_host_and_source_maps_are_gone() -> None:
    styles = house_styles(STYLES)
    for gone in ("Frutiger", "http", "@font-face", "sourceMappingURL", "/assets"):
        assert gone not in styles
    assert "system-ui" in styles
    assert "url(images/nhsuk-icon-cross.svg)" in styles


def test_colours_become_properties_except_where_the_focus_is_shown() -> None:
    styles = house_styles(STYLES)
    assert "color:var(--nhs-ink-212b32,#212b32);background:var(--nhs-ground-ffffff,#FFF)" in styles
    assert ".a:focus{color:#212b32;background-color:#ffeb3b}" in styles
    assert "border:1px solid var(--nhs-line-d8dde0,#d8dde0)" in styles


def test_only_what_the_styles_use_is_copied_in_place_of_what_was_there(tmp_path: Path) -> None:
    built = tmp_path / "package" / "dist" / "nhsuk"
    (built / "assets" / "images").mkdir(parents=True)
    (built / "nhsuk-frontend.min.css").write_text(STYLES)
    (built / "nhsuk-frontend.min.js").write_text("export{}\n//# sourceMappingURL=a.js.map\n")
    for name in ("nhsuk-icon-cross.svg", "favicon.ico", "nhsuk-icon-180.png"):
        (built / "assets" / "images" / name).write_text("picture")
    old = tmp_path / "assets" / "nhsuk" / "old.css"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    copy_assets(tmp_path / "package", tmp_path / "assets")
    names = {file.name for file in (tmp_path / "assets").rglob("*") if file.is_file()}
    assert names == {"nhsuk-frontend.css", "nhsuk-frontend.js", "nhsuk-icon-cross.svg"}
    assert "sourceMappingURL" not in (tmp_path / "assets" / "nhsuk" / "nhsuk-frontend.js").read_text()


def test_the_assets_that_are_served_ask_nothing_of_another_host() -> None:
    styles = (ASSETS / "nhsuk" / "nhsuk-frontend.css").read_text()
    assert re.findall(r"url\((?!images/)[^)]*\)", styles) == []
    assert "Frutiger" not in styles
