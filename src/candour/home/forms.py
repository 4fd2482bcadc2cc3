"""Looking for something: what is typed, and what of it to show."""

from collections.abc import Mapping, Sequence

from candour.domain.finding import LONGEST_TYPED
from candour.home.queries import KINDS, SINCE, Sought
from candour.network.models import Space
from candour.people.models import Site
from candour.web.addresses import number
from candour.web.filters import plural
from candour.web.forms import Form, Option, RadiosField, SelectField, TextField

SINCE_WORDS: Mapping[str, str] = {
    "day": "Since yesterday",
    "week": "In the last 7 days",
    "month": "In the last month",
    "year": "In the last year",
}


class SearchForm(Form):
    """The box, and the choices behind it, printed with what was asked; nothing in it is an error."""

    q = TextField("Words, or a name", missing=None, max_length=LONGEST_TYPED)
    kind = SelectField("What", missing=None, options=[("", "Everything"), *KINDS.items()])
    who = TextField("Written by", missing=None, hint="A first or last name.", max_length=LONGEST_TYPED)
    site = SelectField("Site", missing=None, options=[("", "All sites")])
    space = SelectField("Space", missing=None, options=[("", "All spaces")])
    since = SelectField("When", missing=None, options=[("", "At any time"), *SINCE_WORDS.items()])

    def offer(self, sites: Sequence[Site], spaces: Sequence[Space]) -> "SearchForm":
        """This will offer the trust's sites, and the spaces that the reader can read."""
        for name, every, things in (("site", "All sites", sites), ("space", "All spaces", spaces)):
            field = self.fields[name]
            assert isinstance(field, SelectField)  # noqa: S101 - declared above
            field.offer([("", every), *((str(each.pk), each.name) for each in things)])
        return self


def asked_in(sought: Sought) -> dict[str, str]:
    """This will give what was asked as it stands in an address, without what was left open."""
    asked = {
        "q": sought.typed,
        "kind": sought.kind,
        "who": sought.who,
        "site": str(sought.site or ""),
        "space": str(sought.space or ""),
        "since": sought.since,
    }
    return {name: value for name, value in asked.items() if value}


def sought_from(given: Mapping[str, str]) -> Sought:
    """This will read an address; whatever makes no sense in it is left out, never refused."""
    kind, since = given.get("kind", ""), given.get("since", "")
    return Sought(
        typed=_text(given.get("q", "")),
        kind=kind if kind in KINDS else "",
        who=_text(given.get("who", "")),
        site=number(given.get("site", "")),
        space=number(given.get("space", "")),
        since=since if since in SINCE else "",
    )


def _text(typed: str) -> str:
    return " ".join(typed.replace("\x00", "").split())[:LONGEST_TYPED]


class CatchUpForm(Form):
    """After how many days away a letter comes."""

    days = RadiosField(
        "Write to me after",
        missing="Choose one",
        options=[
            Option("0", "Never", "You find everything on Home when you come back."),
            *(Option(str(each), plural(each, "day") + " away") for each in (1, 3, 7, 14)),
        ],
    )
