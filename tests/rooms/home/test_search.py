"""Search: what is found is what its reader may read at that moment, and no typing breaks it."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.clauses.actions import put_in_force
from candour.clauses.models import ClauseVersion
from candour.domain.consensus.proposing import Clause
from candour.domain.spaces import SpaceKind
from candour.domain.statements import StatementState
from candour.home import keeping, queries
from candour.home.models import Findable
from candour.home.queries import Sought
from candour.jobs.worker import run_due
from candour.network import actions
from candour.network.models import Post
from candour.people import actions as people
from candour.people.models import Trust
from candour.voice.actions import deciding
from candour.voice.models import Statement
from tests.pages import CheckedClient
from tests.rooms.network.feeding import Feed


def found(feed: Feed, reader: str, typed: str, **asked: object) -> list[str]:
    """The words of what somebody finds, after all work is done."""
    feed.world.work()
    page = queries.search(feed.world[reader], Sought(typed, **asked), feed.world.now)  # type: ignore[arg-type]
    return [row.words for row in page.rows]


def test_words_are_found_by_their_stem_newest_first(feed: Feed) -> None:
    first = feed.say("nurse", "The lift was mended")
    feed.answer("matron", first, "Lifts break on Mondays")
    feed.say("porter", "Nothing about it")
    assert found(feed, "executive", "lifting") == ["Lifts break on Mondays", "The lift was mended"]
    assert found(feed, "executive", "lift mend") == ["The lift was mended"]
    assert found(feed, "executive", "lif") == found(feed, "executive", "lift")


def test_what_is_changed_taken_back_or_hidden_is_not_found_even_before_the_index_knows(feed: Feed) -> None:
    post = feed.say("nurse", "The secret kettle")
    other = feed.say("porter", "Another kettle")
    comment = feed.answer("matron", other, "My kettle too")
    assert len(found(feed, "executive", "kettle")) == 3
    later = feed.world.wait(minutes=1)
    actions.change(by=feed.world["nurse"], post=post, text="The open teapot", now=later)
    actions.take_back_comment(by=feed.world["matron"], comment=comment, now=later)
    Post.objects.filter(pk=other.pk).update(hidden_at=later)
    page = queries.search(feed.world["executive"], Sought("kettle"), later)
    assert page.rows == ()
    assert found(feed, "executive", "teapot") == ["The open teapot"]


def test_a_private_space_is_found_by_its_members_alone(feed: Feed) -> None:
    space = feed.space("nurse", SpaceKind.PRIVATE)
    post = feed.say("nurse", "Our party is on Friday", space)
    feed.answer("nurse", post, "Bring cake to the party")
    assert len(found(feed, "nurse", "party")) == 2
    assert found(feed, "porter", "party") == []
    actions.bring_in(by=feed.world["nurse"], space=space, person=feed.world["porter"], now=feed.world.now)
    assert len(found(feed, "porter", "party", space=space.pk)) == 2


def test_an_answer_in_public_is_found_while_it_is_public(feed: Feed) -> None:
    world = feed.world
    statement = world.send(world.receive())
    assert found(feed, "porter", "trolley") == [], "it waits for its decision"
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=world["matron"], statement=statement, seen=seen, now=world.now)
    world.wait(minutes=2)
    assert found(feed, "porter", "trolley") == [statement.current.text]
    Statement.objects.filter(pk=statement.pk).update(state=StatementState.TAKEN_DOWN)
    page = queries.search(world["porter"], Sought("trolley"), world.now)
    assert page.rows == (), "the thing itself is asked, not the index"


def test_filters_keep_what_was_asked_for(feed: Feed) -> None:
    post = feed.say("nurse", "The rota is out")
    feed.answer("porter", post, "Thanks for the rota")
    porter = feed.world["porter"]
    assert found(feed, "matron", "rota", kind="comment") == ["Thanks for the rota"]
    assert found(feed, "matron", "rota", who=porter.first_name) == ["Thanks for the rota"]
    assert found(feed, "matron", "rota", who="Nobody") == []
    assert porter.team is not None
    assert "Thanks for the rota" in found(feed, "matron", "rota", site=porter.team.site_id)
    feed.world.wait(days=40)
    assert found(feed, "matron", "rota", since="month") == []
    assert len(found(feed, "matron", "rota", since="year")) == 2


def test_pages_go_on_without_doubling_or_leaving_out(feed: Feed) -> None:
    for number in range(queries.PAGE + 5):
        feed.say("nurse", f"Kettle number {number}")
    feed.world.work()
    first = queries.search(feed.world["porter"], Sought("kettle"), feed.world.now)
    second = queries.search(feed.world["porter"], Sought("kettle"), feed.world.now, first.next_before)
    assert (len(first.rows), len(second.rows), second.next_before) == (queries.PAGE, 5, "")
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def test_the_index_is_made_again_and_twice_is_once(feed: Feed) -> None:
    post = feed.say("nurse", "The old lift")
    feed.world.work()
    keeping.keep("post", [post.pk])
    assert Findable.objects.count() == 1
    Findable.objects.all().delete()
    feed.world.now += timedelta(hours=1)
    run_due(feed.world.now, with_schedules=True)
    assert found(feed, "porter", "lift") == ["The old lift"]
    Post.objects.filter(pk=post.pk).update(hidden_at=feed.world.now)
    feed.world.now += timedelta(hours=1)
    run_due(feed.world.now, with_schedules=True)
    assert not Findable.objects.exists()


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(max_size=80)
    | st.sampled_from(['"', "a* OR", "NEAR(", "a:b", "-lift", "' & !", "x:*", "\\"])
)
def test_no_typing_breaks_search(feed: Feed, typed: str) -> None:
    queries.search(feed.world["porter"], Sought(typed, who=typed), feed.world.now, typed)


def test_the_page_marks_words_and_prints_nothing_as_it_was_typed(feed: Feed, client: CheckedClient) -> None:
    feed.say("nurse", "A <b>lift</b> & more")
    feed.world.work()
    client.force_login(feed.world["porter"])
    page = client.get("/search?q=lift").content.decode()
    assert "<mark>lift</mark>" in page
    assert "&lt;b&gt;" in page
    empty = client.get("/search", {"q": "<script>x</script>", "site": "x", "before": "y"}).content.decode()
    assert "Nothing has all of these words." in empty
    assert "<script>x" not in empty
    assert "Lessons" in client.get("/search?q=sorry").content.decode()


def adopt(
    feed: Feed, words: str, number: str = "", why: str = "It is so.", trust: Trust | None = None
) -> ClauseVersion:
    return put_in_force(
        by=feed.world.made_by,
        trust=trust or feed.world.made.trust,
        number=number,
        clause=Clause(words, why, ""),
        settings=(),
        agreed="84 % agreed.",
        proposal=None,
        now=feed.world.now,
    )


def test_clauses_in_force_are_found_by_their_words_and_reasons_and_no_earlier_version(feed: Feed) -> None:
    porter = feed.world["porter"]

    def clauses(typed: str, **asked: object) -> list[str]:
        sought = Sought(typed, **asked)  # type: ignore[arg-type]
        return [each.cited.number for each in queries.clauses_holding(porter, sought, feed.world.now)]

    first = adopt(feed, "Directions to the ramp may repeat.", why="There is one way, past the aquarium.")
    assert clauses("ramps repeating") == clauses("aquarium") == [first.number]
    assert clauses("ramp", kind="clause") == clauses("ramp", since="day") == [first.number]
    for narrowed in ({"kind": "post"}, {"who": "Dave"}, {"site": 1}, {"space": 1}):
        assert clauses("ramp", **narrowed) == []
    assert clauses("") == []
    from_the_start = clauses("sorry")
    assert from_the_start
    assert clauses("sorry", since="year") == [], "what a trust starts with has no day"
    adopt(feed, "Directions to the lift may repeat.", number=first.number)
    assert clauses("ramp") == []
    assert clauses("lift") == [first.number]


def test_the_guideline_is_found_on_the_page_and_by_its_filter(feed: Feed, client: CheckedClient) -> None:
    number = adopt(feed, "A ramp may be named.").number
    feed.say("nurse", "The ramp is icy")
    feed.world.work()
    client.force_login(feed.world["porter"])
    page = client.get("/search?q=ramp").content.decode()
    assert f'href="/guideline/clauses/{number}">Clause {number}: A ramp may be named.</a>' in page
    assert "Version 1, 84 % agreed." in page
    assert "is icy" in page
    alone = client.get("/search?q=ramp&kind=clause").content.decode()
    assert f"Clause {number}: A ramp" in alone
    assert "is icy" not in alone
    assert "A ramp may be named" not in client.get("/search?q=ramp&kind=post").content.decode()


def test_another_trust_s_clauses_are_not_found(feed: Feed) -> None:
    by, now = feed.world.made_by, feed.world.now
    other = people.create_trust(by=by, name="Lundy Trust", slug="lundy", now=now)
    adopt(feed, "A ramp may be named.", trust=other)
    assert queries.clauses_holding(feed.world["porter"], Sought("ramp"), feed.world.now) == []


def test_people_are_found_who_are_here(feed: Feed, client: CheckedClient) -> None:
    client.force_login(feed.world["porter"])
    nurse = feed.world["nurse"]
    assert nurse.full_name in client.get(f"/search?q={nurse.last_name}").content.decode()
    people.suspend_person(by=feed.world["administrator"], person=nurse, reason="Left", now=feed.world.now)
    assert nurse.full_name not in client.get(f"/search?q={nurse.last_name}").content.decode()
