"""A mark in every text that somebody of a trust could have typed, so that a leak of it can be seen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Model

from candour.people.models import Trust
from tests.house.not_typed import NOT_TYPED
from tests.house.state import of_trust

if TYPE_CHECKING:
    Words = models.CharField[str, str] | models.TextField[str, str]


def mark_words(trust: Trust, mark: str) -> None:
    """This will put the trust's mark into every text that somebody could have typed."""
    for model, fields in typed_words():
        for row in of_trust(model, trust) or ():
            words = {each.name: _marked(each, mark, row.pk) for each in fields if getattr(row, each.name)}
            model._base_manager.filter(pk=row.pk).update(**words)


def typed_words() -> Iterator[tuple[type[Model], "list[Words]"]]:
    """This will give every model that belongs to a trust, with its fields of words."""
    for model in apps.get_models():
        if model.__module__.startswith("candour.") and _is_of_a_trust(model):
            kept = NOT_TYPED.get(model._meta.label, set())
            fields = [
                each
                for each in model._meta.concrete_fields
                if isinstance(each, models.CharField | models.TextField) and not each.choices
            ]
            if words := [each for each in fields if each.name not in kept]:
                yield model, words


def _is_of_a_trust(model: type[Model]) -> bool:
    own = [each for each in model._meta.concrete_fields if each.name == "trust"]
    return model is Trust or any(each.is_relation for each in own)


def _marked(each: "Words", mark: str, pk: object) -> str:
    return f"{mark} {each.name} n{pk}"[: each.max_length or 200]
