"""A form that remembers what its reader saw, so that nobody overwrites unseen."""

from typing import Self

from django.http import QueryDict

from candour.web.forms import Form, HiddenField


class SeenForm(Form):
    """A form with a mark of what stood there when the page was printed."""

    seen = HiddenField()

    def seeing(self, mark: str) -> Self:
        """This will give the form as it was filled in, now with the mark of what stands there now."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        data["seen"] = mark
        self.data = data
        return self
