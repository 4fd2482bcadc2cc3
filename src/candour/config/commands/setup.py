"""Set up a real trust: its name, one ward, its address, mail, keys and the first administrator."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from candour.config.answers import Answers, add_options, answers_of
from candour.config.command import WrongUse, print_result
from candour.config.prepared import data_folder
from candour.config.settings_file import read_settings_file, settings_file, write_settings_file

if TYPE_CHECKING:
    from candour.config.first_trust import Made
    from candour.people.models import Trust

KEYS = ("secret-key", "contact-keys", "ledger-key.pem")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the questions as options; what is not given is asked, where somebody sits there."""
    add_options(parser)
    parser.add_argument(
        "--test-letter", action="store_true", help="send the administrator a letter to try mail"
    )


def run(args: argparse.Namespace) -> int:
    """This will make the trust once; run again, it says what is there, with a fresh link while needed."""
    os.umask(0o077)
    _refuse_what_is_not_real()
    if settings_file().exists():
        return _show(args, _there(args))
    ask = input if sys.stdin is not None and sys.stdin.isatty() else None
    answers = answers_of(args, ask)
    if ask is not None and answers.mail and not args.test_letter:
        args.test_letter = wants_letter(ask(f"Send a letter to {answers.email} now, to try the mail? (yes) "))
    write_settings_file(_settings(answers))
    _set_up_django()
    _refuse_another_trust()
    return _show(args, _made(args, answers))


def wants_letter(said: str) -> bool:
    """This will read a yes; Enter alone is one."""
    return said.strip().lower() in {"", "y", "yes"}


def _refuse_what_is_not_real() -> None:
    folder, mode = data_folder(), os.environ.get("CANDOUR_MODE", "")
    mark = folder / "mode"
    marked = mark.read_text(encoding="utf-8").strip() if mark.exists() else ""
    if mode not in {"", "live"}:
        raise WrongUse(f"CANDOUR_MODE is '{mode}'. A real trust runs live: leave CANDOUR_MODE out.")
    if marked not in {"", "live"}:
        raise WrongUse(f"{folder} holds a demonstration. Name another folder with --data.")


def _settings(answers: Answers) -> dict[str, str]:
    password = answers.mail_password_file
    return {
        "CANDOUR_ADDRESS": answers.address,
        "CANDOUR_MAIL_URL": answers.mail,
        "CANDOUR_MAIL_PASSWORD_FILE": str(Path(password).absolute()) if password else "",
        "CANDOUR_MAIL_FROM": answers.mail_from,
        "CANDOUR_PROXIES": answers.proxies,
        "CANDOUR_DATABASE_URL": os.environ.get("CANDOUR_DATABASE_URL", ""),
    }


