"""The addresses of `learning`."""

from django.urls import path

from candour.learning.views import badges, files, lessons, peers, practice

urlpatterns = [
    path("learn", lessons.listed, name="learning-lessons"),
    path("learn/<slug:slug>", lessons.lesson, name="learning-lesson"),
    path("learn/<slug:slug>/<int:number>", lessons.part, name="learning-part"),
    path("learn/<slug:slug>/practice", practice.practice, name="learning-practice"),
    path("learn/<slug:slug>/practice/<slug:scenario>", practice.practice_on, name="learning-practice-on"),
    path("learn/<slug:slug>/practice/<slug:scenario>/keep", practice.keep, name="learning-keep"),
    path("learn/<slug:slug>/passed", practice.passed, name="learning-passed"),
    path("learn/<slug:slug>/colleagues", peers.colleagues, name="learning-colleagues"),
    path("learn/<slug:slug>/take-back", peers.take_back, name="learning-take-back"),
    path("practice/<int:look_id>", peers.look, name="learning-look"),
    path("practice/<int:look_id>/pass-on", peers.cannot_look, name="learning-cannot-look"),
    path("lesson-files", files.files, name="learning-files"),
    path("lesson-files/<slug:slug>", files.history, name="learning-history"),
    path("lesson-files/<slug:slug>/put-away", files.put_away, name="learning-put-away"),
    path("lesson-files/<slug:slug>/<int:number>", files.download, name="learning-file"),
    path("lesson-files/<slug:slug>/<int:number>/use", files.use_again, name="learning-use-again"),
    path("me/badges/<slug:right>", badges.mine, name="learning-badge"),
    path("badges/<slug:trust>", badges.issuer, name="learning-issuer"),
]
