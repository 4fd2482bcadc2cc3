"""What is asked about a campaign: its plan, a decision on its frame, why it is stopped."""

from collections.abc import Sequence
from datetime import date, datetime, time

from candour.campaigns.actions.framing import Plan
from candour.campaigns.models import Campaign
from candour.channels.queries import accounts_that_write
from candour.domain import campaigning, posting
from candour.domain.campaigning import Frame, Who
from candour.domain.clocks import LONDON
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal
from candour.domain.scheduling import Which, moment_on
from candour.people.models import Site, Trust
from candour.photos.presenters.showing import PictureOnPage
from candour.voice.placing import named_account
from candour.web.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Form,
    Option,
    RadiosField,
    TextAreaField,
    TextField,
    TimeField,
)

WHO_WORDS: dict[Who, tuple[str, str]] = {
    Who.EVERYBODY: (
        "Every colleague",
        "Pictures of those without the lesson “Photos and consent” are looked at first.",
    ),
    Who.TRAINED: ("Colleagues who took the lesson “Photos and consent”", ""),
}


class PlanForm(Form):
    """A campaign in one form: what it is for, and the frame that somebody approves."""

    title = TextField("What is it called?", missing="Enter a name", max_length=campaigning.LONGEST_TITLE)
    goal = TextAreaField(
        "What is it for?", missing="Say what it is for", rows=2, max_length=campaigning.LONGEST_GOAL
    )
    hashtag = TextField(
        "Hashtag",
        missing="Enter a hashtag",
        hint="One word, such as ADayAtStBrannocs. A capital for each part helps a screen reader.",
        max_length=51,
    )
    asks = TextAreaField(
        "What do you ask for?",
        missing="Say what pictures you ask for",
        hint="Such as: one picture of your team at work, with nobody in it who has not said yes.",
        rows=2,
        max_length=campaigning.LONGEST_ASKS,
    )
    begins_on = DateField("First day", missing="Enter the first day")
    begins_at = TimeField("From", missing="Enter a time", hint="London time, such as 07:00.")
    ends_on = DateField("Last day", missing="Enter the last day")
    ends_at = TimeField("Until", missing="Enter a time", hint="London time, such as 22:00.")
    sites = CheckboxesField("Which sites?", options=(), missing=None, hint="Tick none for every site.")
    who = RadiosField(
        "Who takes part?",
        options=[Option(each.value, word, hint) for each, (word, hint) in WHO_WORDS.items()],
        missing="Choose who takes part",
        initial=Who.EVERYBODY.value,
    )
    is_public = CheckboxField(
        "Show it in public", hint="Pictures go out under the hashtag, and stand on a public wall."
    )
    accounts = CheckboxesField("Where pictures go out", options=(), missing=None)
    words = TextField("Words that go with each picture", missing=None, max_length=campaigning.LONGEST_WORDS)
    money_for = TextField(
        "Does it ask for money? Whom for?",
        missing=None,
        hint="Leave it empty if not. Fundraising says whom it is for wherever it is shown.",
        max_length=120,
    )

    def offer(self, trust: Trust) -> "PlanForm":
        """This will offer the trust's sites, and the accounts that can write; two statements."""
        sites, places = self.fields["sites"], self.fields["accounts"]
        assert isinstance(sites, CheckboxesField)  # noqa: S101 - declared above
        assert isinstance(places, CheckboxesField)  # noqa: S101 - declared above
        named = Site.objects.for_trust(trust).order_by("name", "pk")
        sites.offer([(str(each.pk), each.name) for each in named])
        places.offer(
            [(str(each.pk), named_account(each.channel, each.name)) for each in accounts_that_write(trust)]
        )
        return self

    def clean(self) -> dict[str, object]:
        """This will turn days and times into moments, and say beside a field why there is none."""
        given: dict[str, object] = super().clean() or {}
        for part, which in (("begins", Which.FIRST), ("ends", Which.SECOND)):
            on, at = given.get(f"{part}_on"), given.get(f"{part}_at")
            if not isinstance(on, date) or not at:
                continue
            try:
                given[part] = moment_on(on, time.fromisoformat(str(at)), which.value)
            except Refusal as refusal:
                self.add_error(f"{part}_at", f"{refusal.reason} {refusal.remedy}")
        return given

    @property
    def plan(self) -> Plan:
        """This will give what was written, as the actions take it."""
        given = self.cleaned_data
        is_public = given["is_public"]
        frame = Frame(
            hashtag=campaigning.tidy_tag(given["hashtag"]),
            asks=tidy(given["asks"]),
            begins_at=given["begins"],
            ends_at=given["ends"],
            who=Who(given["who"]),
            words=tidy(given["words"]),
            sites=frozenset(map(int, given["sites"])),
            accounts=frozenset(map(int, given["accounts"])) if is_public else frozenset(),
            is_public=is_public,
            money_for=tidy(given["money_for"]),
        )
        return Plan(given["title"], given["goal"], frame)


class EnterForm(Form):
    """One of one's own pictures or videos, and what one says with it."""

    photo = RadiosField("Which one?", options=(), missing="Choose a picture")
    words = TextAreaField(
        "What do you say with it?",
        missing="Say something, in your own words",
        hint="Nothing that could tell who a patient is. The hashtag is added for you.",
        rows=3,
        max_length=posting.LONGEST_POST,
    )

    def offer(self, ready: Sequence[PictureOnPage]) -> "EnterForm":
        """This will offer the pictures that can go, by their descriptions."""
        field = self.fields["photo"]
        assert isinstance(field, RadiosField)  # noqa: S101 - declared above
        field.offer([(str(each.pk), each.alt) for each in ready])
        return self


class KeepOffForm(Form):
    """Why an entry is kept off the wall."""

    reason = TextAreaField(
        "Why not?", missing="Enter a reason. Whoever entered it reads it", rows=2, max_length=300
    )


class StopForm(Form):
    """Why a campaign is stopped."""

    reason = TextAreaField("Why?", missing="Enter a reason", rows=2, max_length=300)


def initial_of(campaign: Campaign) -> dict[str, object]:
    """This will fill the form from what is kept; times as they are in London."""
    begins, ends = _local(campaign.begins_at), _local(campaign.ends_at)
    return {
        "title": campaign.title,
        "goal": campaign.goal,
        "hashtag": campaign.hashtag,
        "asks": campaign.asks,
        "begins_on": begins.date(),
        "begins_at": f"{begins:%H:%M}",
        "ends_on": ends.date(),
        "ends_at": f"{ends:%H:%M}",
        "sites": [str(pk) for pk in campaign.sites],
        "who": campaign.who,
        "is_public": campaign.is_public,
        "accounts": [str(pk) for pk in campaign.accounts],
        "words": campaign.words,
        "money_for": campaign.money_for,
    }


def _local(at: datetime) -> datetime:
    return at.astimezone(LONDON)