def _set_up_django() -> None:
    """This will load the settings that were written just now, make the keys, and get the database ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415  # only a command that needs it loads Django
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise WrongUse(str(wrong)) from wrong
    from candour.channels.secrets import seal  # noqa: PLC0415
    from candour.config.preparing import prepare  # noqa: PLC0415
    from candour.ledger.keys import signing_key  # noqa: PLC0415

    prepare()
    seal("made")
    signing_key()


def _refuse_another_trust() -> None:
    from candour.people.models import Trust  # noqa: PLC0415  # after django.setup

    there = Trust.objects.first()
    if there is not None:
        raise WrongUse(f"this database holds {there.name} already. Name another folder or database.")


def _there(args: argparse.Namespace) -> dict[str, Any]:
    """This will say what an earlier run made, and invite its administrator again who has not come in yet."""
    _set_up_django()
    from django.utils import timezone  # noqa: PLC0415

    from candour.config.first_trust import Made, invite_again, waiting  # noqa: PLC0415
    from candour.people.models import Trust  # noqa: PLC0415

    trust = Trust.objects.first()
    if trust is None:
        _begin_again()
    first = waiting(trust)
    if first is None:
        raise WrongUse(f"{trust.name} is set up here, and people have come in. Start it: candour serve.")
    if args.trust and args.trust != trust.name:
        raise WrongUse(f"this folder holds {trust.name}. Name another folder with --data.")
    made = Made(trust, first, invite_again(trust, first, timezone.now()))
    return _result(args, made, was_there=True)


def _begin_again() -> NoReturn:
    """This will start afresh where an earlier run made no trust: settings are read only once."""
    for name in read_settings_file():
        os.environ.pop(name, None)
    settings_file().unlink()
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "candour", *sys.argv[1:]])


def _made(args: argparse.Namespace, answers: Answers) -> dict[str, Any]:
    from django.utils import timezone  # noqa: PLC0415  # after django.setup

    from candour.config.first_trust import build  # noqa: PLC0415
    from candour.domain.refusal import Refusal  # noqa: PLC0415

    try:
        made = build(answers, timezone.now())
    except Refusal as refusal:
        raise WrongUse(f"{refusal.reason} {refusal.remedy}") from refusal
    return _result(args, made, was_there=False)


def _result(args: argparse.Namespace, made: "Made", *, was_there: bool) -> dict[str, Any]:
    from django.conf import settings  # noqa: PLC0415  # after django.setup

    from candour.domain.invitations import spoken  # noqa: PLC0415
    from candour.joining.codes import code_of, link_of  # noqa: PLC0415

    code = code_of(made.invitation.salt)
    return {
        "trust": made.trust.name,
        "was_there": was_there,
        "address": settings.CANDOUR_ADDRESS,
        "administrator": made.administrator.email,
        "invitation": link_of(code),
        "code": spoken(code),
        "settings": str(settings_file()),
        "keys": [str(data_folder() / "keys" / name) for name in KEYS],
        "mail": _mail(args, made.trust, made.administrator.email),
        "policy": "Everything is seen by one person first.",
        "next": [
            f"Start it: candour serve --data {data_folder()} (behind your proxy).",
            "Open the invitation on your phone within 7 days, choose a password, set up a code app.",
            "Choose People, then Invite people: the first nurse comes in by a picture to scan or a code.",
        ],
    }


def _mail(args: argparse.Namespace, trust: "Trust", to: str) -> str:
    """This will say how letters leave, after trying it where that was asked for."""
    from django.conf import settings  # noqa: PLC0415  # after django.setup
    from django.core.mail import EmailMessage  # noqa: PLC0415

    if not settings.ENVIRONMENT.mail_url:
        return f"no mail server: letters become files in {data_folder() / 'mail'}"
    if not args.test_letter:
        return "not tried; run setup with --test-letter to try it"
    letter = EmailMessage(
        subject=f"Candour at {trust.name} can send letters",
        body="Hello,\n\nthis letter shows that mail works. Nothing else is needed.\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
    )
    try:
        letter.send()
    except OSError as fault:  # smtplib's own faults are OSErrors too
        return f"the test letter did not leave ({type(fault).__name__}). Mend the mail lines in the settings."
    return f"a test letter went to {to}"


def _show(args: argparse.Namespace, result: dict[str, Any]) -> int:
    if args.json:
        print_result(args, result)
        return 0
    head = "is here already; nobody has come in yet" if result["was_there"] else "is set up"
    print(f"\n{result['trust']} {head}.\n")
    print(f"  Address        {result['address']}")
    print(f"  Settings       {result['settings']}")
    print(f"  Keys           {Path(result['keys'][0]).parent} (for their owner alone; back them up)")
    print(f"  Mail           {result['mail']}")
    print(f"  Policy         {result['policy']} Loosen it on the page Policy, on evidence.")
    print(f"\nInvitation for {result['administrator']}, once, within 7 days:\n\n  {result['invitation']}\n")
    for place, step in enumerate(result["next"], 1):
        print(f"  {place}. {step}")
    return 0
