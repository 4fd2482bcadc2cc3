"""The addresses of `learning`."""

from django.urls import path

from candour.learning.views import lessons, practice

urlpatterns = [
    path("learn", lessons.listed, name="learning-lessons"),
    path("learn/<slug:slug>", lessons.lesson, name="learning-lesson"),
    path("learn/<slug:slug>/<int:number>", lessons.part, name="learning-part"),
    path("learn/<slug:slug>/practice", practice.practice, name="learning-practice"),
    path("learn/<slug:slug>/practice/<slug:scenario>", practice.practice_on, name="learning-practice-on"),
    path("learn/<slug:slug>/practice/<slug:scenario>/keep", practice.keep, name="learning-keep"),
    path("learn/<slug:slug>/passed", practice.passed, name="learning-passed"),
]
