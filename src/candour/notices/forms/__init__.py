"""The form of how somebody wishes to be told."""

from datetime import datetime, time, timedelta
from typing import Any

from django.forms import BoundField

from candour.domain.clocks import at_time, weekday_and_day
from candour.domain.notifying import HOW_LABELS, NEWS_LABELS, How, News, Wishes
from candour.web.forms import CheckboxField, Form, SelectField, TimeField

HOWS = tuple((how.value, HOW_LABELS[how]) for how in How)
MUTES: dict[str, str] = {
    "": "Do not mute",
    "keep": "Leave it as it is now",
    "8": "For 8 hours",
    "24": "For a day",
    "168": "For a week",
}


class WishesForm(Form):
    """How somebody is told of each kind of news, and when there is quiet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {
            news.value: SelectField(NEWS_LABELS[news], options=HOWS, missing="Choose one") for news in News
        }
        self.fields = {**kinds, **self.fields}

    @property
    def kinds(self) -> list[BoundField]:
        """This will give the fields of the kinds of news."""
        return [self[news.value] for news in News]

    quiet_from = TimeField("Quiet from", missing=None, hint="Such as 21:00. Leave both empty for none.")
    quiet_to = TimeField("Quiet until", missing=None, hint="Such as 07:00.")
    quiet_weekends = CheckboxField("Quiet at weekends", missing=None)
    letter_at = TimeField("When the letter comes", missing="Enter a time", hint="Such as 07:30.")
    mute = SelectField("Mute everything but what needs me now", options=tuple(MUTES.items()), missing=None)

    def clean(self) -> dict[str, object]:
        """This will ask for both ends of the quiet hours, or neither."""
        given: dict[str, object] = super().clean() or {}
        if bool(given.get("quiet_from")) != bool(given.get("quiet_to")):
            missing = "quiet_to" if given.get("quiet_from") else "quiet_from"
            if missing not in self.errors:
                self.add_error(missing, "Enter both times, or leave both empty")
        return given

    def wishes(self, before: Wishes, now: datetime) -> Wishes:
        """This will give what was wished; `before` is what stood until now."""
        given = self.cleaned_data
        muted_until = before.muted_until if given["mute"] == "keep" else None
        if given["mute"].isdigit():
            muted_until = now + timedelta(hours=int(given["mute"]))
        return Wishes(
            how={news: How(given[news.value]) for news in News},
            quiet_from=_time_or_none(given["quiet_from"]),
            quiet_to=_time_or_none(given["quiet_to"]),
            quiet_weekends=bool(given["quiet_weekends"]),
            letter_at=time.fromisoformat(given["letter_at"]),
            muted_until=muted_until,
        )


def initial(wishes: Wishes, now: datetime) -> dict[str, object]:
    """This will fill the form from what somebody wished."""
    is_muted = wishes.muted_until is not None and wishes.muted_until > now
    return {
        **{news.value: wishes.how_for(news).value for news in News},
        "quiet_from": _text(wishes.quiet_from),
        "quiet_to": _text(wishes.quiet_to),
        "quiet_weekends": wishes.quiet_weekends,
        "letter_at": _text(wishes.letter_at),
        "mute": "keep" if is_muted else "",
    }


def _time_or_none(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _text(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def muted_words(wishes: Wishes, now: datetime) -> str:
    """This will say until when everything else is muted, or nothing."""
    if wishes.muted_until is None or wishes.muted_until <= now:
        return ""
    return f"Muted until {weekday_and_day(wishes.muted_until)}, {at_time(wishes.muted_until)}."
