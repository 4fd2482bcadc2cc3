"""The worker process: does queued work and asks for periodic work until it is told to stop."""

import os
import sys

import django

SAYS_READY = "--say-when-ready"
"""With this word the process prints "ready" before it begins, for whoever waits to kill it."""


def main() -> int:
    """This will set up Django and work until SIGTERM."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    django.setup()
    from candour.jobs import worker  # noqa: PLC0415  # after django.setup

    if SAYS_READY in sys.argv:
        print("ready", flush=True)
    return worker.main()


if __name__ == "__main__":
    sys.exit(main())
