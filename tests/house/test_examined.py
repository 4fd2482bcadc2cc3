"""A stop of a journey is examined again as soon as it shows something of a new sort."""

from tests.journeys import examined

PAGE = '<main><h1 class="big" id="a">Ask</h1><a href="/x">One</a></main>'


def test_a_page_is_examined_once_at_a_stop_in_one_look() -> None:
    assert examined.is_new(("ask", 390, False), PAGE)
    assert not examined.is_new(("ask", 390, False), PAGE.replace("One", "Two").replace("/x", "/y"))
    assert examined.is_new(("ask", 390, True), PAGE)
    assert examined.is_new(("ask", 1280, False), PAGE)
    assert examined.is_new(("asked", 390, False), PAGE)


def test_it_is_examined_again_when_it_shows_an_element_of_a_new_sort() -> None:
    for number, changed in enumerate(
        (
            PAGE.replace("big", "small"),
            PAGE.replace("<a ", '<a aria-label="One" '),
            PAGE.replace("</main>", "<p>More</p></main>"),
            PAGE.replace("<a ", "<a hidden "),
        )
    ):
        assert examined.is_new(("change", number), PAGE)
        assert examined.is_new(("change", number), changed), changed
        assert not examined.is_new(("change", number), PAGE), "it was seen before"
