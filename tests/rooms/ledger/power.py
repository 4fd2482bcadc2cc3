"""A process that writes events for ever and says each number once it is committed; see test_power_cut.py."""

import sys
from datetime import UTC, datetime

if __name__ == "__main__":
    import django

    django.setup()

from django.db import transaction

from candour.ledger import record


def main() -> None:
    """This will write one event a transaction and acknowledge it."""
    number = 0
    while True:
        number += 1
        with transaction.atomic():
            record.write(
                name="jobs:job:revived",
                trust="1",
                by="job:test",
                at=datetime.now(UTC),
                about={"work": number},
                words={"reason": "x" * 300},
            )
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
