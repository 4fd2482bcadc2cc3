"""Take in a list of people from a CSV file: who is new, who changes, who has left."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from candour.config.command import WrongUse, print_result
from candour.config.lines import standard_input

if TYPE_CHECKING:
    from candour.domain.lists.planning import Plan
    from candour.people.models import Trust


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file, and whether anything is to happen."""
    parser.add_argument("file", nargs="?", help="the CSV file; without one, standard input")
    parser.add_argument("--trust", metavar="SLUG", help="which trust, where there are several")
    parser.add_argument(
        "--full", action="store_true", help="whoever has a staff number and is missing has left"
    )
    parser.add_argument(
        "--apply", action="store_true", help="do it; without this, only say what would happen"
    )
    parser.add_argument("--leavers", type=int, metavar="N", help="how many people leave, to go with --apply")
    parser.add_argument("--invite", action="store_true", help="send new people a letter to choose a password")


def run(args: argparse.Namespace) -> int:
    """This will say what a list does, and do it with --apply; 1 where lines cannot be taken."""
    content = _content(args.file)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415  # only a command that needs it loads Django

    django.setup()
    from candour.domain.lists.planning import Does  # noqa: PLC0415
    from candour.domain.lists.reading import read_list  # noqa: PLC0415
    from candour.joining.queries import plan_of  # noqa: PLC0415

    trust = _trust(args.trust)
    said = read_list(content)
    asked = plan_of(trust, said, is_full=args.full)
    result: dict[str, Any] = {each.value: len(asked.of(each)) for each in Does}
    result |= {
        "problems": [vars(each) for each in asked.problems],
        "unread": list(said.unread),
        "applied": False,
    }
    if not args.json:
        _say(asked)
    if args.apply:
        result["left_over"] = _apply(args, trust, content, asked)
        result["applied"] = True
    print_result(args, result if args.json else {key: result[key] for key in [*Does, "applied"]})
    return 1 if asked.problems or result.get("left_over") else 0


def _apply(args: argparse.Namespace, trust: "Trust", content: bytes, asked: "Plan") -> list[str]:
    from django.utils import timezone  # noqa: PLC0415  # after django.setup

    from candour.domain.actor import Job  # noqa: PLC0415
    from candour.domain.lists.reading import read_list  # noqa: PLC0415
    from candour.joining import actions  # noqa: PLC0415

    refusal = actions.leavers_refusal(asked, args.leavers or 0)
    if refusal is not None:
        raise WrongUse(f"{refusal.reason} Give --leavers N once you have looked at the names.")
    outcome = actions.carry_out(
        by=Job("import_people"),
        trust=trust,
        said=read_list(content),
        is_full=args.full,
        invites=args.invite,
        most_leavers=args.leavers or 0,
        now=timezone.now(),
    )
    return list(outcome.left_over)


def _say(asked: "Plan") -> None:
    for act in asked.acts:
        if act.does != "same":
            where = f"line {act.line}" if act.line else "missing"
            new = f" ({', '.join(act.new)})" if act.new else ""
            print(f"{act.does.value:<7} {act.name}, {where}{new}")
    for each in asked.problems:
        print(f"Line {each.line}: {each.reason} {each.remedy}", file=sys.stderr)


def _content(file: str | None) -> bytes:
    if file is None:
        with standard_input() as fed:
            return fed.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise WrongUse(f"{file} cannot be read: {error.strerror}.") from error


def _trust(slug: str | None) -> "Trust":
    from candour.people.models import Trust  # noqa: PLC0415  # after django.setup

    found = list(Trust.objects.filter(slug=slug) if slug else Trust.objects.all()[:2])
    if len(found) == 1:
        return found[0]
    raise WrongUse(
        f"there is no trust {slug} here."
        if slug
        else "name the trust with --trust; there is none, or several."
    )
