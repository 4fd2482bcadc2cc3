"""Every address x method x person x trust, generated from the URL table: nothing of another trust, no effect.

The two trusts are built once. Each request is undone, and what it wrote is watched as it writes: a request
of somebody who may not do something must not write at all, and one who may never writes in the other trust.
Where an id is of the other trust, the answer is the same as for an id that is nobody's: status, words, and
the number of SQL statements.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from tests.house.addresses import guessed, names, path_of, values
from tests.house.headers import header_faults
from tests.house.sampling import (
    EVERYBODY,
    FULL,
    IDS,
    METHODS,
    Try,
    in_turn,
    tries,
    who_tries,
    with_own_ids,
)
from tests.house.state import Watch, rows_of, whole_state
from tests.house.two_trusts import VISITOR, WHO_OF_TRUST, Side, TwoTrusts, pause
from tests.house.url_table import ADDRESSES, Address

REFUSED = {403, 404, 405}
FRESH = re.compile(rb'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"')
PASSING = {"Set-Cookie", "Content-Length"}
COUNTING = {"people_limit_count", "channels_bell", "frontdoor_visit", "frontdoor_daysalt"}
"""Tables that count how often somebody tries, so that a machine cannot guess."""
tried: Counter[str] = Counter()

pytestmark = [pytest.mark.django_db, pytest.mark.in_full_on("postgresql")]


@dataclass
class Answer:
    """What came back, and what it cost and wrote."""

    status: int
    sent_on: str
    everything: bytes
    statements: int
    wrote: list[str]
    foreign: bool
    unprotected: list[str]
    is_kept: bool

    @property
    def is_no(self) -> bool:
        """Whether this is a plain no: refused, not there, or asked to sign in."""
        return self.status in REFUSED or (self.status == 302 and self.sent_on.startswith("/sign-in"))


Answers = dict[tuple[str, str, str, str], Answer]
"""Answers by who asked, from which side, by which method, with whose ids."""


@pytest.fixture(scope="module", autouse=True)
def said() -> Iterator[None]:
    """Says at the end how much was tried."""
    yield
    print(f"\naddresses {len(ADDRESSES)}, combinations tried {tried['tries']}, leaks {tried['leaks']}")


@pytest.fixture(scope="module", autouse=True)
def stays(both: TwoTrusts) -> Iterator[None]:
    """Sees all rows of both trusts before the first test and after the last: every request is undone."""
    first = whole_state()
    yield
    assert whole_state() == first


def test_every_address_has_a_name_and_stands_in_the_table_once() -> None:
    listed = [each.name for each in ADDRESSES]
    assert sorted(names()) == sorted(listed)


def test_the_usual_sample_brings_all_who_may_not_and_some_who_may_with_ids_of_every_sort(
    both: TwoTrusts,
) -> None:
    for address in ADDRESSES:
        every, some = set(map(str, tries(both, address, full=True))), list(tries(both, address, full=False))
        assert set(map(str, some)) <= every
        for method in ("GET", "POST"):
            found = [each for each in some if each.method == method]
            by_method = address.get if method == "GET" else address.post
            may_at_all = by_method & set(EVERYBODY)
            met = {each.who for each in found}
            assert met == with_own_ids(address, method)
            if not by_method:
                may_otherwise = (address.get | address.post) & set(EVERYBODY)
                assert {VISITOR} < met
                assert met & may_otherwise or not may_otherwise
                assert {each.whose for each in found} == {"own"}
                continue
            assert set(EVERYBODY) - may_at_all <= met
            assert len(may_at_all & met) >= min(3, len(may_at_all))
            assert {each.side.name for each in found} == {"here", "there"}
            assert {each.whose for each in found} == (set(IDS) if address.names else {"own"})
            may = (address.get if method == "GET" else address.post) & who_tries(address)
            assert not may or not address.names or may & {each.who for each in found if each.whose == "other"}
        assert {each.method for each in some} == set(METHODS)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_an_address_answers_only_those_who_may(both: TwoTrusts, address: Address) -> None:
    answers: Answers = {}
    leaks = [fault for each in tries(both, address) for fault in _faults(both, address, each, answers)]
    tried["leaks"] += len(leaks)
    assert not leaks, f"{len(leaks)} leaks:\n" + "\n".join(leaks[:30])


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each.post], ids=lambda each: each.name)
def test_a_form_takes_nothing_of_the_other_trust(both: TwoTrusts, address: Address) -> None:
    named = {key: name for key, name in address.body.items() if name != "form" and name[0] != "="}
    for key, name in named.items():
        for side in both.sides:
            body = values(address.body, side.things) | {key: both.other(side).things[name]}
            able = sorted(address.post - {VISITOR})
            for who in able if FULL else in_turn(address, able, 1, key + side.name):
                each = Try(who, side, "POST", "own", side.things)
                answer = _ask(both, address, each, body)
                tried["tries"] += 1
                assert answer.status in {403, 404, 409, 422}, f"{each}: '{key}' of the other trust"
                assert answer.wrote == [], f"{each}: '{key}' of the other trust was written"
                assert both.other(side).mark.encode() not in answer.everything


def test_a_story_that_is_not_public_is_not_there_for_anybody(both: TwoTrusts) -> None:
    """One that waits for a look, and one told in private: for visitors and for staff of both trusts."""
    address = next(each for each in ADDRESSES if each.name == "public-story")
    for side in both.sides:
        for who in (VISITOR, *WHO_OF_TRUST):
            nothing = _ask(both, address, Try(who, side, "GET", "guessed", guessed(both.here.things)))
            for kept in ("story", "private"):
                things = both.here.things | {"published": both.here.things[kept]}
                answer = _ask(both, address, Try(who, side, "GET", "own", things))
                tried["tries"] += 1
                assert (answer.status, answer.everything) == (404, nothing.everything)


def _faults(both: TwoTrusts, address: Address, each: Try, answers: Answers) -> Iterator[str]:
    answer = _ask(both, address, each)
    answers[each.who, each.side.name, each.method, each.whose] = answer
    tried["tries"] += 1
    if answer.status >= 500:
        yield f"{each}: {answer.status}"
    if answer.foreign:
        yield f"{each}: rows of the other trust changed"
    yield from (f"{each}: {fault}" for fault in answer.unprotected)
    if answer.is_kept and each.who != VISITOR and each.method == "GET":
        yield f"{each}: a browser may keep it"
    if address.public:
        yield from _public_faults(both, address, each, answer)
        return
    if both.other(each.side).mark.encode() in answer.everything:
        yield f"{each}: words of the other trust"
    asked = address.get if each.method == "GET" else address.post if each.method == "POST" else frozenset()
    if each.who in asked and (each.whose == "own" or not _ids(address)):
        yield from _faults_of_yes(address, each, answer)
    else:
        yield from _faults_of_no(each, answer)
        if each.whose == "other":
            nothing = answers[each.who, each.side.name, each.method, "guessed"]
            yield from _differences(each, answer, nothing)


def _faults_of_yes(address: Address, each: Try, answer: Answer) -> Iterator[str]:
    """This will say what is wrong with an answer to somebody who may."""
    expected = address.got if each.method == "GET" else address.posted
    if answer.status not in expected:
        yield f"{each}: may, and got {answer.status} {answer.sent_on}"
    if each.method == "GET" and answer.wrote and not address.notes:
        yield f"{each}: a GET wrote {answer.wrote}"


def _faults_of_no(each: Try, answer: Answer) -> Iterator[str]:
    """This will say what is wrong with an answer to somebody who may not."""
    if not answer.is_no:
        yield f"{each}: may not, and got {answer.status} {answer.sent_on}"
    if set(answer.wrote) - ({"people_signedin"} if answer.sent_on.startswith("/sign-in") else set()):
        yield f"{each}: may not, and wrote {answer.wrote}"


def _ids(address: Address) -> list[str]:
    """This will give what an address names of a trust; words as they are belong to nobody."""
    return [name for name in address.names.values() if not name.startswith("=")]


def _door(both: TwoTrusts, address: Address, each: Try) -> Side:
    """This will say whose page a public address is: the first trust's, or the one's that it names."""
    names_one = "trust" in address.names or address.names.get("token") == "calendar"
    if not names_one or each.whose == "guessed":
        return both.here
    return each.side if each.whose == "own" else both.other(each.side)


def _public_faults(both: TwoTrusts, address: Address, each: Try, answer: Answer) -> Iterator[str]:
    """This will say what is wrong with an answer of a page that is for everybody."""
    shown = _door(both, address, each)
    for side in both.sides:
        is_own_name = side is each.side and each.who != VISITOR  # the page says who is signed in
        if side is not shown and not is_own_name and side.mark.encode() in answer.everything:
            yield f"{each}: words of {side.name}"
    asked = address.get if each.method in {"GET", "HEAD"} else address.post if each.method == "POST" else ()
    expected = address.got if each.method in {"GET", "HEAD"} else address.posted
    if each.who in asked and answer.status not in (expected if each.whose != "guessed" else {404, 403}):
        yield f"{each}: may, and got {answer.status} {answer.sent_on}"
    if each.who not in asked and not answer.is_no:
        yield f"{each}: may not, and got {answer.status} {answer.sent_on}"
    if answer.wrote and (each.method != "POST" or each.whose == "guessed"):
        yield f"{each}: wrote {answer.wrote}"


def _differences(each: Try, answer: Answer, other: Answer) -> Iterator[str]:
    """This will say how "not yours" can be told from "not there"."""
    if answer.status != other.status or answer.statements != other.statements:
        yield (
            f"{each}: {answer.status} after {answer.statements} SQL statements, "
            f"guessed {other.status} after {other.statements}"
        )
    if answer.everything != other.everything:
        yield f"{each}: other words than for a guessed id"


def _ask(both: TwoTrusts, address: Address, each: Try, body: Mapping[str, str] | None = None) -> Answer:
    """This will make one request and undo it."""
    client = both.browser(each.side, each.who)
    path = path_of(address, each.things)
    sent = values(address.body, each.side.things) if body is None else body
    untouched = both.other(_door(both, address, each) if address.public else each.side)
    undo = transaction.savepoint()
    try:
        if address.before == "pause" and each.method == "POST":
            pause(each.side)
        with Watch() as watch:
            is_sent = each.method == "POST"
            response = client.post(path, sent) if is_sent else client.generic(each.method, path)
        theirs = rows_of(untouched.trust, watch.tables)
    finally:
        transaction.savepoint_rollback(undo)
    headers = [f"{name}: {value}" for name, value in response.headers.items() if name not in PASSING]
    everything = FRESH.sub(b"", "\n".join(headers).encode() + b"\n\n" + _content(response))
    return Answer(
        response.status_code,
        response.headers.get("Location", ""),
        everything.replace(path.encode(), b"PATH").replace(path.replace("/", "%2F").encode(), b"PATH"),
        watch.statements,
        sorted(watch.tables - COUNTING),
        theirs != rows_of(untouched.trust, watch.tables),
        list(header_faults(response.headers)),
        "no-store" not in response.headers.get("Cache-Control", ""),
    )


def _content(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b""
    assert isinstance(response, HttpResponse)
    return response.content
