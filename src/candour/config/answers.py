"""What `candour setup` has to know: asked in plain words, given as options, or read from a file."""

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from candour.config.command import WrongUse

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Question:
    """One answer: its option and key in a file, how it is asked, what stands where nothing is said."""

    key: str
    asks: str
    default: str | None = None
    wrong: Callable[[str], str] = lambda _: ""

    @property
    def option(self) -> str:
        return f"--{self.key.replace('_', '-')}"


@dataclass(frozen=True)
class Answers:
    """Everything that set-up has to know; "" for what is not wanted."""

    trust: str
    site: str
    team: str
    address: str
    first_name: str
    last_name: str
    email: str
    job: str
    mail: str
    mail_password_file: str
    mail_from: str
    proxies: str


def _address_wrong(text: str) -> str:
    parts = urlsplit(text)
    if parts.path.strip("/") or parts.query or not parts.hostname:
        return "Give the address alone, such as https://talk.example.org."
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return ""
    return "The address must begin with https://. Plain http:// is for trying it out on 127.0.0.1."


def _email_wrong(text: str) -> str:
    return "" if _EMAIL.fullmatch(text) else "Give an email address such as name@example.org."


def _mail_wrong(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname):
        return "Give it as smtp+tls://user@host:587, smtps://user@host:465 or smtp://host:25."
    if parts.password:
        return "Leave the password out of it and put it into a file of its own (--mail-password-file)."
    return ""


def _file_wrong(text: str) -> str:
    return "" if not text or Path(text).is_file() else f"There is no file {text}."


QUESTIONS: tuple[Question, ...] = (
    Question("trust", "What is the trust called?"),
    Question("site", "At which hospital or site does the pilot begin?"),
    Question("team", "Which ward or team begins?"),
    Question("address", "Which address will people type? (https://...)", wrong=_address_wrong),
    Question("first_name", "Who is the first administrator? First name:"),
    Question("last_name", "Last name:"),
    Question("email", "Their email address:", wrong=_email_wrong),
    Question("job", "Their job title:"),
    Question(
        "mail",
        "Which mail server sends letters? (smtp+tls://user@host:587; empty: letters become files)",
        "",
        _mail_wrong,
    ),
    Question("mail_password_file", "Which file holds its password? (empty: none)", "", _file_wrong),
    Question("mail_from", "Who do letters come from? (empty: candour@ and your address)", ""),
    Question("proxies", "Which addresses do your own proxies have? (empty: none)", ""),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """This will add one option a question, and the file that may hold them all."""
    parser.add_argument(
        "--answers", metavar="FILE", help="a YAML file with the answers, by the options' names"
    )
    for each in QUESTIONS:
        parser.add_argument(each.option, metavar="TEXT", help=each.asks.replace("%", "%%"))


def answers_of(args: argparse.Namespace, ask: Callable[[str], str] | None) -> Answers:
    """This will take each answer from its option, the file, or by asking; `ask` is None if nobody can."""
    written = _written(args.answers)
    found: dict[str, str] = {}
    for each in QUESTIONS:
        given = getattr(args, each.key) if getattr(args, each.key) is not None else written.get(each.key)
        if given is None and ask is not None and not _needless(each, found):
            found[each.key] = _asked(each, ask)
            continue
        found[each.key] = _checked(each, given)
    if not found["mail_from"]:
        found["mail_from"] = f"Candour <candour@{urlsplit(found['address']).hostname}>"
    return Answers(**{field.name: found[field.name] for field in fields(Answers)})


def _needless(question: Question, found: dict[str, str]) -> bool:
    return question.key == "mail_password_file" and not found["mail"]


def _asked(question: Question, ask: Callable[[str], str]) -> str:
    while True:
        said = ask(f"{question.asks} ").strip()
        wrong = "Please give an answer." if not said and question.default is None else ""
        wrong = wrong or (question.wrong(said) if said else "")
        if not wrong:
            return said.rstrip("/") if question.key == "address" else said
        print(wrong, file=sys.stderr)


def _checked(question: Question, given: object) -> str:
    said = str(given).strip() if given is not None else question.default
    if said is None or (not said and question.default is None):
        raise WrongUse(f"{question.option} is missing. {question.asks}")
    wrong = question.wrong(said) if said else ""
    if wrong:
        raise WrongUse(f"{question.option}: {wrong}")
    return said.rstrip("/") if question.key == "address" else said


def _written(file: str | None) -> dict[str, Any]:
    if not file:
        return {}
    try:
        read = yaml.safe_load(Path(file).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise WrongUse(f"{file} cannot be read as YAML.") from error
    known = {each.key for each in QUESTIONS}
    if not isinstance(read, dict) or (unknown := {str(key).replace("-", "_") for key in read} - known):
        named = ", ".join(sorted(unknown)) if isinstance(read, dict) else "no names"
        raise WrongUse(f"{file} holds {named}; the names are {', '.join(each.key for each in QUESTIONS)}.")
    return {str(key).replace("-", "_"): value for key, value in read.items()}
