"""Looking for people: by words, by site, by role, and by what they may say without waiting."""

from collections.abc import Iterable, Mapping

from candour.domain.roles import RIGHT_LABELS, ROLE_LABELS, Right, Role
from candour.people.models import Site
from candour.people.queries.persons import Wanted
from candour.web.addresses import number
from candour.web.forms import Form, SelectField, TextField

LONGEST = 60


class DirectoryForm(Form):
    """The box and the choices of the directory, printed with what was asked."""

    q = TextField("Name, job or team", missing=None, max_length=LONGEST)
    site = SelectField("Site", missing=None, options=[("", "All sites")])
    role = SelectField(
        "Role", missing=None, options=[("", "Any role"), *((each.value, ROLE_LABELS[each]) for each in Role)]
    )
    may = SelectField(
        "May send without waiting",
        missing=None,
        options=[("", "Anything or nothing"), *((each.value, RIGHT_LABELS[each]) for each in Right)],
    )

    def offer(self, sites: Iterable[Site]) -> "DirectoryForm":
        """This will offer the trust's sites."""
        field = self.fields["site"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        field.offer([("", "All sites"), *((str(each.pk), each.name) for each in sites)])
        return self


def wanted_from(given: Mapping[str, str]) -> Wanted:
    """This will read an address; whatever makes no sense in it is left out."""
    role, right = given.get("role", ""), given.get("may", "")
    return Wanted(
        words=" ".join(given.get("q", "").replace("\x00", "").split())[:LONGEST],
        site=number(given.get("site", "")),
        role=role if role in set(Role) else "",
        right=right if right in set(Right) else "",
    )


def asked_in(wanted: Wanted) -> dict[str, str]:
    """This will give what was asked as it stands in an address."""
    asked = {"q": wanted.words, "site": str(wanted.site or ""), "role": wanted.role, "may": wanted.right}
    return {name: value for name, value in asked.items() if value}
