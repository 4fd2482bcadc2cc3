"""Pages cost the same number of SQL statements at ten rows of everything and at many times that."""

import os

import pytest

from candour.listening.models import PublicPost
from tests.approving import assert_approved
from tests.house.growing import Grower
from tests.house.many_mistakes import answer_back, go_wrong
from tests.house.state import Watch
from tests.house.two_trusts import VISITOR, Side, TwoTrusts, build_two_trusts

FEW = 10
MANY = 10_000 if os.environ.get("CANDOUR_FULL") == "1" else 60
HEAD = "SQL statements of each page, sign-in included; as many at sixty rows as at ten.\n\n"
PAGES = (
    ("home", "writer", "/home"),
    ("search", "writer", "/search?q=good"),
    ("inbox", "reader", "/listen"),
    ("inbox, answered", "reader", "/listen?state=answered"),
    ("one post", "reader", "/listen/{claimed}"),
    ("stories to look at", "reader", "/listen/stories"),
    ("accounts", "writer", "/connections"),
    ("one account", "communications", "/connections/{connected}"),
    ("how the reader reads", "approver", "/listen/reader?period=year"),
    ("watched words", "writer", "/listen/words"),
    ("one watched word", "communications", "/listen/words/{word}"),
    ("speak", "writer", "/speak"),
    ("speak, approver", "approver", "/speak"),
    ("private talks", "reader", "/talks"),
    ("one private talk", "reader", "/talks/{looked_at_talk}"),
    ("offer of a talk", "writer", "/listen/{claimed}/talk"),
    ("composer", "writer", "/speak/{draft}"),
    ("sent page", "writer", "/speak/{leaving}"),
    ("sent page, taken down", "writer", "/speak/{taken}"),
    ("decision", "approver", "/decide/{waiting}"),
    ("what colleagues said", "writer", "/feed"),
    ("what colleagues said, for programs", "writer", "/feed.json"),
    ("one post and its thread", "writer", "/feed/{said}"),
    ("say a post in public", "writer", "/feed/{said}/in-public"),
    ("share kits", "writer", "/kits"),
    ("one share kit", "writer", "/kits/{kit}"),
    ("a hashtag", "writer", "/feed/tags/good"),
    ("the guideline", "writer", "/guideline"),
    ("one clause", "writer", "/guideline/clauses/8.3"),
    ("a proposal that is asked about", "writer", "/guideline/proposals/{proposal}"),
    ("a proposal that is voted on", "writer", "/guideline/proposals/{proposal_voted}"),
    ("the log of the guideline", "writer", "/guideline/log"),
    ("clinics", "writer", "/clinics"),
    ("one clinic, by its host", "writer", "/clinics/{booked_clinic}"),
    ("a clinic that was held", "approver", "/clinics/{held_clinic}"),
    ("somebody's own calendar", VISITOR, "/calendar/{calendar}.ics"),
    ("spaces", "writer", "/spaces"),
    ("one space", "writer", "/spaces/{space}"),
    ("who is in a space", "writer", "/spaces/{space}/people"),
    ("playlists", "writer", "/playlists"),
    ("one playlist", "writer", "/playlists/{playlist}"),
    ("a playlist to share", "communications", "/playlists/{playlist}/share"),
    ("reports of posts", "communications", "/feed/reports"),
    ("pictures of me", "writer", "/photos/of-me"),
    ("one picture", "writer", "/photos/{photo}"),
    ("promises", "writer", "/promises"),
    ("promises, done", "writer", "/promises?show=done"),
    ("one promise", "approver", "/promises/{promise}"),
    ("add a promise", "writer", "/speak/{answered}/promise"),
    ("public reply", "writer", "/speak/{answered}"),
    ("own it", "writer", "/own/{public_reply}"),
    ("change the words", "writer", "/own/{public_reply}/words"),
    ("take it down", "writer", "/own/{public_reply}/take-down"),
    ("whole thread", "reader", "/own/{public_reply}/thread"),
    ("lessons learnt", "writer", "/lessons-learnt?q=look&kind=exposed"),
    ("breach records", "legal", "/breaches"),
    ("one breach record", "legal", "/breaches/{breach}"),
    ("put right", VISITOR, "/put-right"),
    ("stop switch", "executive", "/stop"),
    ("notices", "writer", "/notices"),
    ("people", "administrator", "/people"),
    ("one person", "administrator", "/people/{person}"),
    ("invitations", "administrator", "/invite"),
    ("own page", "writer", "/me"),
    ("pledge", "writer", "/pledge"),
    ("lessons", "writer", "/learn"),
    ("one lesson", "writer", "/learn/saying-sorry"),
    ("one part", "writer", "/learn/saying-sorry/8?reply={draft}"),
    ("practice", "writer", "/learn/saying-sorry/practice/cold-food"),
    ("with colleagues", "writer", "/learn/saying-sorry/colleagues"),
    ("a colleague's practice", "approver", "/practice/{look}"),
    ("practice that waits", "approver", "/learn"),
    ("lessons as files", "communications", "/lesson-files"),
    ("versions of a lesson", "communications", "/lesson-files/our-own-lesson"),
    ("rota", "communications", "/rota"),
    ("policy", "writer", "/policy"),
    ("a version of the policy", "writer", "/policy/versions/{policy_version}"),
    ("a change of the policy", "executive", "/policy/changes/{policy_change}"),
    ("what a change would have done", "executive", "/policy/changes/{policy_change}/past"),
    ("a row of a change", "executive", "/policy/changes/{policy_change}/rows/5"),
    ("the time before an election", "writer", "/policy/election"),
    ("public list", VISITOR, "/"),
    ("public story", VISITOR, "/stories/{published}"),
    ("public story, promised", VISITOR, "/stories/{promised_in}"),
    ("public post", VISITOR, "/posts/{own_post}"),
    ("feed", VISITOR, "/feed.atom"),
    ("private link", VISITOR, "/told/{link}"),
    ("ask for a talk", VISITOR, "/talk"),
    ("link to a talk", VISITOR, "/talk/{talk_link}"),
    ("who may speak", VISITOR, "/voices"),
    ("working here", VISITOR, "/working-here"),
    ("a playlist for everybody", VISITOR, "/working-here/playlists/{playlist}"),
)


@pytest.mark.in_full_on("postgresql")
def test_pages_cost_the_same_at_ten_rows_and_at_many(db: None) -> None:
    both = build_two_trusts()
    grower = Grower(both.here)
    grower.to(FEW)
    go_wrong(both.here, range(FEW))
    answer_back(both.here, range(FEW))
    few = _statements(both, both.here)
    grower.to(MANY)
    go_wrong(both.here, range(FEW, MANY))
    answer_back(both.here, range(FEW, MANY))
    many = _statements(both, both.here)
    assert many == few
    assert PublicPost.objects.count() > MANY
    lines = [f"{few[name]:3} {name}: {page}\n" for name, _, page in PAGES]
    assert_approved("sql_statements.txt", HEAD + "".join(lines))


def _statements(both: TwoTrusts, side: Side) -> dict[str, int]:
    found = {}
    for name, who, page in PAGES:
        browser = both.visitor if who == VISITOR else side.clients[who]
        path = page.format(**side.things)
        assert browser.get(path).status_code == 200, path  # this warms what is kept for a process
        with Watch() as watch:
            browser.get(path)
        found[name] = watch.statements
    return found
