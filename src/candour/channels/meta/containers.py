"""Publishing in two steps: a container that nobody sees, then its publication. Its number is the key.

make -> remember its number (committed) -> ask its state -> publish -> remember the post's number

    IN_PROGRESS  Meta still fetches the picture       -> later
    FINISHED     ready, not public                    -> publish it
    PUBLISHED    it is public; the list says as what  -> look
    EXPIRED      its day is over, it never was public -> make another one
    ERROR        it never will be public              -> a person
    anything else, or nothing                         -> later, with the same one

https://developers.facebook.com/docs/instagram-platform/content-publishing
https://developers.facebook.com/docs/threads/troubleshooting
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.channels import calls, fitting
from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Picture, Receipt, Unclear
from candour.channels.meta.codes import SPENT, Refused
from candour.channels.meta.graph import Line
from candour.channels.pictures import public_address
from candour.channels.reading_back import Listed, found_among, refuse_if_early

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds between two looks at a container; after the last one the copy waits for its next turn."""
SETTLES_IN = 90.0
LARGEST_PICTURE = 8 * 1_024 * 1_024
ALT_TEXT = 1_000
IN_PROGRESS, FINISHED, PUBLISHED = "IN_PROGRESS", "FINISHED", "PUBLISHED"
EXPIRED, ERROR = "EXPIRED", "ERROR"


@dataclass(frozen=True)
class Steps:
    """How a network names both steps, and the state of a container."""

    make: str
    publish: str
    state: str


@dataclass(frozen=True)
class Search:
    """What is known of a publication whose answer was lost."""

    line: Line
    steps: Steps
    key: str
    since: datetime
    known: frozenset[str]


def published(line: Line, steps: Steps, key: str, make: Callable[[], str]) -> str:
    """This will publish what `make` prepares, once for this key, and give the post's number."""
    container, number = _kept(line, key)
    if number:
        return number
    if container:
        container = _usable(line, steps, container)
    if not container:
        container = make()
        line.account.remember(key, container)
    wait_until_ready(line, steps, container, lambda: line.account.remember(key, ""))
    try:
        said = line.write(f"{line.own}/{steps.publish}", {"creation_id": container})
    except Refused as refused:
        if refused.code.sub not in SPENT and not refused.code.is_absence:
            raise
        line.account.remember(key, "")
        raise NotYet(f"{line.graph.label} has thrown away what was ready.", 5.0) from refused
    number = str(said.get("id", ""))
    if not _is_number(number):
        raise Unclear(f"{line.graph.label}'s answer makes no sense.")
    line.account.remember(key, f"{container} {number}")
    return number


def prepared(line: Line, steps: Steps, fields: Mapping[str, str]) -> str:
    """This will make a container, which nobody sees."""
    number = str(line.prepare(f"{line.own}/{steps.make}", fields).get("id", ""))
    if not _is_number(number):
        raise NotYet(f"{line.graph.label}'s answer cannot be read.", calls.usual_wait())
    return number


def prepared_with(
    line: Line, steps: Steps, shown: Sequence[Mapping[str, str]], words: Mapping[str, str]
) -> str:
    """This will make a container of words and pictures: of several, one for each and one for them all."""
    if len(shown) == 1:
        return prepared(line, steps, {**shown[0], **words})
    children = [prepared(line, steps, {**each, "is_carousel_item": "true"}) for each in shown]
    for child in children:
        wait_until_ready(line, steps, child, lambda: None)
    parts = {"media_type": "CAROUSEL", "children": ",".join(children)}
    return prepared(line, steps, {**parts, **words})


def to_fetch(line: Line, each: Picture, kinds: Mapping[str, str]) -> dict[str, str]:
    """This will say where the network fetches a picture, and how it is described; `kinds` by media type."""
    label = line.graph.label
    named = " and ".join(kinds.values())
    other = NotAccepted(f"{label} takes {named} pictures only.", "Save the picture as one, and choose it.")
    fitting.approved(line.account.trust_id, each.sha256, largest=LARGEST_PICTURE, kinds=kinds, other=other)
    if len(each.alt) > ALT_TEXT:
        raise NotAccepted(f"{label} takes a description of 1,000 characters.", "Shorten the description.")
    return {"image_url": public_address(line.account.trust_id, each.sha256), "alt_text": each.alt}


def page_of(line: Line, number: str, own: str) -> str:
    """This will give a post's address; `own`, the account's page, where the network does not say it."""
    try:
        return str(line.ask(number, fields="permalink").get("permalink") or own) if number else own
    except (NotYet, NotAccepted, Disconnected):
        return own


def wait_until_ready(line: Line, steps: Steps, container: str, forget: Callable[[], None]) -> None:
    """This will come back when a container can be published or named; nothing is public if it raises."""
    for pause in (*PAUSES, None):
        state = line.ask(container, fields=steps.state).get(steps.state)
        if state == FINISHED:
            return
        if state != IN_PROGRESS:
            if state in {EXPIRED, ERROR}:  # of what may be public the number is the only proof
                forget()
            raise _never(line, state)
        if pause is not None:
            time.sleep(pause)
    raise NotYet(f"{line.graph.label} still fetches the picture.", 30.0)


def looked_for(search: Search, message: Message, listed: Callable[[], Iterable[Listed]]) -> Receipt | None:
    """This will ask the container, and where it may be public find the post on the account's list.

    `listed` reads the list: nobody does where the container is not public.
    """
    line, key, since = search.line, search.key, search.since
    container, _ = _kept(line, key)
    said = line.look(container, fields=search.steps.state) if container else None
    state = said.get(search.steps.state) if said else None
    may_be_there = state in {None, PUBLISHED}
    found = found_among(listed(), message, since, search.known) if may_be_there else None
    if found is not None and container:
        line.account.remember(key, f"{container} {found.network_id.rpartition('/')[2]}")
    if found is None and state == PUBLISHED:
        raise Unclear(f"It is public on {line.graph.label}, which does not list it yet.", 15.0)
    if found is None:
        refuse_if_early(since, SETTLES_IN)
    return found


def _usable(line: Line, steps: Steps, container: str) -> str:
    """This will give a container that an earlier attempt left; empty where another one is needed."""
    try:
        state = line.ask(container, fields=steps.state).get(steps.state)
    except Refused as refused:
        if refused.code.is_absence:
            return ""
        raise
    if state in {EXPIRED, ERROR}:
        return ""
    if state not in {IN_PROGRESS, FINISHED}:
        raise _never(line, state)
    return container


def _never(line: Line, state: object) -> Exception:
    if state == EXPIRED:
        return NotYet(f"{line.graph.label} has thrown away what was ready.", 5.0)
    if state == PUBLISHED:
        return Unclear(f"It is public on {line.graph.label} already.")
    if state != ERROR:
        return NotYet(f"{line.graph.label} does not say whether it is ready.", calls.usual_wait())
    return NotAccepted(
        f"{line.graph.label} could not take the picture or the words. Nothing was published.",
        "See that Candour can be reached from the internet, and send it again.",
    )


def _kept(line: Line, key: str) -> tuple[str, str]:
    container, _, number = line.account.recall(key).partition(" ")
    return container, number


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 30
