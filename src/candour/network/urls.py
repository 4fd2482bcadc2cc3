"""The addresses of `network`."""

from django.urls import path

from candour.network.views import feed, marks, names, pictures, posts, reports, spaces

urlpatterns = [
    path("feed", feed.feed, name="network-feed"),
    path("feed.json", feed.for_programs, name="network-feed-json"),
    path("feed/kept", feed.kept, name="network-kept"),
    path("feed/tags/<str:folded>", feed.tag, name="network-tag"),
    path("feed/names", names.names, name="network-names"),
    path("feed/people/<int:person_id>", feed.of_person, name="network-of-person"),
    path("feed/draft/<str:place>", feed.draft, name="network-draft"),
    path("feed/photos/<str:place>", pictures.photos, name="network-photos"),
    path("feed/photos/<str:place>/<int:photo_id>", pictures.leave_out, name="network-leave-out"),
    path("feed/reports", reports.reports, name="network-reports"),
    path("feed/reports/<int:report_id>", reports.settle, name="network-settle"),
    path("feed/reports/<int:report_id>/outcome", reports.outcome, name="network-outcome"),
    path("feed/<int:post_id>", posts.post, name="network-post"),
    path("feed/<int:post_id>/change", posts.change, name="network-change"),
    path("feed/<int:post_id>/take-back", posts.take_back, name="network-take-back"),
    path("feed/<int:post_id>/report", reports.report, name="network-report"),
    path("feed/<int:post_id>/feel", marks.feel, name="network-feel"),
    path("feed/<int:post_id>/keep", marks.keep, name="network-keep"),
    path("feed/<int:post_id>/mute", marks.mute, name="network-mute"),
    path("feed/<int:post_id>/vote", marks.vote, name="network-vote"),
    path("comments/<int:comment_id>/change", posts.change_comment, name="network-change-comment"),
    path("comments/<int:comment_id>/take-back", posts.take_back_comment, name="network-take-back-comment"),
    path("comments/<int:comment_id>/report", reports.report_comment, name="network-report-comment"),
    path("spaces", spaces.listed, name="network-spaces"),
    path("spaces/new", spaces.new, name="network-space-new"),
    path("spaces/<int:space_id>", spaces.space, name="network-space"),
    path("spaces/<int:space_id>/join", spaces.join, name="network-space-join"),
    path("spaces/<int:space_id>/leave", spaces.leave, name="network-space-leave"),
    path("spaces/<int:space_id>/change", spaces.change, name="network-space-change"),
    path("spaces/<int:space_id>/close", spaces.close, name="network-space-close"),
    path("spaces/<int:space_id>/mute", spaces.mute, name="network-space-mute"),
    path("spaces/<int:space_id>/people", spaces.people, name="network-space-people"),
    path("spaces/<int:space_id>/people/bring", spaces.bring, name="network-space-bring"),
    path("spaces/<int:space_id>/people/<int:person_id>", spaces.answer, name="network-space-answer"),
]
