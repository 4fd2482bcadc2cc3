"""Coming in by a ward's poster, and a list of people before and after somebody says yes to it."""

import re

from tests.journeys.running import Candour
from tests.journeys.screens import Opens

PASSWORD = "a-gull-on-the-quay-wall"
LIST = (
    "Staff number,First name,Last name,Email,Site,Team,Status\n"
    "71,Ann,May,ann@home.example,St Brannoc's Hospital,Emergency department,\n"
    "72,Bo,,,,,\n"
    ",Maya,Penhale,{leaver},,,left\n"
)


def test_a_ward_s_poster_brings_a_colleague_in_after_a_yes(opens: Opens) -> None:
    # given a poster that the matron makes for her ward
    matron = opens("matron")
    matron.open("/invite")
    matron.press("Make a poster")
    matron.stop("making a poster")
    matron.press("Make the poster")
    matron.sees_heading("Come and speak for")
    matron.stop("a poster")
    link = re.search(r"/join/[A-Z0-9]{8}", matron.page.get_by_role("main").inner_text())
    assert link is not None
    # when somebody scans it on an old phone without scripts
    newcomer = opens(java_script_enabled=False)
    newcomer.open(link[0])
    newcomer.sees_heading("Come in")
    newcomer.stop("coming in by a poster")
    newcomer.write("First name", "Jan")
    newcomer.write("Last name", "Kerr")
    newcomer.write("Job title", "Porter")
    newcomer.write("Email address to sign in with", "jan@home.example")
    newcomer.write("Choose a password", PASSWORD)
    newcomer.press("Ask to come in")
    newcomer.sees_heading("Thank you. A colleague is asked now")
    newcomer.stop("waiting for a yes")
    # and the matron knows them
    matron.open("/invite")
    matron.sees("Jan Kerr")
    matron.stop("somebody waits for a yes")
    matron.press("Yes, let them in")
    matron.sees("Open invitations")
    # then they sign in
    newcomer.follow("Sign in", within=newcomer.page.get_by_role("main"))
    newcomer.write("Email address", "jan@home.example")
    newcomer.write("Password", PASSWORD)
    newcomer.press("Sign in")
    newcomer.sees_heading("Good ")


def test_a_list_is_looked_at_before_anything_happens(opens: Opens, candour: Candour) -> None:
    administrator, nurse = opens("administrator"), opens("nurse")
    nurse.open("/me")
    nurse.sees_heading("My page")
    # given a list with somebody new, a bad line, and the nurse as a leaver
    administrator.open("/invite/lists")
    administrator.stop("sending a list")
    text = LIST.format(leaver=candour.people["nurse"].email)
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    administrator.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    administrator.press("Look at it first")
    administrator.sees_heading("What this list does")
    administrator.sees("Line 3:")
    administrator.sees("Leaving: 1")
    administrator.stop("a list to look at")
    # when the number of leavers is wrong, nothing happens; when it is right, the list is taken in
    administrator.write("How many people leave", "2")
    administrator.press("Take the list in")
    administrator.sees("1 person leaves, not 2")
    administrator.stop("another number of leavers")
    administrator.write("How many people leave", "1")
    administrator.press("Take the list in")
    administrator.looks_until("added, changed or left.")
    administrator.stop("a list that was taken in")
    # then the leaver's next page is the one for signing in
    nurse.open("/me")
    nurse.sees_heading("Sign in")
