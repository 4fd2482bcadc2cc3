"""List every other computer that this installation would call, and why, for the firewall."""

import argparse
import os

from candour.config.command import print_result


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add nothing."""


def run(args: argparse.Namespace) -> int:
    """This will list the hosts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - a command loads what it needs when it runs

    django.setup()
    from candour.channels.hosts import hosts  # noqa: PLC0415
    from candour.channels.queries import every_account  # noqa: PLC0415

    found = hosts(every_account())
    if args.json:
        print_result(args, {"hosts": [each.plain() for each in found]})
        return 0
    for each in found:
        print(f"{each.host}:{each.port}  {each.why} ({each.setting})")
    if not found:
        print("None. This installation calls no other computer.")
    return 0
