"""Tells Django about the room `voice`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "candour.voice"
    label = "voice"

    def ready(self) -> None:
        import_module("candour.voice.jobs")
        import_module("candour.voice.followers")
        navigation = import_module("candour.voice.navigation")
        drafts = import_module("candour.voice.queries.drafts")
        listening = import_module("candour.listening.registers")
        web = import_module("candour.web.registers")
        web.navigation.add("Speak", "voice-speak", order=30, count=drafts.waiting_figure)
        web.banners.add(navigation.pause_banner, order=10)
        import_module("candour.web.figures").on_every_page(navigation.PAUSE, navigation.pause_reason)
        listening.add_ways_on(navigation.ways_on)
        listening.add_answers(navigation.answers)
        listening.add_under_way(navigation.under_way)
        departing = import_module("candour.voice.queries.departing")
        import_module("candour.playlists.registers").add_stop(departing.is_stopped)
        held = import_module("candour.voice.queries.legal_holds")
        import_module("candour.photos.registers").add_showing(held.refs_showing)
