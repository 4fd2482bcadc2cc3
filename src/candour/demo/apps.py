"""Tells Django about the room `demo`, and puts "made-up trust" above every page of a demonstration."""

from django.apps import AppConfig
from django.conf import settings
from django.http import HttpRequest

from candour.web import registers
from candour.web.registers import Banner


def made_up_banner(_request: HttpRequest) -> Banner:
    """This will say on every page that nobody here is real."""
    return Banner("This is a made-up trust. Every person and every story in it is invented.", "note")


class DemoConfig(AppConfig):
    name = "candour.demo"
    label = "demo"

    def ready(self) -> None:
        if settings.CANDOUR_MODE == "demo":
            registers.banners.add(made_up_banner, order=90)
