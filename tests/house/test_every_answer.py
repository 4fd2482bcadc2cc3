"""What holds for the answers of every address: tokens, no way out, no field beyond the form's."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.apps import apps
from django.db import models, transaction
from django.forms import BaseForm
from django.http.response import HttpResponseBase

from candour.people.models import Person, Trust
from tests.house.addresses import methods, named_patterns, path_of, values
from tests.house.headers import header_faults
from tests.house.sampling import FULL, in_turn
from tests.house.state import Watch, raw_rows
from tests.house.two_trusts import PASSWORD, VISITOR, TwoTrusts, pause
from tests.house.url_table import ADDRESSES, Address

pytestmark = [pytest.mark.django_db, pytest.mark.in_full_on("postgresql")]
DECLARED = {name: methods(pattern) for name, _, pattern in named_patterns()}
SENT = [each for each in ADDRESSES if "POST" in DECLARED[each.name]]
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,evil",
    "https://testserver@evil.example/",
    "/%0d%0aLocation:%20https://evil.example",
)
SLIPPED = "slippedin"
STEP = 7
"""Of all the ways to be led away from an address, the usual run tries every seventh, beginning in turn."""


def by_name(address: Address) -> str:
    return address.name


def test_pages_that_say_no_carry_the_headers_too(both: TwoTrusts) -> None:
    for client in (both.browser(both.here, VISITOR), both.browser(both.here, "writer")):
        for path in ("/nowhere", "/people/add", "/static/nowhere.css", "/speak/900000"):
            assert list(header_faults(client.get(path).headers)) == []
        assert list(header_faults(client.put("/listen").headers)) == []
        assert list(header_faults(client.post("/listen", {}).headers)) == []


@pytest.mark.parametrize("address", SENT, ids=by_name)
def test_a_form_without_its_token_changes_nothing(both: TwoTrusts, address: Address) -> None:
    path, body = path_of(address, both.here.things), values(address.body, both.here.things)
    everybody = (VISITOR, "writer", "administrator")
    for who in everybody if FULL else in_turn(address, everybody, 1):
        client = both.browser(both.here, who, is_strict=True)
        token = client.get("/sign-in").cookies.get("csrftoken")
        client.cookies["csrftoken"] = token.value if token else "a" * 32
        forged = {**body, "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
        with Watch() as watch:
            answers = [
                client.post(path, body),
                client.post(path, {**body, "csrfmiddlewaretoken": "c" * 32}),
                client.post(path, forged, headers={"origin": "https://evil.example"}),
                client.post(path, forged, headers={"origin": "null"}),
                client.post(path, body, content_type="application/json"),
            ]
        assert [each.status_code for each in answers] == [403] * len(answers)
        assert watch.tables == set()


@pytest.mark.parametrize("address", ADDRESSES, ids=by_name)
def test_nobody_is_led_to_another_site(both: TwoTrusts, address: Address) -> None:
    path = path_of(address, both.here.things)
    sent = {"GET": {}, "POST": values(address.body, both.here.things)}
    ways = [method for method in sent if method == "GET" or "POST" in DECLARED[address.name]]
    every = [(to, who, method) for to in ELSEWHERE for who in (VISITOR, "writer") for method in ways]
    for to, who, method in every if FULL else every[crc32(address.name.encode()) % STEP :: STEP]:
        client, undo = both.browser(both.here, who), transaction.savepoint()
        query = {"next": to, "redirect_to": to, "url": to}
        answer = client.get(path, query) if method == "GET" else client.post(path, {**sent[method], **query})
        transaction.savepoint_rollback(undo)
        assert not _leads_away(answer), f"{method} by {who}: {answer.headers['Location']}"


def test_signing_in_leads_to_our_own_pages_only(both: TwoTrusts) -> None:
    person = both.here.who["writer"]
    for to in ELSEWHERE:
        client, undo = both.browser(both.here, VISITOR), transaction.savepoint()
        body = {"login": person.email, "password": PASSWORD, "device": "shared", "next": to}
        response = client.post("/sign-in", body)
        transaction.savepoint_rollback(undo)
        assert response.status_code == 302
        assert not _leads_away(response)


@pytest.mark.parametrize("address", [each for each in SENT if each.post], ids=by_name)
def test_fields_that_no_form_has_change_nothing(both: TwoTrusts, address: Address) -> None:
    """Every field of every model is sent along, with values of the other trust: the outcome is the same."""
    plain = _outcome(both, address, {})
    slipped = _outcome(both, address, _extra_fields(both) | {"is_staff": "1", "is_superuser": "1"})
    assert slipped == plain


def _leads_away(response: HttpResponseBase) -> bool:
    location = response.headers.get("Location", "")
    to = urlsplit(location.replace("\\", "/"))
    return bool(to.scheme or to.netloc) and to.netloc != "testserver"


def _extra_fields(both: TwoTrusts) -> dict[str, str]:
    """This will give a value for every field of every model that no form of the house has."""
    taken = {name for form in _forms(BaseForm) for name in getattr(form, "base_fields", {})}
    return {
        name: str(_other_value(both, field))
        for model in apps.get_models()
        if model.__module__.startswith("candour.")
        for field in model._meta.concrete_fields
        for name in (field.name, field.attname)
        if name not in taken and name not in {"once", "names"}
    }


def _forms(base: type[BaseForm]) -> Iterator[type[BaseForm]]:
    for form in base.__subclasses__():
        if form.__module__.startswith("candour."):
            yield form
        yield from _forms(form)


def _other_value(both: TwoTrusts, field: "models.Field[object, object]") -> object:
    if field.related_model is Trust:
        return both.there.trust.pk
    if field.related_model is Person:
        return both.there.who["administrator"].pk
    if isinstance(field, models.BooleanField):
        return "1"
    if isinstance(field, models.DateTimeField):
        return datetime(2001, 1, 1).isoformat()  # noqa: DTZ001 - as somebody would type it
    if isinstance(field, models.IntegerField | models.AutoField) or field.is_relation:
        return "1"
    return f"{SLIPPED} {field.name}"


def _outcome(both: TwoTrusts, address: Address, extra: dict[str, str]) -> object:
    """This will make one request, undo it, and give what stood in the tables that it wrote to."""
    who = min(address.post)
    client, undo = both.browser(both.here, who), transaction.savepoint()
    if address.before == "pause":
        pause(both.here)
    path = path_of(address, both.here.things)
    last = Person.objects.order_by("-pk")[0].pk
    with Watch() as watch:
        response = client.post(path, {**extra, **values(address.body, both.here.things)})
    written = [each for each in apps.get_models() if each._meta.db_table in watch.tables]
    found = {model._meta.db_table: _plain_rows(model, last) for model in written}
    has_slipped = extra and any(SLIPPED in str(raw_rows(model._base_manager.all())) for model in written)
    transaction.savepoint_rollback(undo)
    assert not has_slipped, f"words that no form asks for were kept, among {sorted(found)}"
    return response.status_code, found


def _plain_rows(model: type[models.Model], last: int) -> list[str]:
    """This will give the rows without what differs from one time to the next: moments, numbers, codes.

    Whoever came after the person numbered `last` is new.
    """
    fields = model._meta.concrete_fields
    words = [each.attname for each in fields if isinstance(each, models.BooleanField | models.CharField)]
    trusts = [each.attname for each in fields if each.related_model is Trust]
    people = [each.attname for each in fields if each.related_model is Person]
    moments = [each.attname for each in fields if isinstance(each, models.DateTimeField)]
    names = [*words, *trusts, *people, *moments]
    found = []
    for each in raw_rows(model._base_manager.values_list(*names)) if names else []:
        row = dict(zip(names, each, strict=True))
        known = [row[name] for name in trusts] + [min(row[name] or 0, last + 1) for name in people]
        found.append(
            f"{known} {[_plain(row[name]) for name in words]} {[row[name] is None for name in moments]}"
        )
    return sorted(found)


def _plain(value: object) -> object:
    if isinstance(value, str):
        is_code = len(value) >= 16 and " " not in value
        return "a code" if is_code else re.sub(r"\d+", "#", value)
    return value
