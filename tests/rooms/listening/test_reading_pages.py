"""What a post was read as, on its page: the words behind it, both candidates, the worst sentence, one tap."""

from candour.domain.kinds import Flag, Kind
from tests.pages import Visit
from tests.rooms.listening.hospital import Hospital, a_reading, html


def test_an_unsure_reading_names_both_kinds_and_the_words(hospital: Hospital, visit: Visit) -> None:
    reading = a_reading(
        Kind.COMPLIMENT, unsure=True, runner_up=Kind.COMPLAINT, evidence=((0, 14),), other=((16, 31),)
    )
    post = hospital.hears("thanks a bunch, six hours again", reading)
    page = html(visit("/listen", by=hospital.nurse))
    assert "Read it yourself" in page
    assert "Could be thanks (“thanks a bunch”) or a complaint (“six hours again”)" in page
    opened = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "Unsure: read it yourself." in opened
    assert (
        'could be thanks: </span>thanks a bunch<span class="nhsuk-u-visually-hidden">]</span></mark>, '
        in opened
    )
    assert "could be a complaint: </span>six hours again" in opened


def test_the_post_page_says_what_was_read_and_takes_a_correction(hospital: Hospital, visit: Visit) -> None:
    post = hospital.hears("Six <b>hours</b> & nobody came", a_reading(Kind.COMPLAINT, evidence=((0, 16),)))
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert 'because of “<span class="candour-evidence">Six &lt;b&gt;hours&lt;/b&gt;</span>”.' in page
    visit(f"/listen/{post.pk}/correct", by=hospital.nurse, post={"kind": "question"}, expecting=302)
    visit(f"/listen/{post.pk}/correct", by=hospital.nurse, post={"kind": "nonsense"}, expecting=404)
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "<strong>Megan Pugh said that this is a question</strong>" in page
    assert "I had read it as a complaint" in page
    visit(f"/listen/{post.pk}/correct", by=hospital.colleague, post={"kind": "other"}, expecting=302)
    visit(f"/listen/{post.pk}/correct/undo", by=hospital.nurse, post={}, expecting=302)
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "<strong>Megan Pugh said that this is a question</strong>" in page
    assert "Tom Hale: something else" in page
    assert "Undone by Megan Pugh" in page


def test_the_worst_sentence_is_named_and_how_critical_it_is_in_words(
    hospital: Hospital, visit: Visit
) -> None:
    text = "The nurse was kind. Nobody told us anything for six hours."
    post = hospital.hears(text, a_reading(Kind.COMPLAINT, worst=(20, len(text)), criticality=-4))
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "Its worst sentence is very critical: “Nobody told us anything for six hours.”" in page


def test_the_model_is_one_tap_away_and_flags_that_hand_over_say_that_they_stay(
    hospital: Hospital, visit: Visit
) -> None:
    post = hospital.hears("words", a_reading(Kind.OTHER, Flag.DANGER_NOW))
    page = html(visit(f"/listen/{post.pk}", by=hospital.nurse))
    assert "Model test-1, fingerprint aaaaaaaaaaaa," in page
    assert "90 in 100 right" in page
    assert "These stay, whatever you call the post." in page
    page = html(visit(f"/listen/{hospital.hears().pk}", by=hospital.nurse))
    assert "These stay" not in page
