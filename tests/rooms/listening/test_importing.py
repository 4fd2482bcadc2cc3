"""`candour import-posts`: lines from a file through the whole of listening, safe to repeat."""

import json
from pathlib import Path

import pytest

from candour.channels.models import Account
from candour.config import command
from candour.domain.arrivals import Change
from candour.ledger.models import Event
from candour.listening.importing import BadLine, Tally, incoming_of
from candour.listening.models import HandOff, PublicPost, ReadingMade
from tests.rooms.listening.hospital import NOW, Hospital

LINES = [
    {"id": "a", "text": "The nurses were wonderful, thank you all so much."},
    {"id": "b", "text": "Six hours on a trolley and nobody told us anything.", "author": "Jan", "kind3": "x"},
    {
        "id": 3,
        "text": "I have no will to live.",
        "at": "2026-05-13T22:10:00+01:00",
        "url": "https://a.example/1",
    },
]


def run(
    capsys: pytest.CaptureFixture[str], file: Path, *words: str, expecting: int = 0
) -> tuple[dict[str, float], str]:
    assert command.main(["import-posts", "--json", *words, str(file)]) == expecting
    said = capsys.readouterr()
    last = said.out.strip().splitlines()[-1] if said.out.strip() else "{}"
    return json.loads(last), said.err


def written(folder: Path, *lines: str) -> Path:
    file = folder / "posts.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_each_line_becomes_a_post_that_was_read_and_triaged(
    hospital: Hospital, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result, _ = run(capsys, written(tmp_path, *map(json.dumps, LINES)))
    assert (result["received"], result["new"], result["already"], result["refused"]) == (3, 3, 0, 0)
    assert result["texts_per_second"] > 0
    assert Account.objects.get(name="Imported").channel == "imported"
    posts = {post.network_id: post for post in PublicPost.objects.all()}
    assert set(posts) == {"a", "b", "3"}
    assert all(post.kind for post in posts.values())
    assert posts["b"].author == "Jan"
    assert HandOff.objects.get(post=posts["3"]).asked == hospital.duty
    assert ReadingMade.objects.count() == 3
    for name in ("listening:post:received", "listening:post:read"):
        assert Event.objects.filter(name=name).count() == 3


def test_importing_again_brings_nothing_new(
    hospital: Hospital, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, *map(json.dumps, LINES))
    run(capsys, file)
    events = Event.objects.count()
    result, _ = run(capsys, file)
    assert (result["received"], result["new"], result["already"]) == (3, 0, 3)
    assert Event.objects.count() == events


def test_bad_lines_are_named_and_the_others_taken(
    hospital: Hospital, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, json.dumps(LINES[0]), "{oh dear", "", '{"id": "x"}', json.dumps(LINES[1]))
    result, said = run(capsys, file, expecting=2)
    assert (result["new"], result["refused"]) == (2, 2)
    assert "line 2 is not JSON" in said
    assert "line 4 has no text" in said


def test_with_two_trusts_it_asks_into_which(
    hospital: Hospital, elsewhere: Hospital, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, *map(json.dumps, LINES))
    _, said = run(capsys, file, expecting=2)
    assert "saltmarsh, st-brannocs" in said
    _, said = run(capsys, file, "--trust", "nowhere", expecting=2)
    assert "no trust is called 'nowhere'" in said
    run(capsys, file, "--trust", "saltmarsh")
    assert PublicPost.objects.for_trust(elsewhere.trust).count() == 3
    assert PublicPost.objects.for_trust(hospital.trust).count() == 0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1]", "is no object"),
        ('{"text": "a"}', "has no id"),
        ('{"id": true, "text": "a"}', "has no id"),
        ('{"id": "1", "text": 5}', "has no text"),
        ('{"id": "1", "text": " "}', "has no text"),
        ('{"id": "1", "text": "a", "author": 5}', "has an author that is not text"),
        ('{"id": "1", "text": "a", "at": "noon"}', "a time that cannot be read"),
        ('{"id": "1", "text": "a", "url": "javascript:x"}', "no web address"),
        (json.dumps({"id": "1", "text": "a" * 100_001}), "more than 100,000 characters"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_each_bad_line_has_its_sentence(line: str, reason: str) -> None:
    with pytest.raises(BadLine, match=reason):
        incoming_of(line, NOW)


def test_a_time_without_a_zone_is_a_time_in_london() -> None:
    event = incoming_of('{"id": "1", "text": "a", "at": "2026-05-13T22:10:00"}', NOW)
    assert event.at == NOW
    assert incoming_of('{"id": "1", "text": "a", "at": null}', NOW).at == NOW


def test_words_that_changed_between_two_imports_are_counted_apart() -> None:
    tally = Tally()
    for change in (Change.NEW, Change.ALREADY, Change.EDITED):
        tally.add(change)
    assert (tally.received, tally.new, tally.already, tally.changed) == (3, 1, 1, 1)
