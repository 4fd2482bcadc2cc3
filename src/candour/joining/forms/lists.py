"""Forms for a list of people: the file, and the yes to it."""

from candour.web.forms import CheckboxField, FileField, Form, NumberField


class ListForm(Form):
    """A file, and what its being complete means."""

    file = FileField(
        "CSV file",
        missing="Choose a file",
        hint="First line: First name, Last name, Email, Staff number. Job title, Site, Team, Staff group, "
        "Roles and Status are read too.",
        accept=".csv,text/csv",
    )
    is_full = CheckboxField(
        "This is everybody: people with a staff number who are missing from it have left", missing=None
    )
    invites = CheckboxField("Send each new person a letter to choose a password", missing=None)


class ConfirmListForm(Form):
    """The number of people who leave by the list, typed once more."""

    leavers = NumberField("How many people leave", missing=None, least=0)
