"""The Jinja environment that every page is printed with."""

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader

from candour.config.templates_kept import kept_templates
from candour.web import filters
from candour.web.layout import address_of
from candour.web.once import form_token
from candour.web.undefined import HouseUndefined


def environment(**options: Any) -> Environment:
    """This will make the environment: every room's templates and the NHS.UK macros, escaping always on."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = HouseUndefined
    options |= {"trim_blocks": True, "lstrip_blocks": True}
    options["bytecode_cache"] = kept_templates(Path(__file__))
    made = Environment(**(options | {"autoescape": True}))  # noqa: S701  # escaping is on
    made.globals.update(url=url, static=static, form_token=form_token)
    made.filters.update(
        moment=filters.moment,
        exact_time=filters.exact_time,
        clock=filters.clock,
        day=filters.day,
        length_of_time=filters.length,
        plural=filters.plural,
        shortened=filters.shortened,
    )
    return made


def url(name: str, *arguments: object, **named: object) -> str:
    """This will give the address of a URL name with its arguments."""
    return reverse(name, args=arguments or None, kwargs=named) if named else address_of(name, *arguments)
