"""A post that is longer than a network takes is cut, approved, stops at its third part, and goes on there."""

from pathlib import Path

from tests.contracts.pretended import running
from tests.journeys import threading
from tests.journeys.running import Candour
from tests.journeys.screens import Opens


def test_a_post_in_five_parts_stops_at_the_third_and_goes_on(
    opens: Opens, candour: Candour, tmp_path: Path
) -> None:
    # given a network of short posts that will not take the third one
    with running(tmp_path / "chatter.jsonl") as network:
        network.queue("", "", "400")
        threading.connect(candour, network)
        nurse, matron = opens("nurse"), opens("matron")
        # when the nurse's post is too long for it, she cuts it, and it is approved part by part
        threading.write_for_the_network(nurse)
        threading.cut_it(nurse)
        threading.approve_each_part(matron)
        # then it stops after two, says so, and goes on at three
        threading.see_where_it_stopped(nurse)
        threading.go_on(nurse)
        threading.stands_in_order(network)
