"""What was asked for is sealed, single use holds under a race, and everything goes when its time is over."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from candour.channels import secrets
from candour.demo.trust import build_trust
from candour.domain.actor import Visitor
from candour.domain.refusal import Refusal
from candour.domain.talks import KEPT_AFTER_END, Outcome
from candour.ledger import holds
from candour.talks import actions
from candour.talks.models import Keeper, Talk
from tests.rooms.talks.asking import LORNA, ask, looked_at, offer, told
from tests.world import COMPLAINT, MONDAY_TEN, World

WORDS = (LORNA.name, LORNA.reach, LORNA.words, "Quillfeather", "960778", "stepbrother Aldous")
PAIRS = 25


@pytest.fixture
def committed(transactional_db: None) -> World:
    """St Brannoc's, committed, so that threads and files see it."""
    return World(build_trust(now=MONDAY_TEN))


def test_the_database_s_own_files_hold_none_of_the_words(committed: World) -> None:
    talk = looked_at(committed)
    actions.try_again(by=committed["matron"], talk=talk, now=committed.now)
    committed.work()
    raw = _raw_bytes()
    assert COMPLAINT.encode() in raw, "the files are the right ones"
    assert [words for words in WORDS if words.encode() in raw] == []


def test_no_row_of_any_table_holds_the_words_or_the_link(world: World) -> None:
    offered = offer(world)
    talk = ask(world, offered)
    actions.look(by=world["matron"], talk=talk, now=world.now)
    actions.end_talk(by=world["matron"], talk=talk, outcome=Outcome.NOT_REACHED, now=world.now)
    world.work()
    rows = [str(list(model._base_manager.values())) for model in apps.get_models()]
    everything = "\n".join(rows)
    assert COMPLAINT in everything
    assert [words for words in (*WORDS, offered.token) if words in everything] == []


def test_a_new_key_still_opens_what_was_sealed_before(world: World) -> None:
    talk = ask(world)
    secrets.add_key()
    assert actions.look(by=world["matron"], talk=talk, now=world.now) == LORNA


def test_the_same_request_is_sealed_differently_each_time(world: World) -> None:
    one, other = ask(world), ask(world)
    sealed = set(Talk.objects.filter(pk__in=[one.pk, other.pk]).values_list("request", flat=True))
    assert len(sealed) == 2


def test_of_two_who_use_a_link_at_once_one_does(committed: World) -> None:
    post = committed.receive()
    ends: Counter[str] = Counter()
    for _ in range(PAIRS):
        offered = offer(committed, post)
        ends.update(_together(*[lambda: ask(committed, offered)] * 2))  # noqa: B023 - both end before the next
    assert ends == {"done": PAIRS, "refused": PAIRS}
    assert Keeper.objects.count() == PAIRS, "each was asked once"
    assert len(told("talks:talk:asked_for")) == PAIRS


def test_details_go_thirty_days_after_the_end_and_not_before(world: World) -> None:
    talk, running = looked_at(world), ask(world)
    actions.end_talk(by=world["matron"], talk=talk, outcome=Outcome.RUNG, now=world.now)
    world.now += KEPT_AFTER_END - timedelta(seconds=1)
    assert actions.erase_ended(by=world.made_by, now=world.now) == 0
    world.now += timedelta(seconds=1)
    assert actions.erase_ended(by=world.made_by, now=world.now) == 1
    talk.refresh_from_db()
    assert (talk.request, talk.erased_at) == ("", world.now)
    assert told("talks:talk:erased") == ["talks:talk:erased"]
    assert actions.erase_ended(by=world.made_by, now=world.now) == 0, "once"
    running.refresh_from_db()
    assert running.request, "what has not ended stays"


def test_a_legal_hold_keeps_them_until_it_is_lifted(world: World) -> None:
    talk = looked_at(world)
    actions.end_talk(by=world["matron"], talk=talk, outcome=Outcome.RUNG, now=world.now)
    hold = holds.place_hold(
        by=world["administrator"],
        ref=f"talk:{talk.pk}",
        trust=talk.trust_id,
        reason="An inquest.",
        now=world.now,
    )
    world.now += KEPT_AFTER_END
    assert actions.erase_ended(by=world.made_by, now=world.now) == 0
    holds.lift_hold(by=world["administrator"], hold=hold.pk, reason="It is over.", now=world.now)
    assert actions.erase_ended(by=world.made_by, now=world.now) == 1


def test_no_model_of_a_talk_has_room_for_words_of_staff() -> None:
    """No message thread is possible: besides what is sealed, every text is a choice, a hash or an id."""
    free = [
        f"{model.__name__}.{field.name}"
        for model in (Talk, Keeper)
        for field in model._meta.concrete_fields
        if field.get_internal_type() in {"TextField", "CharField", "JSONField"} and not field.choices
    ]
    assert free == [
        "Talk.link_hash",
        "Talk.request",
        "Talk.looked_by",
        "Talk.tried_by",
        "Talk.ended_by",
        "Keeper.title",
    ]


def test_a_wrong_token_is_refused_before_anything_is_sealed(world: World) -> None:
    with pytest.raises(Refusal, match="This link is closed"):
        actions.ask_by_link(
            by=Visitor(), trust=world.made.trust, token="guessed", wanted=LORNA, now=world.now
        )
    assert not Talk.objects.exists()


def _together(*acts: Callable[[], object]) -> list[str]:
    """This will start acts at one moment, each in its own thread, and give "done" or "refused" for each."""
    gate, ends = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        connection.ensure_connection()
        gate.wait(30)
        try:
            act()
            ends.append("done")
        except Refusal:
            ends.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return ends


def _raw_bytes() -> bytes:
    """This will read the database's files as they lie on disk, its log included."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = Path(str(connection.settings_dict["NAME"]))
            return b"".join(file.read_bytes() for file in name.parent.glob(f"{name.name}*"))
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
