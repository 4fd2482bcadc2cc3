"""Lets `python -m candour` run the command line."""

import sys

from candour.config.streams import end_at_once_on_interrupt

if __name__ == "__main__":
    end_at_once_on_interrupt()
    from candour.config.command import main

    sys.exit(main())
