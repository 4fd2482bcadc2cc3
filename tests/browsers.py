"""Which Chromium the tests drive.

Its headless shell is the same engine without the windows, in half of the processor's time; `--full` takes the
whole browser, where there is one.
"""

import os
import shutil

SHELL, WHOLE = ("chromium-headless-shell",), ("chromium", "chromium-browser", "google-chrome")


def found() -> str | None:
    """This will give the path of a browser; None where Playwright is to look for one itself."""
    names = (*WHOLE, *SHELL) if os.environ.get("CANDOUR_FULL") else (*SHELL, *WHOLE)
    return next(filter(None, map(shutil.which, names)), None)
