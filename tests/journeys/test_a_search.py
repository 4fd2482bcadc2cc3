"""A colleague is named by a few letters; the post is searched for and opened; who may speak is found."""

from playwright.sync_api import expect

from tests.journeys.screens import Opens, Screen

BOX = "Say something to your colleagues"


def test_somebody_is_named_and_found_again(opens: Opens) -> None:
    # given a nurse who names a porter by the first letters, with nothing but the keyboard
    nurse, reader = opens("nurse"), opens("reader")
    name_by_letters(nurse)
    post = nurse.page.url
    # when he is thanked again in a comment, typed out as ever, a reader who knows two words of it searches
    answer = nurse.page.get_by_role("textbox", name="Your comment")
    nurse.hands.write(answer, "Thank you again for the wheelchair, @Dave Quick")
    nurse.page.keyboard.press("Escape")
    nurse.press("Comment")
    search_from_home(reader)
    # then he finds both, keeps the posts alone, and opens the one
    narrow_to_posts(reader)
    assert reader.page.url == post
    # and finds who may say thank you in public without waiting
    find_who_may_speak(reader)


def name_by_letters(nurse: Screen) -> None:
    """This will begin a name, go through what is offered, leave it, and take what an arrow chose."""
    nurse.open("/home")
    box = nurse.box(BOX)
    names = nurse.page.get_by_role("listbox", name="Names")
    offered = names.get_by_role("option")
    box.press_sequentially("The wheelchair is mended, thanks to @Da")
    expect(offered.filter(has_text="Dave Quick")).to_be_visible()
    box.press("Enter")
    assert box.input_value().endswith("@Da\n"), "Enter is a new line until an arrow chose a name"
    box.press("Backspace")
    expect(offered.filter(has_text="Dave Quick")).to_be_visible()
    box.press("Escape")
    expect(names).to_be_hidden()
    box.press_sequentially("v")
    expect(names).to_be_hidden()
    for _ in range(4):
        box.press("Backspace")
    box.press_sequentially("@dav")
    dave = offered.filter(has_text="Dave Quick")
    expect(dave).to_be_visible()
    box.press("ArrowDown")
    expect(dave).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == dave.get_attribute("id")
    nurse.stop("names offered while somebody types")
    box.press("Enter")
    expect(names).to_be_hidden()
    assert box.input_value().endswith("thanks to @Dave Quick ")
    nurse.press("Post it")
    expect(nurse.page.get_by_role("link", name="@Dave Quick")).to_be_visible()


def search_from_home(reader: Screen) -> None:
    """This will search from the way that stands on home, until the index has both."""
    reader.open("/home")
    reader.hands.press(reader.page.locator(".nhsuk-header__menu-toggle"))
    reader.follow("Search")
    reader.sees_heading("Search")
    reader.write("Words, or a name", "wheelchair")
    reader.page.get_by_role("main").get_by_role("button", name="Search").click()
    reader.looks_until("Thank you again for the")
    reader.sees("The wheelchair is mended")
    reader.stop("what was found")


def narrow_to_posts(reader: Screen) -> None:
    """This will keep posts alone, and open the one that is left."""
    reader.unfold("What, who, where and when")
    reader.choose("What", "Posts")
    reader.page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(reader.page.get_by_text("Thank you again for the")).to_have_count(0)
    reader.stop("posts alone that were found")
    reader.follow("Maya Penhale", within=reader.page.get_by_role("region", name="What was said"))
    reader.sees_heading("Maya Penhale's post")


def find_who_may_speak(reader: Screen) -> None:
    """This will go from what was found to the people, and keep who may say a thing without waiting."""
    reader.open("/search?q=nurse")
    reader.follow("Everybody who fits, and who may speak on what")
    reader.sees_heading("People")
    reader.write("Name, job or team", "")
    reader.unfold("Site, role and who may speak on what")
    reader.choose("May send without waiting", "say thanks")
    reader.page.get_by_role("main").get_by_role("button", name="Search").click()
    reader.sees("Sends without waiting: say thanks")
    reader.stop("who may speak on a topic")
