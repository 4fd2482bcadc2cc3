"""In which order files of tests are handed out to the processes that run them.

Whoever runs alone at the end is waited for, so the longest files go first. A browser's event loop stays in
its process and would break what comes after it there, so files with a browser go last. Those of rooms close
theirs; journeys keep one open to the end, beside which no other can be started, so they are the very last.

    longest ........ shortest | rooms with a browser | longest journey ........ shortest journey
"""

SECONDS = {
    "tests/contracts/test_photo_day.py": 45,
    "tests/contracts/channels/test_bluesky_contract.py": 48,
    "tests/contracts/test_candour_check.py": 15,
    "tests/contracts/test_publish_drill.py": 130,
    "tests/domain/approval/test_any_route.py": 25,
    "tests/domain/approval/test_simulation.py": 13,
    "tests/domain/approval/test_waiting.py": 13,
    "tests/domain/checks/test_linear_time.py": 28,
    "tests/domain/checks/test_report.py": 20,
    "tests/house/test_every_answer.py": 120,
    "tests/house/test_every_url.py": 270,
    "tests/house/test_no_marks_on_people.py": 27,
    "tests/house/test_sql_statements.py": 87,
    "tests/house/test_tools.py": 45,
    "tests/journeys/test_a_campaign.py": 70,
    "tests/journeys/test_a_clinic.py": 45,
    "tests/journeys/test_a_correction.py": 11,
    "tests/journeys/test_a_lesson.py": 44,
    "tests/journeys/test_a_mistake.py": 119,
    "tests/journeys/test_a_picture.py": 39,
    "tests/journeys/test_a_playlist.py": 40,
    "tests/journeys/test_a_policy_row.py": 51,
    "tests/journeys/test_a_promise.py": 57,
    "tests/journeys/test_a_search.py": 30,
    "tests/journeys/test_a_slip.py": 34,
    "tests/journeys/test_a_share_kit.py": 25,
    "tests/journeys/test_a_thread.py": 34,
    "tests/journeys/test_a_video.py": 35,
    "tests/journeys/test_an_evening.py": 41,
    "tests/journeys/test_being_told.py": 13,
    "tests/journeys/test_coming_in.py": 42,
    "tests/journeys/test_comments.py": 40,
    "tests/journeys/test_nothing_is_lost.py": 76,
    "tests/journeys/test_private_talk.py": 76,
    "tests/journeys/test_safety.py": 82,
    "tests/journeys/test_saying_in_public.py": 60,
    "tests/journeys/test_signing_in.py": 28,
    "tests/journeys/test_the_squad.py": 60,
    "tests/rooms/channels/test_pretend_drill.py": 20,
    "tests/rooms/config/test_backup.py": 36,
    "tests/rooms/config/test_demo.py": 11,
    "tests/rooms/config/test_setup.py": 49,
    "tests/rooms/jobs/test_workers.py": 30,
    "tests/rooms/learning/test_earned_by_practice.py": 30,
    "tests/rooms/listening/test_fetching.py": 20,
    "tests/rooms/lookout/test_bells.py": 16,
    "tests/rooms/people/test_in_a_browser.py": 33,
    "tests/rooms/photos/test_videos.py": 20,
    "tests/rooms/reading/test_read_command.py": 12,
    "tests/rooms/voice/test_fault_fourteen.py": 31,
    "tests/rooms/voice/test_fault_thirteen.py": 14,
    "tests/rooms/voice/test_rewording.py": 14,
    "tests/rooms/voice/test_walks.py": 78,
    "tests/rooms/web/test_in_a_browser.py": 21,
}
"""What a whole file took, roughly, where that is more than ten seconds; only their order matters."""
A_TEST = 0.1
"""Seconds that one test of any other file is expected to take."""
JOURNEYS = "tests/journeys/"
IN_A_BROWSER = "test_in_a_browser.py"


def has_browser(file: str) -> bool:
    """This will say whether a file's tests start a browser, by its folder or its name."""
    return file.startswith(JOURNEYS) or file.endswith(IN_A_BROWSER)


def place(file: str, tests: int) -> tuple[int, float, str]:
    """This will give what to sort files by: no browser, a browser, journeys; in each the longest first."""
    sort = int(has_browser(file)) + int(file.startswith(JOURNEYS))
    return sort, -SECONDS.get(file, A_TEST * tests), file
