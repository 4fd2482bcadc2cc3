"""Forms of a post of one's own: where it goes and when; and of a draft that is shown to a colleague."""

from datetime import date, datetime, time

from candour.channels.fitting import picture_refusal
from candour.channels.queries import accounts_that_write
from candour.channels.registry import channel
from candour.domain.clocks import LONDON
from candour.domain.leaving import STOPPED_LABELS
from candour.domain.refusal import Refusal
from candour.domain.scheduling import TwoMoments, Which, moment_on
from candour.people.models import Person, Trust
from candour.people.queries import active_people
from candour.voice.models import Statement
from candour.web.forms import (
    CheckboxesField,
    DateField,
    Form,
    RadiosField,
    SelectField,
    TextAreaField,
    TimeField,
)


class WhenForm(Form):
    """When it leaves, on London's wall clock; both empty means as soon as it is approved."""

    leaves_on = DateField(
        "Not before this day", missing=None, hint="Leave day and time empty to send it soon."
    )
    leaves_at = TimeField("Time", missing=None, hint="Such as 09:30.")
    which = RadiosField(
        "This time comes twice on that night. Which one?",
        options=(
            (Which.FIRST.value, "The first, before the clocks go back"),
            (Which.SECOND.value, "The second"),
        ),
        missing=None,
    )
    is_ambiguous = False

    def clean(self) -> dict[str, object]:
        """This will turn day and time into one moment, or say beside the field why there is none."""
        given: dict[str, object] = super().clean() or {}
        on, at = given.get("leaves_on"), given.get("leaves_at")
        assert on is None or isinstance(on, date)  # noqa: S101 - a DateField gives a date or nothing
        given["wished_at"] = None
        if self.errors:
            return given
        if bool(on) != bool(at):
            self.add_error("leaves_at" if on else "leaves_on", "Enter both, or leave both empty")
        elif on and at:
            try:
                given["wished_at"] = moment_on(on, time.fromisoformat(str(at)), str(given["which"] or ""))
            except Refusal as refusal:
                self.is_ambiguous = isinstance(refusal, TwoMoments)
                self.add_error("leaves_at", f"{refusal.reason} {refusal.remedy}")
        return given

    @property
    def asks_which(self) -> bool:
        """This will say whether the page shows the question which of two."""
        return self.is_ambiguous or bool(self.data.get("which"))


class WhereForm(WhenForm):
    """Where a post of one's own goes, and when."""

    accounts = CheckboxesField("Where it goes", options=(), missing="Tick at least one")
    field_order = ("accounts", "leaves_on", "leaves_at", "which")
    not_offered: tuple[Refusal, ...] = ()

    def offer(self, trust: Trust, *, pictures: int) -> "WhereForm":
        """This will offer the accounts that can write, and keep why others are not offered; one statement."""
        field = self.fields["accounts"]
        assert isinstance(field, CheckboxesField)  # noqa: S101 - declared above
        accounts = accounts_that_write(trust)
        refused = [(each, picture_refusal(each, pictures, is_answer=False)) for each in accounts]
        field.offer(
            [(str(each.pk), named_account(each.channel, each.name)) for each, no in refused if no is None]
        )
        self.not_offered = tuple(no for _, no in refused if no is not None)
        return self


def named_account(kind: str, name: str) -> str:
    """This will name an account, with its network where the name does not say it."""
    label = channel(kind).label
    return name if label == name else f"{name} ({label})"


def initial_of(statement: Statement) -> dict[str, object]:
    """This will fill the form from what is kept."""
    local = statement.wished_at.astimezone(LONDON) if statement.wished_at else None
    return {
        "accounts": [str(pk) for pk in statement.accounts],
        "leaves_on": local.date() if local else None,
        "leaves_at": f"{local:%H:%M}" if local else "",
    }


def wished(form: WhenForm) -> datetime | None:
    """This will give the moment that was chosen, None for as soon as it may."""
    found = form.cleaned_data["wished_at"]
    return found if isinstance(found, datetime) else None


class ShareForm(Form):
    """Which colleague sees a draft."""

    colleague = SelectField("Show it to", options=(), missing="Choose a colleague")

    def offer(self, person: Person) -> "ShareForm":
        """This will offer everybody who works here but oneself; one statement."""
        field = self.fields["colleague"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        others = [each for each in active_people(person.trust) if each.pk != person.pk]
        named = [(str(each.pk), f"{each.full_name}, {each.job_title}") for each in others]
        field.offer([("", "Choose a colleague"), *named])
        return self


class LeaveForm(Form):
    """What stopped somebody who leaves a draft; nobody has to say."""

    stopped = RadiosField(
        "What stopped you?",
        options=tuple((answer.value, words) for answer, words in STOPPED_LABELS.items()),
        missing=None,
        hint="It is counted without your name, and shown only with nine others or more.",
    )


class OfferForm(Form):
    """The words as the colleague would say them."""

    text = TextAreaField(
        "How would you say it?",
        missing="Write how you would say it",
        rows=7,
        max_length=20_000,
        hint="Nothing changes unless the author takes it.",
    )
