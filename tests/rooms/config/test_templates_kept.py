"""Compiled templates are kept from start to start, and never run where somebody else could write them."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from candour.config.templates_kept import KeptTemplates, kept_templates


def printed(kept: KeptTemplates | None, words: str) -> str:
    made = Environment(loader=DictLoader({"page": words}), bytecode_cache=kept, autoescape=True)
    return made.get_template("page").render(name="Ruth")


def kept_in(root: Path, maker: str = "trim") -> KeptTemplates | None:
    file = root / "maker.py"
    file.write_text(maker, encoding="utf-8")
    return kept_templates(file, root=root)


def files(root: Path) -> list[Path]:
    return sorted(each for each in root.rglob("*.cache"))


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(kept_in(tmp_path), "Hello {{ name }}") == "Hello Ruth"
    assert len(files(tmp_path)) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert printed(kept_in(tmp_path), "Hello {{ name }}") == "Hello Ruth"


def test_other_words_or_another_way_of_printing_are_compiled_anew(tmp_path: Path) -> None:
    printed(kept_in(tmp_path), "Hello {{ name }}")
    assert printed(kept_in(tmp_path), "Goodbye {{ name }}") == "Goodbye Ruth"
    printed(kept_in(tmp_path, "another"), "Goodbye {{ name }}")
    assert len({each.parent for each in files(tmp_path)}) == 2


def test_what_others_can_write_is_not_run(tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    assert kept is not None
    Path(kept.directory).chmod(0o777)
    assert kept_in(tmp_path) is None
    assert printed(None, "Hello {{ name }}") == "Hello Ruth"


def test_where_nothing_can_be_written_pages_are_printed_all_the_same(tmp_path: Path) -> None:
    gone = KeptTemplates(str(tmp_path / "not there"))
    assert printed(gone, "Hello {{ name }}") == "Hello Ruth"
    (tmp_path / "build").write_text("a file where the folder would be", encoding="utf-8")
    assert kept_in(tmp_path) is None
