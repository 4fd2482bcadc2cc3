"""Tells Django about the room `notices`."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "candour.notices"
    label = "notices"

    def ready(self) -> None:
        """This will open the door of push, and let people's wishes time what goes out."""
        from candour.notices import actions, jobs, push  # noqa: F401, PLC0415 - models are there only now
        from candour.people import doors, registers  # noqa: PLC0415

        doors.register(push.PushDoor())
        doors.set_timing(actions.time_notice)
        registers.own_links.put(
            registers.OwnLink("How I am told: push, letters, quiet hours", "notices-wishes"), 10
        )
