"""The pages of the policy as people use them without JavaScript: read, propose, replay the past, adopt."""

import re

import yaml

from candour.domain.approval.conditions import ALWAYS
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.plain import from_plain
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.roles import Right
from candour.policy.models import PolicyChange
from candour.voice.models import PolicyVersion
from tests.pages import Visit
from tests.rooms.policy.changing import agree, edit, loosen, table
from tests.rooms.policy.printed import page, sent_by, text
from tests.world import World

DAYS = ("begins_on", "ends_on")
ELEVEN = (
    ("The lift by the clinic was out again.", "I am sorry that you had the stairs to climb. Maya"),
    ("Cold soup for the third day.", "Three days of cold soup is not good enough, and I am sorry. Maya"),
    ("The car park ate two pounds.", "Bring me the ticket at the front desk and I will sort it out. Maya"),
    ("Nobody answers the phone on the ward.", "You rang and rang. I am sorry; we were short that day. Maya"),
    ("The blinds in the bay do not close.", "Trying to sleep in that light must be awful. I am sorry. Maya"),
    ("Loud telly all night long.", "Nights should be quiet. I am sorry that this one was not. Maya"),
    (
        "The form asked me everything twice.",
        "I have seen that form, and I am sorry for the bother of it. Maya",
    ),
    ("The sign to X-ray points the wrong way.", "Walking in circles when you are worried: I am sorry. Maya"),
    ("The bus stop is a mile off.", "A mile is a long way on crutches. I am sorry that it was so. Maya"),
    (
        "No chair for my dad in the corridor.",
        "He ought to have had a seat at once. I am sorry for that. Maya",
    ),
    ("The shop shuts at four.", "I am sorry; visiting and shopping do clash. Ask me for a cup of tea. Maya"),
)


def test_everybody_reads_the_table_with_its_floors_locked(world: World, visit: Visit) -> None:
    words = text(page(visit, world, "/policy", "nurse"))
    assert "No vote and no edit can change them" in words
    assert words.count("Locked") == len(FLOORS)
    assert "Row 11" in words
    assert "Diane Marrow, Chief executive" in words
    assert "The policy is changed by communications" in words


def test_a_change_begins_with_a_reason(world: World, visit: Visit) -> None:
    visit("/policy/begin", by=world["communications"], post={"reason": ""}, expecting=422)
    visit("/policy/begin", by=world["nurse"], post={"reason": "I would."}, expecting=403)
    visit("/policy/begin", by=world["communications"], post={"reason": "Too slow."}, expecting=302)
    change = PolicyChange.objects.get()
    assert "Too slow." in text(page(visit, world, "/policy", "nurse"))
    assert "Nothing yet. The table is the one in force." in text(
        page(visit, world, f"/policy/changes/{change.pk}")
    )
    visit("/policy/begin", by=world["executive"], post={"reason": "Me too."}, expecting=403)


def test_what_is_wrong_stands_beside_the_row_and_in_place_of_the_button(
    world: World, visit: Visit, change: PolicyChange
) -> None:
    edit(world, change, "2", conditions=(ALWAYS,))
    words = text(page(visit, world, f"/policy/changes/{change.pk}", "executive"))
    assert words.count("This row never applies: the rows above it take everything.") >= 9
    assert "The table cannot be adopted as it stands." in words
    assert "Adopt it: in force at once" not in words


def test_the_officer_adopts_on_the_page(world: World, visit: Visit, change: PolicyChange) -> None:
    loosen(world, change)
    path = f"/policy/changes/{change.pk}"
    assert "Adopt it: in force at once" not in page(visit, world, path)
    visit(f"{path}/do/offer", by=world["communications"], post={}, expecting=302)
    sent = sent_by(page(visit, world, path, "executive"), "adopting")
    visit(f"{path}/adopt", by=world["executive"], post=sent | {"reason": [""]}, expecting=422)
    visit(f"{path}/adopt", by=world["nurse"], post=sent, expecting=403)
    answer = visit(f"{path}/adopt", by=world["executive"], post=sent, expecting=302)
    words = text(page(visit, world, answer.headers["Location"], "nurse"))
    assert "Diane Marrow, Chief executive adopted it" in words
    assert "It is in force." in words
    assert "What it would have done, on the day it was adopted" in words
    assert "There is no reply in the last 30 days." in words
    assert "Row 11 Changed" in words
    assert "adopted it" in text(page(visit, world, path))
    read = answer.headers["Location"]
    assert "I have read this" in page(visit, world, read, "matron")
    visit(f"{read}/read", by=world["matron"], post={}, expecting=302)
    assert "I have read this" not in page(visit, world, read, "matron")
    assert "I have read this" in page(visit, world, read, "press")


