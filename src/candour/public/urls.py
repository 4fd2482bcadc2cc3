"""Addresses of the public pages: the first trust's at the top, every other trust's under its own name."""

from django.urls import include, path

from candour.public.door import NAMESPACE
from candour.public.views import about, pictures, sharing, stories, talking, told, walls, working_here
from candour.public.views.put_right import put_right

pages = [
    path("", stories.front, name="public-front"),
    path("stories/<int:story_id>", stories.story, name="public-story"),
    path("stories/<int:story_id>/report", stories.report_story, name="public-report-story"),
    path("answers/<int:answer_id>/report", stories.report_answer, name="public-report-answer"),
    path("answers/<int:answer_id>/<slug:sha256>.jpg", pictures.picture, name="public-answer-picture"),
    path("posts/<int:post_id>", stories.post, name="public-post"),
    path("reported", stories.reported, name="public-reported"),
    path("put-right", put_right, name="public-put-right"),
    path("feed.atom", stories.feed, name="public-feed"),
    path("share", sharing.share, name="public-share"),
    path("told/<str:token>", told.told, name="public-told"),
    path("told/<str:token>/keep", told.keep, name="public-keep"),
    path("told/<str:token>/reply", told.add, name="public-told-reply"),
    path("told/<str:token>/wish", told.change_wish, name="public-told-wish"),
    path("told/<str:token>/withdraw", told.withdraw, name="public-told-withdraw"),
    path("told/<str:token>/judge", told.judge, name="public-told-judge"),
    path("told/<str:token>/talk", talking.ask_as_teller, name="public-told-talk"),
    path("talk", talking.ask, name="public-talk-ask"),
    path("talk/asked", talking.asked, name="public-talk-asked"),
    path("talk/<str:token>", talking.ask_by_link, name="public-talk"),
    path("wall/<slug:slug>", walls.wall, name="public-wall"),
    path("voices", about.voices, name="public-voices"),
    path("working-here", working_here.working_here, name="public-working-here"),
    path("working-here/playlists/<int:playlist_id>", working_here.playlist, name="public-playlist"),
    path("privacy", about.privacy, name="public-privacy"),
    path("accessibility", about.accessibility, name="public-accessibility"),
]
urlpatterns = [
    *pages,
    path("robots.txt", about.robots, name="public-robots"),
    path("t/<slug:trust>/", include((pages, NAMESPACE))),
]
