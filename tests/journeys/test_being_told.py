"""Choosing how one is told, on a phone, with and without scripts."""

from playwright.sync_api import expect

from tests.journeys.running import Candour
from tests.journeys.screens import Opens
from tests.journeys.stories import PASSWORD


def test_a_nurse_chooses_quiet_nights_and_one_letter(opens: Opens, candour: Candour) -> None:
    nurse = opens(java_script_enabled=False)
    # given that she is signed in on her own phone
    nurse.open("/sign-in")
    nurse.write("Email address", candour.people["nurse"].email)
    nurse.write("Password", PASSWORD)
    nurse.tick("My own phone or computer")
    nurse.press("Sign in")
    # when she asks for quiet nights and one letter about her own words
    nurse.open("/me")
    nurse.follow("How I am told")
    nurse.sees_heading("How I am told")
    nurse.stop("how I am told")
    nurse.choose("What I wrote in public: suggestions, decisions, answers to it", "In one letter a day")
    nurse.write("Quiet from", "21:00")
    nurse.press("Keep this")
    # then one end alone is asked for again, with what she chose still there
    nurse.sees("Enter both times, or leave both empty")
    nurse.stop("one end of the quiet is missing")
    nurse.write("Quiet until", "07:00")
    nurse.press("Keep this")
    expect(nurse.page.get_by_label("Quiet until")).to_have_value("07:00")
    # and a notice to try it stands on her page
    nurse.press("Send me one to try it")
    nurse.sees_heading("Notices")
    nurse.sees("This is how Candour tells you")