def test_a_second_person_agrees_on_the_page(world: World, visit: Visit, change: PolicyChange) -> None:
    loosen(world, change, by="executive")
    path = f"/policy/changes/{change.pk}"
    assert "loosens the table, and the accountable officer has edited it" in text(
        page(visit, world, path, "executive")
    )
    html = page(visit, world, path, "matron")
    seen = re.findall(r'do/agree".*?name="seen" value="(\w+)"', html, re.DOTALL)[0]
    visit(f"{path}/do/agree", by=world["matron"], post={"seen": "other"}, expecting=403)
    visit(f"{path}/do/agree", by=world["matron"], post={"seen": seen}, expecting=302)
    words = text(page(visit, world, path, "executive"))
    assert "Ruth Chegwidden agreed to this table" in words
    assert "Adopt it: in force at once" in words
    visit(f"{path}/do/dance", by=world["matron"], post={}, expecting=404)


def test_a_change_is_left(world: World, visit: Visit, change: PolicyChange) -> None:
    path = f"/policy/changes/{change.pk}"
    visit(f"{path}/do/leave", by=world["executive"], post={}, expecting=302)
    words = text(page(visit, world, path))
    assert "left it" in words
    assert "Leave this change" not in words
    agreed = visit(f"{path}/do/compare", by=world["executive"], post={}, expecting=403)
    assert "has ended" in text(agreed.content.decode())


def test_what_it_would_have_done_lists_replies_and_never_people(
    world: World, visit: Visit, change: PolicyChange
) -> None:
    from candour.voice.actions import deciding  # noqa: PLC0415 - only here

    for place, (told, said) in enumerate(ELEVEN):
        statement = world.send(world.receive(told), said)
        if place == 3:
            assert statement.current is not None
            deciding.not_this(
                by=world["matron"],
                statement=statement,
                seen=statement.current.sha256,
                reason="Say when.",
                now=world.now,
            )
    for row in table(change).rows:
        edit(world, change, row.number, asks=(), right=None)
    path = f"/policy/changes/{change.pk}/past"
    words = text(page(visit, world, f"{path}?days=90", "executive"))
    assert "11 of the 11 replies of the last 90 days would have gone without waiting" in words
    assert "One of those is a reply that somebody changed or turned down." in words
    assert "a colleague said: not this" in words
    assert "Maya" not in words
    assert "Ruth" not in words
    assert "30 days" in text(page(visit, world, f"{path}?days=none", "executive"))


def test_a_version_can_be_taken_away_as_a_file(world: World, visit: Visit) -> None:
    version = PolicyVersion.objects.get()
    answer = visit(f"/policy/versions/{version.pk}/policy.yaml", by=world["nurse"])
    assert from_plain(yaml.safe_load(answer.content)) == STARTING_POLICY
    assert "attachment" in answer.headers["Content-Disposition"]
    visit("/policy/versions/9999", by=world["nurse"], expecting=404)
    visit("/policy/changes/9999", by=world["nurse"], expecting=404)


def test_an_administrator_names_the_officer_on_the_page(world: World, visit: Visit) -> None:
    visit("/policy/officer", by=world["communications"], expecting=403)
    assert "Diane Marrow" in page(visit, world, "/policy/officer", "administrator")
    admin = world["administrator"]
    visit("/policy/officer", by=admin, post={"person": str(world["nurse"].pk)}, expecting=422)
    visit("/policy/officer", by=admin, post={"person": str(world["executive"].pk)}, expecting=302)


def test_the_days_before_an_election_are_set_on_their_page_and_said_on_every_other(
    world: World, visit: Visit
) -> None:
    days = {
        f"{name}-{part}": value
        for name in ("begins_on", "ends_on")
        for part, value in (("month", "11"), ("year", "2026"))
    }
    days |= {"begins_on-day": "16", "ends_on-day": "30", "reason": "The county votes."}
    visit("/policy/election", by=world["nurse"], post=days, expecting=403)
    visit("/policy/election", by=world["communications"], post=days | {"reason": ""}, expecting=422)
    visit("/policy/election", by=world["communications"], post=days | {"ends_on-day": "1"}, expecting=403)
    visit("/policy/election", by=world["communications"], post=days, expecting=302)
    nurse = type(world["nurse"]).objects.get(pk=world["nurse"].pk)
    banner = "An election is near until 30 November 2026: what we say must favour nobody."
    assert banner in text(visit("/home", by=nurse).content.decode())
    assert "The county votes." in text(visit("/policy/election", by=nurse).content.decode())
    executive = type(nurse).objects.get(pk=world["executive"].pk)
    visit("/policy/election/end", by=executive, post={}, expecting=302)
    visit("/policy/election/end", by=executive, post={}, expecting=403)
    assert "An election is near" not in text(
        visit("/home", by=type(nurse).objects.get(pk=nurse.pk)).content.decode()
    )


def test_agreeing_needs_no_page(world: World, change: PolicyChange) -> None:
    loosen(world, change, by="executive")
    assert agree(world, change, "press").agreed_by == world["press"]
    assert Right.SAY_THANKS in {row.right for row in table(change).rows}
