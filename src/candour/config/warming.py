"""Reads every template at start, so that the first readers do not compile the same one many times at once."""

from pathlib import Path

from django.apps import apps
from django.template import engines


def every_template() -> list[str]:
    """This will name all templates of the rooms, as `page` names them."""
    folders = [Path(app.path) / "jinja2" for app in apps.get_app_configs()]
    return sorted(
        str(file.relative_to(folder))
        for folder in folders
        if folder.is_dir()
        for file in folder.rglob("*.html")
    )


def read_every_template() -> int:
    """This will compile all templates, raising TemplateSyntaxError for one that cannot be read."""
    names = every_template()
    for name in names:
        engines["jinja2"].get_template(name)
    return len(names)
