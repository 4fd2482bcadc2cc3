"""Lets `python -m candour` run the command line."""

import sys

from candour.config.command import main

if __name__ == "__main__":
    sys.exit(main())
