"""The guideline in force: what all trusts start with, what one trust agreed on, and how it is cited."""

import pytest

from candour.clauses.actions import put_in_force
from candour.clauses.models import ClauseVersion
from candour.clauses.queries import cited, guideline_of, settings_of, versions_of
from candour.demo.trust import build_trust
from candour.domain.checks.agreed import Setting, SettingKind, level_of
from candour.domain.checks.clauses import CLAUSE_OF
from candour.domain.checks.codes import HIGHEST_LEVEL, Code, Level
from candour.domain.consensus.proposing import Clause
from candour.domain.guideline import FLOOR_AGREED, FLOORS, STARTING
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from tests.world import World, world  # noqa: F401  # a fixture

AGREED = "Agreed by 60 % or more in each of 2 opinion groups and in each of 3 sorts of site."
DIRECTIONS = Clause("Directions may be the same in every reply.", "There is one way to the ramp.", "")
REPEAT = Setting("", 0, SettingKind.MAY_REPEAT, ("ramp by the north door",))


def put(world: World, number: str, *settings: Setting, clause: Clause = DIRECTIONS) -> ClauseVersion:  # noqa: F811
    return put_in_force(
        by=world.made_by,
        trust=world.made.trust,
        number=number,
        clause=clause,
        settings=settings,
        agreed=AGREED,
        proposal=7,
        now=world.now,
    )


def test_a_trust_starts_with_the_whole_text_and_floors_that_no_vote_changes(world: World) -> None:  # noqa: F811
    guideline = guideline_of(world.made.trust)
    assert list(guideline)[:3] == list(FLOORS)
    assert set(guideline) == set(STARTING)
    assert list(guideline)[-2:] == ["9.13", "9.14"]
    assert all(standing.clause.why and standing.cited.version == 1 for standing in guideline.values())
    assert [number for number, standing in guideline.items() if standing.cited.is_floor] == list(FLOORS)
    for floor in FLOORS:
        with pytest.raises(Refusal, match="No vote changes a floor"):
            put(world, floor)


def test_what_is_agreed_becomes_the_next_version_and_is_cited_with_its_vote(world: World) -> None:  # noqa: F811
    first = put(world, "8.3", REPEAT)
    assert first.version == 2
    world.wait(minutes=1)
    second = put(world, "8.3", clause=Clause("Each person gets words of their own, mostly.", "Why.", "So."))
    first.refresh_from_db()
    assert (second.version, first.ended_at, second.ended_at) == (3, world.now, None)
    found = cited(guideline_of(world.made.trust), "8.3")
    assert found is not None
    assert (found.words, found.version, found.agreed) == (second.words, 3, AGREED)
    assert versions_of(world.made.trust, "8.3") == [second, first]
    assert settings_of(guideline_of(world.made.trust)) == ()
    event = Event.objects.filter(name="clauses:version:adopted").latest("pk")
    assert event.about == {"clause": second.pk, "version": 3}


def test_every_check_that_can_hold_cites_a_clause_with_its_version_and_how_it_was_agreed(
    world: World,  # noqa: F811
) -> None:
    holds = {CLAUSE_OF[code] for code, level in HIGHEST_LEVEL.items() if level is Level.HOLD}
    guideline = guideline_of(world.made.trust)
    found = {number: cited(guideline, number) for number in holds}
    assert all(
        each is not None and each.words and each.version == 1 and each.agreed for each in found.values()
    )
    for number in holds - set(FLOORS):
        put(world, number)
    guideline = guideline_of(world.made.trust)
    for number in holds:
        now = cited(guideline, number)
        assert now is not None
        assert (now.version, now.agreed) == ((1, FLOOR_AGREED) if number in FLOORS else (2, AGREED))


def test_new_clauses_get_numbers_of_their_own_from_version_one(world: World) -> None:  # noqa: F811
    rows = [put(world, "", REPEAT), put(world, ""), put(world, "10.1")]
    assert [(row.number, row.version) for row in rows] == [("10.1", 1), ("10.2", 1), ("10.1", 2)]
    assert list(guideline_of(world.made.trust))[-2:] == ["10.1", "10.2"]


def test_what_a_clause_makes_the_checks_do_is_read_with_its_number_and_version(world: World) -> None:  # noqa: F811
    level = Setting("", 0, SettingKind.LEVEL, check=Code.SAMENESS, level=Level.HINT)
    put(world, "", REPEAT, level)
    assert settings_of(guideline_of(world.made.trust)) == (
        Setting("10.1", 1, SettingKind.MAY_REPEAT, ("ramp by the north door",)),
        Setting("10.1", 1, SettingKind.LEVEL, (), Code.SAMENESS, Level.HINT),
    )


def test_of_two_clauses_about_one_check_the_one_agreed_on_last_counts(world: World) -> None:  # noqa: F811
    silent = Setting("", 0, SettingKind.LEVEL, check=Code.SCRIPTED)
    for _ in range(3):
        put(world, "9.8", silent)
        world.wait(minutes=1)
    put(world, "", Setting("", 0, SettingKind.LEVEL, check=Code.SCRIPTED, level=Level.HOLD))
    found = level_of(Code.SCRIPTED, settings_of(guideline_of(world.made.trust)))
    assert found is not None
    assert (found.clause, found.level) == ("10.1", Level.HOLD)


def test_a_setting_that_reaches_a_floor_is_never_put_in_force(world: World) -> None:  # noqa: F811
    with pytest.raises(Refusal, match="No vote changes this check"):
        put(world, "", Setting("", 0, SettingKind.LEVEL, check=Code.IDENTITY))
    assert not ClauseVersion.objects.exists()


def test_another_trust_keeps_its_own(world: World) -> None:  # noqa: F811
    put(world, "8.3", REPEAT)
    other = build_trust(now=world.now, slug="tarka", name="Tarka Community").trust
    found = cited(guideline_of(other), "8.3")
    assert found is not None
    assert found.version == 1
