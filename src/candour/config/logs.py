"""How faults are written to standard error: where they happened, never what people wrote.

The message of an error may hold a post's text (a database names the row that it refused), and the path of a
request may hold a private link, so both are left out.
"""

import logging
import traceback
from types import TracebackType

from django.http import HttpRequest

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Prints a record by level, logger and place; errors by kind, requests by their address's pattern."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the standard library's own name
        """This will put the pattern of the address in the place of a request's path."""
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest):
            return super().formatMessage(record)
        match = request.resolver_match
        record.message = f"{request.method} {match.route if match else 'an address that is not there'} failed"
        return super().formatMessage(record)

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - the standard library's own name
        """This will print the frames and the kinds of an error and of those behind it, without messages."""
        parts: list[str] = []
        error = ei[1]
        while error is not None:
            parts.insert(0, "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich led to\n".join(parts)


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "candour.config.logs.WithoutWords",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
"""One handler for all. What visitors mistype (404, a wrong host name) is no fault of ours and is not kept."""
