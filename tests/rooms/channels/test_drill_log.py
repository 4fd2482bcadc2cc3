"""The drill's count finds every kind of broken promise in the files, and none where there is none."""

import hashlib
import json
from pathlib import Path

import pytest

from candour.channels.pretend.drill_log import DrillCount, count


def write(file: Path, lines: list[dict[str, object]]) -> None:
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def copy(key: str, number: str, words: str = "Sorry.", what: str = "publish") -> dict[str, object]:
    return {"what": what, "time": "", "key": key, "bytes": words, "sha256": sha256(words), "id": number}


def delivery(key: str, state: str, network_id: str = "", network: str = "one") -> dict[str, object]:
    return {
        "statement": key,
        "network": network,
        "key": key,
        "sha256": sha256("Sorry."),
        "state": state,
        "network_id": network_id,
    }


def drill(folder: Path, copies: list[dict[str, object]], deliveries: list[dict[str, object]]) -> DrillCount:
    write(folder / "one.jsonl", copies)
    write(folder / "statements.jsonl", deliveries)
    return count(folder)


def test_a_drill_in_which_the_promise_held_counts_nothing_against_it(tmp_path: Path) -> None:
    counted = drill(
        tmp_path,
        [copy("a", "1"), copy("a", "1", what="repeat"), copy("b", "2"), copy("", "", what="incoming")],
        [
            delivery("a", "published", "1"),
            delivery("b", "asked"),
            delivery("c", "failed"),
            delivery("d", "withdrawn"),
        ],
    )
    assert counted.holds
    assert (counted.statements, counted.deliveries, counted.live, counted.asked) == (4, 4, 2, 1)
    assert counted.by_network["one"]["repeats"] == 1


@pytest.mark.parametrize(
    ("copies", "deliveries", "broken"),
    [
        ([copy("a", "1"), copy("a", "2")], [delivery("a", "published", "1")], {"duplicates": 1}),
        (
            [copy("a", "1")] * 1 + [copy("a", "2"), copy("a", "3")],
            [delivery("a", "asked")],
            {"duplicates": 2},
        ),
        ([], [delivery("a", "published", "1")], {"losses": 1}),
        ([], [delivery("a", "queued"), delivery("b", "sending"), delivery("c", "unknown")], {"losses": 3}),
        ([copy("a", "1")], [delivery("a", "failed")], {"unshown": 1}),
        ([copy("a", "1")], [delivery("a", "queued")], {"unshown": 1}),
        ([copy("a", "1")], [delivery("a", "published", "7")], {"unshown": 1}),
        ([copy("z", "1")], [], {"unshown": 1}),
        ([copy("a", "1", "Sorry!")], [delivery("a", "published", "1")], {"changed": 1}),
    ],
)
def test_every_broken_promise_is_counted(
    tmp_path: Path,
    copies: list[dict[str, object]],
    deliveries: list[dict[str, object]],
    broken: dict[str, int],
) -> None:
    counted = drill(tmp_path, copies, deliveries)
    found = {name: getattr(counted, name) for name in ("duplicates", "losses", "unshown", "changed")}
    assert {name: number for name, number in found.items() if number} == broken
    assert not counted.holds


def test_kills_and_faults_are_counted_over_all_networks(tmp_path: Path) -> None:
    write(tmp_path / "kills.jsonl", [{"pid": 1, "sending": 2}, {"pid": 2, "sending": 0}])
    for network in ("one", "two"):
        write(tmp_path / f"{network}.jsonl", [copy(network, "1")])
        faults = [{"fault": "502_after"}, {"fault": "early_call"}, {"fault": "endless"}]
        write(tmp_path / f"{network}.jsonl.faults", [dict(fault) for fault in faults])
    write(
        tmp_path / "statements.jsonl",
        [delivery("one", "published", "1"), delivery("two", "published", "1", network="two")],
    )
    counted = count(tmp_path)
    assert (counted.kills, counted.kills_while_sending, counted.early_calls) == (2, 1, 2)
    assert counted.faults == {"502_after": 2, "endless": 2}
    assert counted.holds


