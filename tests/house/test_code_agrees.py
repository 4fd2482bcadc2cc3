"""What is named in one place exists in the other: events, templates, models of a trust."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from candour.domain.events import EVENTS, PARTS
from candour.people.models import Person, SignedIn, Trust
from candour.people.tenancy import TrustOwned, TrustQuerySet

SOURCE = Path(__file__).resolve().parents[2] / "src" / "candour"
LISTED_HERE = SOURCE / "domain" / "events"
EVENT = re.compile(r"^[a-z_]+:[a-z_]+:[a-z_]+$")
OPEN = "\x00"
TEMPLATE_WORDS = re.compile(r"[\"']([\w/\-]+\.(?:html|jinja|txt|xml|md))[\"']")
NAMED_BY_ALLAUTH = re.compile(r"^(?:account|mfa|usersessions)/")
"""The library prints these by names of its own; test_every_url.py meets the pages."""


def test_every_event_that_the_code_tells_is_listed() -> None:
    told = {name for name in _words_in_code() if EVENT.match(name)}
    assert sorted(told - set(EVENTS)) == []


def test_no_event_is_listed_twice() -> None:
    assert len(EVENTS) == sum(len(part) for part in PARTS)


def test_every_event_made_of_parts_can_be_a_listed_one() -> None:
    rooms = {name.partition(":")[0] for name in EVENTS}
    made = [name for name in _words_in_code() if OPEN in name and name.count(":") == 2]
    told = [name for name in made if name.partition(":")[0] in rooms and " " not in name]
    assert [name for name in told if not any(_shape(name).fullmatch(event) for event in EVENTS)] == []


def test_every_listed_event_is_told_somewhere() -> None:
    words = set(_words_in_code())
    shapes = [_shape(name) for name in words if OPEN in name and name.count(":") == 2]
    silent = [
        name for name in EVENTS if name not in words and not any(each.fullmatch(name) for each in shapes)
    ]
    assert silent == []


def test_every_template_is_printed_or_included_by_somebody() -> None:
    used = {name for file in _sources() for name in TEMPLATE_WORDS.findall(file.read_text(encoding="utf-8"))}
    shapes = [_shape(name) for name in _words_in_code() if OPEN in name and name.endswith(".html")]
    templates = {
        file.relative_to(folder).as_posix()
        for folder in SOURCE.rglob("jinja2")
        for file in folder.rglob("*.*")
    }
    lost = {name for name in templates - used if not any(each.fullmatch(name) for each in shapes)}
    assert sorted(name for name in lost if not NAMED_BY_ALLAUTH.match(name)) == []


def _shape(name: str) -> re.Pattern[str]:
    return re.compile("[a-z_]+".join(re.escape(part) for part in name.split(OPEN)))


def test_every_model_of_a_trust_is_asked_for_by_trust() -> None:
    own = [each for each in apps.get_models() if each.__module__.startswith("candour.") and _has_trust(each)]
    loose = [
        model.__name__
        for model in own
        if not hasattr(model._default_manager, "for_trust")
        or (issubclass(model, TrustOwned) and not isinstance(model._default_manager.all(), TrustQuerySet))
    ]
    assert len(own) > 20
    assert loose == []


def test_every_model_that_points_into_a_trust_belongs_to_one() -> None:
    """Only sessions, which die with their person, point to a person without saying the trust."""
    lonely = [
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("candour.")
        and model not in {Trust, SignedIn}
        and not _has_trust(model)
        and any(_leads_into_a_trust(field) for field in model._meta.concrete_fields)
    ]
    assert lonely == []


def _has_trust(model: type[models.Model]) -> bool:
    return any(field.name == "trust" and field.is_relation for field in model._meta.concrete_fields)


def _leads_into_a_trust(field: "models.Field[object, object]") -> bool:
    to = field.related_model if field.is_relation else None
    return isinstance(to, type) and (issubclass(to, TrustOwned) or to is Person)


def _sources() -> Iterator[Path]:
    for suffix in ("*.py", "*.html", "*.jinja", "*.xml", "*.txt"):
        yield from SOURCE.rglob(suffix)


def _words_in_code() -> Iterator[str]:
    """This will give every text in the code; what an f-string leaves open is one sign."""
    for file in SOURCE.rglob("*.py"):
        if LISTED_HERE not in file.parents and "migrations" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else OPEN for part in node.values
                    )
