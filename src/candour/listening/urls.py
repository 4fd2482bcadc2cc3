"""Addresses of listening."""

from django.urls import path

from candour.listening.views import acts, hand_offs, inbox, reader, stories, telling

urlpatterns = [
    path("listen", inbox.inbox, name="listening-inbox"),
    path("listen/tell", telling.tell, name="listening-tell"),
    path("listen/told", telling.told, name="listening-told"),
    path("listen/reader", reader.reader, name="listening-reader"),
    path("listen/reader/numbers.csv", reader.numbers, name="listening-reader-numbers"),
    path("listen/reader/examples", reader.examples, name="listening-reader-examples"),
    path("listen/stories", stories.stories, name="listening-stories"),
    path("listen/stories/<int:story_id>", stories.story, name="listening-story"),
    path("listen/stories/<int:story_id>/publish", stories.publish, name="listening-story-publish"),
    path("listen/stories/<int:story_id>/refuse", stories.refuse, name="listening-story-refuse"),
    path("listen/reports/<int:report_id>/settle", stories.settle, name="listening-report-settle"),
    path("listen/<int:post_id>/contact", inbox.contact, name="listening-contact"),
    path("listen/<int:post_id>", inbox.post, name="listening-post"),
    path("listen/<int:post_id>/take", acts.take, name="listening-take"),
    path("listen/<int:post_id>/hand-over", acts.hand_over, name="listening-hand-over"),
    path("listen/<int:post_id>/give-back", acts.give_back, name="listening-give-back"),
    path("listen/<int:post_id>/correct", acts.correct, name="listening-correct"),
    path("listen/<int:post_id>/correct/undo", acts.undo_correction, name="listening-correct-undo"),
    path("listen/<int:post_id>/aside", acts.aside, name="listening-aside"),
    path("listen/<int:post_id>/bring-back", acts.bring_back, name="listening-bring-back"),
    path("listen/hand-offs/<int:hand_off_id>/see", hand_offs.see, name="listening-hand-off-see"),
    path("listen/hand-offs/<int:hand_off_id>/record", hand_offs.record, name="listening-hand-off-record"),
    path("listen/hand-offs/<int:hand_off_id>/release", hand_offs.release, name="listening-hand-off-release"),
    path("listen/clocks/<int:clock_id>/stop", hand_offs.stop_clock, name="listening-clock-stop"),
]
