"""The addresses of share kits."""

from django.urls import path

from candour.kits import views

urlpatterns = [
    path("kits", views.listed, name="kits"),
    path("kits/new", views.new, name="kits-new"),
    path("kits/<int:kit_id>", views.one, name="kits-one"),
    path("kits/<int:kit_id>/change", views.change, name="kits-change"),
    path("kits/<int:kit_id>/ask", views.ask, name="kits-ask"),
    path("kits/<int:kit_id>/decide", views.decide, name="kits-decide"),
    path("kits/<int:kit_id>/end", views.end, name="kits-end"),
    path("kits/<int:kit_id>/keep", views.keep, name="kits-keep"),
    path("kits/<int:kit_id>/words", views.words, name="kits-words"),
    path("kits/<int:kit_id>/told", views.told, name="kits-told"),
]
