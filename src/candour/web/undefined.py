"""A missing name in a template is a fault, except where the NHS.UK macros expect it to be blank."""

from typing import Any, NoReturn

from jinja2 import ChainableUndefined
from jinja2.exceptions import UndefinedError
from jinja2.utils import missing


class HouseUndefined(ChainableUndefined):
    """Blank inside NHS.UK macros, which look for options nobody gave; an error for our own typing slips.

    Raises UndefinedError when an object of `candour` lacks the attribute, and when a name that nobody gave to
    the template is printed, looped over or looked into.
    """

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if type(obj).__module__.partition(".")[0] == "candour":
            self._fail_with_undefined_error()

    @property
    def _is_unknown_name(self) -> bool:
        """This will say whether nobody gave the template this name.

        A macro's empty parameter has a hint; the NHS.UK macros write `undefined` where they mean nothing.
        """
        name, has_hint = self._undefined_name, self._undefined_hint is not None
        return self._undefined_obj is missing and not has_hint and name != "undefined"

    def _stop_unknown_name(self) -> None:
        if self._is_unknown_name:
            self._fail_with_undefined_error()

    def _fail_with_undefined_error(self, *_args: Any, **_named: Any) -> NoReturn:
        raise UndefinedError(self._undefined_message)

    def __str__(self) -> str:
        self._stop_unknown_name()
        return ""

    def __html__(self) -> str:
        return str(self)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("__"):
            self._stop_unknown_name()
        return super().__getattr__(name)

    def __getitem__(self, name: str) -> Any:
        self._stop_unknown_name()
        return self

    def __iter__(self) -> Any:
        self._stop_unknown_name()
        return super().__iter__()