def test_a_line_cut_by_a_kill_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "one.jsonl", [copy("a", "1")])
    with (tmp_path / "one.jsonl").open("a") as out:
        out.write('{"what": "publish", "key": "b')
    write(tmp_path / "statements.jsonl", [delivery("a", "published", "1")])
    assert count(tmp_path).holds


def said(number: str, words: str, what: str = "publish") -> dict[str, object]:
    return {**copy("", number, words, what), "words": words}


def of_words(words: str, state: str = "published", network_id: str = "1") -> dict[str, object]:
    return {**delivery(words, state, network_id), "words": words}


def test_where_no_key_is_seen_the_words_say_whose_copy_it_is(tmp_path: Path) -> None:
    (tmp_path / "one.listed").write_text('{"id": "1", "words": "Sorry.\\nAmina"}\n')
    counted = drill(
        tmp_path,
        [said("1", "Sorry. Amina"), said("1", "Sorry. Amina", "repeat")],
        [of_words("Sorry. Amina"), of_words("Thanks.", "asked", "")],
    )
    assert counted.holds
    assert (counted.live, counted.asked, counted.by_network["one"]["repeats"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("copies", "listed", "broken"),
    [
        ([said("1", "A."), said("2", "A.")], ["A.", "A."], {"duplicates": 1}),
        ([said("1", "A."), said("2", "Others.")], ["A.", "Others."], {"unshown": 1}),
        ([], [], {"losses": 1}),
        ([said("1", "A.")], [], {"unlisted": 1}),
        ([said("1", "A.")], ["A.", "A."], {"unlisted": 1}),
    ],
)
def test_what_the_words_show_is_counted_and_compared_with_the_network_s_own_list(
    tmp_path: Path, copies: list[dict[str, object]], listed: list[str], broken: dict[str, int]
) -> None:
    write(tmp_path / "one.listed", [{"id": "", "words": words} for words in listed])
    counted = drill(tmp_path, copies, [of_words("A.")])
    assert {name: getattr(counted, name) for name in broken} == broken
    assert not counted.holds


def test_networks_are_summed_up_by_their_kind_with_the_share_asked_about(tmp_path: Path) -> None:
    write(tmp_path / "blind-1.jsonl", [copy("a", "1")])
    write(tmp_path / "blind-2.jsonl", [])
    write(
        tmp_path / "statements.jsonl",
        [delivery("a", "asked", network="blind-1"), delivery("b", "failed", network="blind-2")],
    )
    kind = count(tmp_path).by_kind["blind"]
    assert (kind["deliveries"], kind["live"], kind["asked_share"]) == (2, 1, 0.5)


def change(key: str, state: str, of: str) -> dict[str, object]:
    return {**delivery(key, state), "sha256": sha256("So sorry."), "changes": of}


@pytest.mark.parametrize(
    ("edits", "state", "unchanged"),
    [
        ([copy("e", "1", "So sorry.", "edit")], "published", 0),
        ([copy("e", "1", "Not sorry.", "edit")], "published", 1),
        ([copy("e", "1", "So sorry.", "edit"), copy("f", "1", "Not sorry.", "edit")], "published", 1),
        ([], "published", 1),
        ([], "failed", 0),
        ([copy("e", "1", "So sorry.", "edit")], "failed", 1),
        ([copy("e", "1", "So sorry.", "edit")], "asked", 0),
        ([copy("e", "2", "So sorry.", "edit")], "asked", 1),
    ],
)
def test_the_newest_words_of_a_copy_are_those_that_candour_says_it_has(
    tmp_path: Path, edits: list[dict[str, object]], state: str, unchanged: int
) -> None:
    counted = drill(
        tmp_path, [copy("a", "1"), *edits], [delivery("a", "published", "1"), change("e", state, "a")]
    )
    assert (counted.statements, counted.deliveries, counted.live, counted.edits) == (1, 1, 1, 1)
    assert (counted.unchanged, counted.losses, counted.holds) == (unchanged, 0, not unchanged)
